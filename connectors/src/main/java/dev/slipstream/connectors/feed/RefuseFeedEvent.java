package dev.slipstream.connectors.feed;

import org.apache.flink.api.connector.source.SourceEvent;

/** Coordinator to one reader: this registry entry is invalid; the reader puts the fact into the stream. */
record RefuseFeedEvent(String feed, String why) implements SourceEvent {
    private static final long serialVersionUID = 1;
}
