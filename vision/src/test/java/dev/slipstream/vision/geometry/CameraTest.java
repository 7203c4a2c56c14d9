package dev.slipstream.vision.geometry;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CameraTest {
    private static final Camera CAMERA =
            Camera.lookingAt("a", 1920, 1080, 1600, new Vector3(10, -4, 3), new Vector3(0, 0, 1));
    private static final Lens LENS = new Lens(-0.12, 0.03, 0.0008, -0.0005, 0.002);

    @Test
    void whatItLooksAtLiesInTheMiddle() {
        double[] out = new double[3];
        assertThat(CAMERA.project(0, 0, 1, out)).isTrue();
        assertThat(out[0]).isCloseTo(959.5, within(1e-9));
        assertThat(out[1]).isCloseTo(539.5, within(1e-9));
        assertThat(out[2]).isCloseTo(Math.sqrt(10 * 10 + 4 * 4 + 2 * 2), within(1e-9));
    }

    @Test
    void upIsUpAndRightIsRight() {
        double[] middle = new double[3];
        double[] other = new double[3];
        CAMERA.project(0, 0, 1, middle);
        CAMERA.project(0, 0, 2, other);
        assertThat(other[1]).isLessThan(middle[1]);
        // Seen from x = 10 towards the origin, y grows to the right.
        CAMERA.project(0, 1, 1, other);
        assertThat(other[0]).isGreaterThan(middle[0]);
    }

    @Test
    void aPixelsRayMeetsThePointThatIsSeenThere() {
        Camera camera = CAMERA.withLens(LENS);
        double[] out = new double[3];
        for (double x = -3; x <= 3; x += 0.5) {
            for (double z = 0; z <= 2; z += 0.25) {
                assertThat(camera.project(x, x / 2, z, out)).isTrue();
                Vector3 towards =
                        new Vector3(x, x / 2, z).minus(camera.centre()).unit();
                assertThat(camera.ray(out[0], out[1]).minus(towards).length()).isLessThan(1e-8);
            }
        }
    }

    @Test
    void nothingBehindIsSeen() {
        assertThat(CAMERA.project(20, -8, 5, new double[3])).isFalse();
    }

    /** Its polynomial turns back at 42 degrees, and would bring what is at 80 degrees into the picture. */
    @Test
    void nothingIsSeenFartherAsideThanTheLensIsKnown() {
        Camera fish = Camera.lookingAt("a", 1920, 1080, 1000, new Vector3(0, 0, 0), new Vector3(1, 0, 0))
                .withLens(new Lens(-0.4, 0, 0, 0, 0));
        double[] out = new double[3];
        assertThat(fish.project(1, 0.8, 0, out)).isTrue();
        assertThat(fish.project(1, 1.6, 0, out)).isFalse();
        assertThat(fish.withLens(Lens.NONE).project(1, 1.6, 0, out)).isTrue();
    }

    @Test
    void scaledSeesTheSameShareOfThePicture() {
        double[] full = new double[3];
        double[] half = new double[3];
        CAMERA.withLens(LENS).project(1, 1, 1, full);
        CAMERA.withLens(LENS).scaled(960, 540).project(1, 1, 1, half);
        assertThat((half[0] + 0.5) / 960).isCloseTo((full[0] + 0.5) / 1920, within(1e-9));
        assertThat((half[1] + 0.5) / 540).isCloseTo((full[1] + 0.5) / 1080, within(1e-9));
    }

    @Test
    void refusesWhatIsNoCamera() {
        double[] k = {1000, 0, 960, 0, 1000, 540, 0, 0, 1};
        double[] r = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        double[] t = {0, 0, 0};
        assertThatThrownBy(() -> new Camera("a", 1920, 1080, k, Lens.NONE, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 2}, t))
                .hasMessageContaining("R is not a rotation");
        assertThatThrownBy(
                        () -> new Camera("a", 1920, 1080, k, Lens.NONE, new double[] {1, 0, 0, 0, 1, 0, 0, 0, -1}, t))
                .hasMessageContaining("reflection");
        assertThatThrownBy(
                        () -> new Camera("a", 1920, 1080, new double[] {-1, 0, 0, 0, 1, 0, 0, 0, 1}, Lens.NONE, r, t))
                .hasMessageContaining("focal");
    }
}
