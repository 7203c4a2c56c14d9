package dev.slipstream.vision.media;

import org.jspecify.annotations.Nullable;

public final class FeedReader implements AutoCloseable {
    public static FeedReader open(String uri, ReaderOptions o) throws FeedException {
        throw new UnsupportedOperationException();
    }

    public MediaInfo info() {
        throw new UnsupportedOperationException();
    }

    public @Nullable CutSegment next() throws FeedException {
        return null;
    }

    public void cancel() {}

    @Override
    public void close() {}
}
