package dev.slipstream.operators.sample;

import dev.slipstream.contracts.record.Segment;
import org.jspecify.annotations.Nullable;

/** A segment with what shot detection needs of its picture. A Flink POJO: public fields and an empty constructor. */
public class SampledSegment {
    /** Pixels of a thumbnail's row: 16:9, small enough for state, large enough to tell a pan from a cut. */
    public static final int WIDTH = 64;

    /** Rows of a thumbnail. */
    public static final int HEIGHT = 36;

    public Segment segment;

    /** Grey, {@link #WIDTH} x {@link #HEIGHT}, row-major from the upper left corner; null for END. */
    public byte @Nullable [] thumbnail;

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public SampledSegment() {}

    public SampledSegment(Segment segment, byte @Nullable [] thumbnail) {
        this.segment = segment;
        this.thumbnail = thumbnail;
    }
}
