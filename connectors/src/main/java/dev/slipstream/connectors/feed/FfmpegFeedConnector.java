package dev.slipstream.connectors.feed;

import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.vision.media.CutSegment;
import dev.slipstream.vision.media.FeedException;
import dev.slipstream.vision.media.FeedReader;
import dev.slipstream.vision.media.MediaInfo;
import dev.slipstream.vision.media.ReaderOptions;
import org.jspecify.annotations.Nullable;

/** Connects through FFmpeg, under the reader's address policy and time limits. */
public final class FfmpegFeedConnector implements FeedConnector {
    private static final long serialVersionUID = 1;

    private final ReaderOptions options;

    public FfmpegFeedConnector(ReaderOptions options) {
        this.options = options;
    }

    @Override
    public Connection connect(FeedRegistration feed) throws FeedException {
        FeedReader reader = FeedReader.open(feed.getUri(), options);
        return new Connection() {
            @Override
            public MediaInfo info() {
                return reader.info();
            }

            @Override
            public @Nullable CutSegment next() throws FeedException {
                return reader.next();
            }

            @Override
            public void cancel() {
                reader.cancel();
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }
}
