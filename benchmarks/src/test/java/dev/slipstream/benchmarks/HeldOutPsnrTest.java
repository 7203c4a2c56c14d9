package dev.slipstream.benchmarks;

import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Lens;
import dev.slipstream.vision.geometry.Vector3;
import dev.slipstream.vision.media.Picture;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The parts that could flatter a score. */
class HeldOutPsnrTest {
    private static final Camera CAMERA =
            Camera.lookingAt("a", 200, 100, 200, new Vector3(0, 0, 1), new Vector3(10, 0, 1));

    @Test
    void athletesCoverWhatACapsuleCovers() {
        AthletePixels pixels = new AthletePixels(CAMERA);
        // Upright, 1 m long and 0.5 m wide at 10 m: 20 pixels a metre.
        pixels.add(new Vector3(10, 0, 0.75), new Vector3(10, 0, 1.25), 0.25, 0);
        int count = 0;
        for (int i = 0; i < 200 * 100; i++) {
            count += pixels.holds(i) ? 1 : 0;
        }
        assertThat(count).isBetween(165, 190); // 10 x 10 + π·5² = 178.5
        assertThat(pixels.holds(50 * 200 + 100)).isTrue();
        assertThat(pixels.holds(50 * 200 + 112)).isFalse();

        AthletePixels wider = new AthletePixels(CAMERA);
        wider.add(new Vector3(10, 0, 0.75), new Vector3(10, 0, 1.25), 0.25, 8);
        assertThat(wider.holds(50 * 200 + 112)).isTrue();
    }

    /** A picture of each pixel's undistorted place, filmed through the lens, comes out as that place. */
    @Test
    void theLensIsTakenOut() {
        Camera bent = CAMERA.withLens(new Lens(-0.2, 0.03, 0.001, 0, 0));
        byte[] rgb = new byte[3 * 200 * 100];
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 200; x++) {
                double[] p = new double[3];
                Vector3 ray = bent.ray(x, y).plus(bent.centre());
                CAMERA.project(ray.x(), ray.y(), ray.z(), p);
                rgb[3 * (y * 200 + x)] = (byte) Math.max(0, Math.min(255, Math.round(p[0])));
                rgb[3 * (y * 200 + x) + 1] = (byte) Math.max(0, Math.min(255, Math.round(p[1])));
            }
        }
        Picture plain = HeldOutPsnr.withoutLens(new Picture(200, 100, rgb), bent);
        for (int y = 10; y < 90; y += 7) {
            for (int x = 10; x < 190; x += 7) {
                assertThat((double) (plain.rgb()[3 * (y * 200 + x)] & 0xff)).isCloseTo(x, within(1.01));
                assertThat((double) (plain.rgb()[3 * (y * 200 + x) + 1] & 0xff)).isCloseTo(y, within(1.01));
            }
        }
    }
}
