package dev.slipstream.vision.replay.hull;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SignedDistanceTest {
    private static final int SIDE = 60;

    @Test
    void ofADiscIsFinerThanAPixel() {
        double radius = 17.3;
        byte[] cover = new byte[SIDE * SIDE];
        for (int i = 0; i < cover.length; i++) {
            int row = i / SIDE;
            double inside = radius - Math.hypot(i % SIDE - 30.2, row - 29.7);
            cover[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, inside + 0.5)));
        }
        float[] distance = SignedDistance.of(cover, SIDE, SIDE);
        for (int i = 0; i < cover.length; i++) {
            int row = i / SIDE;
            double truth = radius - Math.hypot(i % SIDE - 30.2, row - 29.7);
            if (Math.abs(truth) < 0.7) {
                assertThat((double) distance[i]).isCloseTo(truth, within(0.2));
            } else if (Math.abs(truth) < 8) {
                assertThat((double) distance[i]).isCloseTo(truth, within(0.8)); // a chamfer is up to 8% long
            }
        }
    }
}
