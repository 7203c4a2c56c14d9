package dev.slipstream.operators.describe;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/** Sizes as encoders give them: a keyframe, then small pictures, and one that could not be predicted. */
class CutPlaceTest {
    @Test
    void aPictureThatStandsOutBeginsTheScene() {
        int[] bytes = quiet();
        bytes[17] = 30_000;

        assertThat(CutPlace.in(bytes)).hasValue(17);
    }

    @Test
    void theKeyframeItselfIsNone() {
        assertThat(CutPlace.in(quiet())).isEmpty();
    }

    @Test
    void anUnsteadyEncoderIsNone() {
        int[] bytes = quiet();
        bytes[9] = 9_000;

        assertThat(CutPlace.in(bytes)).isEmpty();
    }

    @Test
    void tooFewPicturesTellNothing() {
        assertThat(CutPlace.in(new int[0])).isEmpty();
        assertThat(CutPlace.in(new int[] {50_000, 4_000})).isEmpty();
    }

    private static int[] quiet() {
        int[] bytes = new int[25];
        Arrays.fill(bytes, 4_000);
        bytes[0] = 50_000;
        return bytes;
    }
}
