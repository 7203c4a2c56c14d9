package dev.slipstream.vision.replay.hull;

import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Lens;
import dev.slipstream.vision.geometry.Vector3;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PixelCameraTest {
    private static final Camera CAMERA = Camera.lookingAt(
                    "a", 1920, 1080, 1600, new Vector3(12, -9, 4), new Vector3(0, 0, 1))
            .withLens(new Lens(-0.1, 0.02, 0.001, -0.002, 0.003));

    private final PixelCamera fast = new PixelCamera(CAMERA);

    @Test
    void projectsAsTheCameraDoes() {
        double[] exact = new double[3];
        float[] quick = new float[3];
        for (double[] p : new double[][] {{0, 0, 0}, {3, 2, 1.8}, {-2, 4, 0.3}, {5, -3, 2}}) {
            assertThat(CAMERA.project(p[0], p[1], p[2], exact)).isTrue();
            assertThat(fast.project((float) p[0], (float) p[1], (float) p[2], quick))
                    .isTrue();
            for (int i = 0; i < 3; i++) {
                assertThat((double) quick[i]).isCloseTo(exact[i], within(0.01));
            }
        }
        assertThat(fast.project(24, -18, 7, quick)).isFalse();
    }

    @Test
    void itsLinearFormIsGoodForABlock() {
        float[] linear = new float[9];
        assertThat(fast.linearise(2, 1, 1, linear)).isTrue();
        double[] exact = new double[3];
        double[] d = {0.04, -0.04, 0.04};
        CAMERA.project(2 + d[0], 1 + d[1], 1 + d[2], exact);
        assertThat(linear[0] + d[0] * linear[3] + d[1] * linear[4] + d[2] * linear[5])
                .isCloseTo(exact[0], within(0.1));
        assertThat(linear[1] + d[0] * linear[6] + d[1] * linear[7] + d[2] * linear[8])
                .isCloseTo(exact[1], within(0.1));
    }
}
