package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.Segment;
import org.jspecify.annotations.Nullable;

/** A segment that knows its shot. A Flink POJO. */
public class ShotSample {
    /** Carries the sample's bytes only where {@link #readText} or {@link #before} asks for them. */
    public Segment segment;

    /** Sequence of the shot's first sample. */
    public long shotFirstSequence;

    /** Media of the segment before, where the shot may have changed since its sample; null where it has not, or cannot be looked into. */
    public @Nullable MediaReference before;
    /** Media time of its first picture, microseconds. */
    public long beforeMediaMicros;

    public boolean firstOfShot;
    /** Whether the picture is new enough to be worth asking models about. */
    public boolean readText;
    /** Whether this is no sample but the end of the epoch. */
    public boolean end;

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public ShotSample() {}

    /**
     * A sample of the shot that began at {@code shotFirstSequence}.
     *
     * @param before media of the segment before, where the shot may have changed among its pictures
     */
    static ShotSample of(
            Segment segment,
            long shotFirstSequence,
            boolean readText,
            @Nullable MediaReference before,
            long beforeMediaMicros) {
        ShotSample sample = new ShotSample();
        sample.segment = readText || before != null ? segment : Segments.withoutPicture(segment);
        sample.before = before;
        sample.beforeMediaMicros = beforeMediaMicros;
        sample.shotFirstSequence = shotFirstSequence;
        sample.firstOfShot = segment.getSequence() == shotFirstSequence;
        sample.readText = readText;
        return sample;
    }

    /** The end of an epoch. */
    static ShotSample end(Segment segment, long shotFirstSequence) {
        ShotSample sample = new ShotSample();
        sample.segment = segment;
        sample.shotFirstSequence = shotFirstSequence;
        sample.end = true;
        return sample;
    }

    /** The same without the picture's bytes, for when they were read. */
    public ShotSample withoutPicture() {
        ShotSample copy = new ShotSample();
        copy.before = before;
        copy.beforeMediaMicros = beforeMediaMicros;
        copy.segment = Segments.withoutPicture(segment);
        copy.shotFirstSequence = shotFirstSequence;
        copy.firstOfShot = firstOfShot;
        copy.readText = readText;
        copy.end = end;
        return copy;
    }
}
