package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Loudness;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.contracts.record.SegmentKind;
import dev.slipstream.operators.describe.Segments;
import dev.slipstream.operators.replay.SegmentReference;
import org.jspecify.annotations.Nullable;

/** What highlights are judged by, of one segment: half a kilobyte on the way to the keyed operator instead of a picture. A Flink POJO. */
public class FeedStretch {
    public String feed;
    public long epoch;
    public long sequence;
    /** Whether this is no segment but the end of the epoch. */
    public boolean end;

    public int priority;
    public @Nullable String sport;
    public @Nullable String cameraGroup;
    public @Nullable SegmentReference reference;
    /** Blocks of 100 ms, LUFS; empty where no sound came. */
    public float[] lufs = new float[0];
    /** Capture time of the first of them. */
    public long lufsMicros;
    /** Median size of the pictures that are no keyframes; 0 = not known. */
    public int pictureBytes;

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public FeedStretch() {}

    static FeedStretch of(Segment segment) {
        FeedStretch stretch = new FeedStretch();
        stretch.feed = segment.getFeed();
        stretch.epoch = segment.getEpoch();
        stretch.sequence = segment.getSequence();
        stretch.end = segment.getKind() == SegmentKind.END;
        stretch.priority = segment.getPriority();
        stretch.sport = segment.getSport();
        stretch.cameraGroup = segment.getCameraGroup();
        stretch.pictureBytes = segment.getPictureBytes();
        if (segment.getMedia() != null) {
            stretch.reference = SegmentReference.of(segment, segment.getMedia());
        }
        Loudness loudness = segment.getLoudness();
        if (loudness != null) {
            stretch.lufsMicros = Segments.micros(loudness.getStartTime());
            stretch.lufs = new float[loudness.getLufs().size()];
            for (int i = 0; i < stretch.lufs.length; i++) {
                stretch.lufs[i] = loudness.getLufs().get(i);
            }
        }
        return stretch;
    }
}
