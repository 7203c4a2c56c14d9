package dev.slipstream.connectors.feed;

import org.apache.flink.api.connector.source.SourceEvent;

/**
 * Coordinator to readers: this feed is no longer registered. It goes to every reader, because after a rescale only the
 * readers know who holds it.
 */
record RemoveFeedEvent(String feed) implements SourceEvent {
    private static final long serialVersionUID = 1;
}
