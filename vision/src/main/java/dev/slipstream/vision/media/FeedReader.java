package dev.slipstream.vision.media;

import org.jspecify.annotations.Nullable;

public final class FeedReader implements AutoCloseable {
    private final ReaderOptions o;

    FeedReader(ReaderOptions o) {
        this.o = o;
    }

    public static FeedReader open(String uri, ReaderOptions o) throws FeedException {
        return new FeedReader(o);
    }

    public MediaInfo info() {
        return new MediaInfo(null, null, o.x(), 0, "", null, null, false);
    }

    public @Nullable CutSegment next() throws FeedException {
        return null;
    }

    public void cancel() {}

    @Override
    public void close() {}
}
