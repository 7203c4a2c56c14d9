package dev.slipstream.connectors.feed;

import dev.slipstream.connectors.media.MediaStore;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;

/** Builds a {@link FeedSource}; directory, connector and media store must be given. */
public final class FeedSourceBuilder {
    private @Nullable FeedDirectory directory;
    private @Nullable FeedConnector connector;
    private @Nullable MediaStore store;
    ReconnectPolicy reconnect = ReconnectPolicy.standard();
    int queueSegments = 8;
    Duration discovery = Duration.ofSeconds(1);
    Duration retention = Duration.ZERO;
    Duration timeLimit = Duration.ZERO;

    FeedSourceBuilder() {}

    public FeedSourceBuilder setDirectory(FeedDirectory value) {
        directory = value;
        return this;
    }

    public FeedSourceBuilder setConnector(FeedConnector value) {
        connector = value;
        return this;
    }

    public FeedSourceBuilder setMediaStore(MediaStore value) {
        store = value;
        return this;
    }

    public FeedSourceBuilder setReconnectPolicy(ReconnectPolicy value) {
        reconnect = value;
        return this;
    }

    /** Most segments that wait between a feed's thread and the task; a segment holds one compressed picture. */
    public FeedSourceBuilder setQueueSegments(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("A feed's queue must hold at least one segment, not " + value);
        }
        queueSegments = value;
        return this;
    }

    /** How often the directory is read. */
    public FeedSourceBuilder setDiscoveryInterval(Duration value) {
        discovery = value;
        return this;
    }

    /** Media older than this is deleted from the store; zero keeps it. */
    public FeedSourceBuilder setRetention(Duration value) {
        retention = value;
        return this;
    }

    /** In a bounded run, end each feed after this long; zero waits for its own end. */
    public FeedSourceBuilder setTimeLimit(Duration value) {
        timeLimit = value;
        return this;
    }

    FeedDirectory directory() {
        return Objects.requireNonNull(directory, "setDirectory was not called");
    }

    FeedConnector connector() {
        return Objects.requireNonNull(connector, "setConnector was not called");
    }

    MediaStore store() {
        return Objects.requireNonNull(store, "setMediaStore was not called");
    }

    public FeedSource build() {
        return new FeedSource(this);
    }
}
