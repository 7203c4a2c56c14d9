package dev.slipstream.connectors.feed;

import dev.slipstream.contracts.record.FeedRegistration;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** Says which feeds there are. The enumerator asks it again and again, and adds and removes feeds by the difference. */
public interface FeedDirectory extends Serializable {

    /** Whether the list can never change, so that a job over files ends when they end. */
    boolean isFixed();

    /** Opens it on the coordinator. */
    Reader open() throws IOException;

    /** Reads the directory; called from one background thread at a time, so it may block. */
    interface Reader extends AutoCloseable {
        /** All feeds as of now. */
        Listing list() throws IOException;

        /** May be called from another thread while {@link #list} blocks, which then fails soon. */
        @Override
        void close();
    }

    /**
     * One feed of the directory.
     *
     * @param registration what to read
     * @param version grows with each registration of the same name, and is the same each time the directory is read;
     *     the feed's first epoch
     */
    record Entry(FeedRegistration registration, long version) {}

    /**
     * What the directory holds.
     *
     * @param feeds by name
     * @param invalid entries that are no registration: what is wrong, by key
     */
    record Listing(Map<String, Entry> feeds, Map<String, String> invalid) {}

    /** A list given at start, for bounded runs. */
    static FeedDirectory of(List<FeedRegistration> feeds) {
        return new FixedFeedDirectory(feeds);
    }
}
