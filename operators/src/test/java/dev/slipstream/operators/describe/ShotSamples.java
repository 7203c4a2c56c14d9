package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Segment;

/** Shot samples for tests of other operators. */
public final class ShotSamples {
    private ShotSamples() {}

    public static ShotSample of(Segment segment, long shotFirstSequence, boolean readText) {
        return ShotSample.of(segment, shotFirstSequence, readText, false);
    }
}
