package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Segment;

/** A segment that knows its shot. A Flink POJO. */
public class ShotSample {
    /** Carries the sample's bytes only where {@link #readText} or {@link #doubtful} asks for them. */
    public Segment segment;

    /** Sequence of the shot's first sample. */
    public long shotFirstSequence;

    /** Whether the shot may have changed within the segment, which can be looked into. */
    public boolean doubtful;

    public boolean firstOfShot;
    /** Whether the picture is new enough to be worth asking models about. */
    public boolean readText;
    /** Whether this is no sample but the end of the epoch. */
    public boolean end;

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public ShotSample() {}

    /** A sample of the shot that began at {@code shotFirstSequence}. */
    static ShotSample of(Segment segment, long shotFirstSequence, boolean readText, boolean doubtful) {
        ShotSample sample = new ShotSample();
        sample.segment = readText || doubtful ? segment : Segments.withoutPicture(segment);
        sample.doubtful = doubtful;
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
        copy.doubtful = doubtful;
        copy.segment = Segments.withoutPicture(segment);
        copy.shotFirstSequence = shotFirstSequence;
        copy.firstOfShot = firstOfShot;
        copy.readText = readText;
        copy.end = end;
        return copy;
    }
}
