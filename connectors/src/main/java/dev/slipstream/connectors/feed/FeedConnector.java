package dev.slipstream.connectors.feed;

import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.vision.media.CutSegment;
import dev.slipstream.vision.media.FeedException;
import dev.slipstream.vision.media.MediaInfo;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;

/** Connects to feeds. A port, so that supervision is tested with feeds that hang, flood and die on demand. */
public interface FeedConnector extends Serializable {

    /** Connects; blocks at most for the connector's own time limit. */
    Connection connect(FeedRegistration feed) throws FeedException;

    /** One connection; used by one thread, except {@link #cancel}. */
    interface Connection extends AutoCloseable {
        MediaInfo info();

        /**
         * The next segment, or null when the media has ended. After a {@link FeedException.Kind#DISCONTINUITY} it may be
         * called again: media time then starts again at zero.
         */
        @Nullable
        CutSegment next() throws FeedException;

        /** Makes a blocked {@link #next} return soon; callable from any thread. */
        void cancel();

        @Override
        void close();
    }
}
