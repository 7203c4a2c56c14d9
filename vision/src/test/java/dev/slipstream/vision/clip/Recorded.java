package dev.slipstream.vision.clip;

import dev.slipstream.vision.media.CutSegment;
import dev.slipstream.vision.media.FeedException;
import dev.slipstream.vision.media.FeedReader;
import dev.slipstream.vision.media.TestMedia;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file as ingest records it: the segments of one epoch, on a time line that does not begin at zero. */
record Recorded(Path file, List<ClipSegment> segments) {
    /** When the first picture was captured, microseconds. */
    static final long START = 1_790_000_000_000_000L;

    static Recorded of(Path file) throws FeedException {
        List<ClipSegment> segments = new ArrayList<>();
        try (FeedReader reader = FeedReader.open(file.toString(), TestMedia.options())) {
            for (CutSegment cut = reader.next(); cut != null; cut = reader.next()) {
                byte[] media = cut.media();
                segments.add(new ClipSegment(
                        START + cut.mediaTimeMicros(), cut.durationMicros(), cut.dependent(), () -> media));
            }
        }
        return new Recorded(file, segments);
    }

    /** One segment lost. */
    Recorded without(int index) {
        List<ClipSegment> left = new ArrayList<>(segments);
        left.remove(index);
        return new Recorded(file, left);
    }

    /** One segment with other bytes. */
    Recorded with(int index, byte[] media) {
        List<ClipSegment> changed = new ArrayList<>(segments);
        ClipSegment old = changed.get(index);
        changed.set(index, new ClipSegment(old.startMicros(), old.durationMicros(), old.dependent(), () -> media));
        return new Recorded(file, changed);
    }
}
