package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.Vector3;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NearestCamerasTest {
    private static final Rig RIG = TinyVenue.rig(12, 64, 36);
    private static final Vector3 SUBJECT = new Vector3(0, 0, 1);

    private static double[] weights(double degrees) {
        double a = Math.toRadians(degrees);
        NearestCameras near = NearestCameras.of(RIG, SUBJECT, new Vector3(7 * Math.cos(a), 7 * Math.sin(a), 2.7));
        double[] weights = new double[RIG.size()];
        for (int i = 0; i < near.cameras().length; i++) {
            weights[near.cameras()[i]] = near.weights()[i];
        }
        return weights;
    }

    @Test
    void aCameraComesAndGoesWithoutAJump() {
        double[] before = weights(0);
        for (double degrees = 0.25; degrees < 60; degrees += 0.25) {
            double[] now = weights(degrees);
            double sum = 0;
            for (int i = 0; i < now.length; i++) {
                assertThat(now[i]).isCloseTo(before[i], within(0.05));
                sum += now[i];
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
            before = now;
        }
    }

    @Test
    void theNearestSaysMost() {
        double[] weights = weights(31);
        for (int i = 0; i < weights.length; i++) {
            assertThat(weights[i]).isLessThanOrEqualTo(weights[1]);
        }
        assertThat(weights[1]).isGreaterThan(0.5);
        assertThat(weights[7]).isZero();
    }
}
