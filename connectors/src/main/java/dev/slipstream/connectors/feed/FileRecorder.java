package dev.slipstream.connectors.feed;

import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.record.ClockSource;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.vision.media.CutSegment;
import dev.slipstream.vision.media.FeedException;
import dev.slipstream.vision.media.FeedReader;
import dev.slipstream.vision.media.ReaderOptions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a file in at once and gives its records, as ingest would have written them one by one: a load test plays them again
 * for any number of feeds, and pays for cutting and storing once.
 */
public final class FileRecorder {
    private FileRecorder() {}

    /**
     * Cuts the file and stores its segments in epoch 0 of the feed; capture times count from 1970.
     *
     * @param feed whose address is a file
     * @throws FeedException if the file cannot be read
     * @throws IOException if the media store does not take it
     */
    public static List<Segment> record(FeedRegistration feed, MediaStore store, ReaderOptions options)
            throws FeedException, IOException {
        SegmentRecorder recorder = new SegmentRecorder(store, FeedTime.system());
        CaptureClock clock = new CaptureClock(ClockSource.REGISTRATION, 0, 0);
        FeedProgress progress = FeedProgress.from(0).anchored(0);
        List<Segment> segments = new ArrayList<>();
        try (FeedReader reader = FeedReader.open(feed.getUri(), options)) {
            for (CutSegment cut = reader.next(); cut != null; cut = reader.next()) {
                segments.add(recorder.record(feed, progress, clock, reader.info(), cut, cut.mediaTimeMicros()));
                progress = progress.next(cut.mediaTimeMicros() + cut.durationMicros());
            }
        }
        return segments;
    }
}
