package dev.slipstream.connectors.feed;

/**
 * How far a feed has come: what a checkpoint keeps of it.
 *
 * @param epoch the connection (live) or pass (file) that the next segment belongs to
 * @param nextSequence sequence of the next segment in that epoch
 * @param anchorMicros capture time of media time zero in that epoch, microseconds since 1970, or {@link #NO_ANCHOR}
 * @param mediaEndMicros media time at which the last segment of that epoch ended
 * @param done whether the media ended for good
 */
record FeedProgress(long epoch, long nextSequence, long anchorMicros, long mediaEndMicros, boolean done) {
    static final long NO_ANCHOR = Long.MIN_VALUE;

    static FeedProgress from(long firstEpoch) {
        return new FeedProgress(firstEpoch, 0, NO_ANCHOR, 0, false);
    }

    boolean isAnchored() {
        return anchorMicros != NO_ANCHOR;
    }

    FeedProgress anchored(long micros) {
        return new FeedProgress(epoch, nextSequence, micros, mediaEndMicros, done);
    }

    /** After one more segment that ends at this media time. */
    FeedProgress next(long endMicros) {
        return new FeedProgress(epoch, nextSequence + 1, anchorMicros, endMicros, done);
    }

    FeedProgress finished() {
        return new FeedProgress(epoch, nextSequence, anchorMicros, mediaEndMicros, true);
    }
}
