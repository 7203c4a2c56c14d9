package dev.slipstream.operators.replay;

import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.describe.Segments;

/** Where a stretch of a camera's media lies, without anything of the media: some 250 bytes of state. A Flink POJO. */
public class SegmentReference {
    public String segment;
    public long sequence;
    /** Capture time of the first picture, microseconds since 1970. */
    public long captureMicros;

    public long durationMicros;
    /** Of the first picture, from the start of the epoch. */
    public long mediaTimeMicros;
    /** Half width of the interval that holds the true capture time; Long.MAX_VALUE = unknown. */
    public long clockErrorMicros;
    /** Whether its first picture needs the segment before it to decode. */
    public boolean dependent;

    public MediaReference media;

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public SegmentReference() {}

    public static SegmentReference of(Segment segment, MediaReference media) {
        SegmentReference reference = new SegmentReference();
        reference.segment = segment.getId();
        reference.sequence = segment.getSequence();
        reference.captureMicros = Segments.micros(segment.getCaptureTime());
        reference.durationMicros = segment.getDurationMicros();
        reference.mediaTimeMicros = segment.getMediaTimeMicros();
        reference.clockErrorMicros = segment.getClockErrorMicros();
        reference.dependent = segment.getDependent();
        reference.media = media;
        return reference;
    }

    /** Capture time at which its last picture ends. */
    public long endMicros() {
        return captureMicros + durationMicros;
    }

    boolean holds(long micros) {
        return micros >= captureMicros && micros < endMicros();
    }
}
