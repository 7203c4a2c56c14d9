package dev.slipstream.operators.health;

import dev.slipstream.contracts.record.Loudness;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.contracts.record.SegmentKind;
import dev.slipstream.operators.describe.Segments;
import dev.slipstream.operators.sample.SampledSegment;
import org.jspecify.annotations.Nullable;

/** What the health of a feed is judged by, of one segment: 2.4 KB on the way to the keyed operator instead of the picture's 100. A Flink POJO. */
public class HealthSignals {
    private static final int PIXELS_OF_MACROBLOCK = 16 * 16;

    public String feed;
    public long epoch;
    public long sequence;
    /** Whether this is no segment but the end of the epoch. */
    public boolean end;
    /** Of the first picture, microseconds since 1970. */
    public long captureMicros;
    /** Of the first picture, from the start of the epoch. */
    public long mediaMicros;

    public long durationMicros;
    /** Grey, as in {@link SampledSegment}; null for the end. */
    public byte @Nullable [] thumbnail;
    /** Median size of the compressed pictures that are no keyframes; 0 = not known. */
    public int pictureBytes;
    /** Macroblocks of 16 x 16 pixels in a picture, by which such sizes are measured; 0 = not known. */
    public int macroblocks;
    /** Whether loudness was measured. */
    public boolean heard;
    /** Of the loudest 100 ms, LUFS; meaningless where nothing was measured. */
    public float loudest;

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public HealthSignals() {}

    /** The signals of a segment. */
    public static HealthSignals of(SampledSegment sampled) {
        Segment segment = sampled.segment;
        HealthSignals signals = new HealthSignals();
        signals.feed = segment.getFeed();
        signals.epoch = segment.getEpoch();
        signals.sequence = segment.getSequence();
        signals.end = segment.getKind() == SegmentKind.END || sampled.thumbnail == null;
        signals.captureMicros = Segments.micros(segment.getCaptureTime());
        signals.mediaMicros = segment.getMediaTimeMicros();
        signals.durationMicros = segment.getDurationMicros();
        signals.thumbnail = sampled.thumbnail;
        signals.pictureBytes = segment.getPictureBytes();
        signals.macroblocks = segment.getWidth() * segment.getHeight() / PIXELS_OF_MACROBLOCK;
        Loudness loudness = segment.getLoudness();
        signals.heard = loudness != null && !loudness.getLufs().isEmpty();
        if (loudness != null) {
            signals.loudest = loudness.getLufs().stream().reduce(Float.NEGATIVE_INFINITY, Math::max);
        }
        return signals;
    }
}
