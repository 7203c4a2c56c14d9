package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Two bodies in the air beside each other, each with a shadow on the ground below; the left one is shown. */
class ShadeTest {
    private static final int WIDTH = 80;
    private static final int HEIGHT = 60;
    private static final int SCENE = 200;
    private static final int DARKENED = 140;

    private static final Blob SHOWN = new Blob(1, 10, 10, 19, 29, 200);
    private static final Blob BESIDE = new Blob(2, 36, 10, 45, 29, 200);
    private static final int SHADOW_TOP = 35;
    private static final int SHADOW_BOTTOM = 38;

    private final byte[] scene = new byte[3 * WIDTH * HEIGHT];
    private final byte[] picture = new byte[3 * WIDTH * HEIGHT];
    private final byte[] kind = new byte[WIDTH * HEIGHT];
    private final int[] labels = new int[WIDTH * HEIGHT];

    ShadeTest() {
        Arrays.fill(scene, (byte) SCENE);
        Arrays.fill(picture, (byte) SCENE);
        for (Blob blob : List.of(SHOWN, BESIDE)) {
            fill(blob.x0(), blob.y0(), blob.x1(), blob.y1(), 20, Change.BODY, blob.label());
            fill(blob.x0() + 2, SHADOW_TOP, blob.x1() + 2, SHADOW_BOTTOM, DARKENED, Change.SHADOW, 0);
        }
    }

    private void fill(int x0, int y0, int x1, int y1, int level, byte what, int label) {
        for (int y = y0; y <= y1; y++) {
            for (int x = x0; x <= x1; x++) {
                int i = y * WIDTH + x;
                Arrays.fill(picture, 3 * i, 3 * i + 3, (byte) level);
                kind[i] = what;
                labels[i] = label;
            }
        }
    }

    private Shade shade(List<Blob> hidden) {
        byte[] alpha = new byte[SHOWN.width() * SHOWN.height()];
        Arrays.fill(alpha, (byte) 255);
        return Shade.of(
                new Picture(WIDTH, HEIGHT, picture),
                new Picture(WIDTH, HEIGHT, scene),
                new Change(WIDTH, HEIGHT, kind),
                new Cutout(SHOWN.x0(), SHOWN.y0(), SHOWN.width(), SHOWN.height(), alpha),
                new Shade.Others(new Blobs(WIDTH, HEIGHT, labels, List.of(SHOWN, BESIDE)), hidden));
    }

    private static int light(Shade shade, int x, int y) {
        return shade.light()[3 * ((y - shade.y0()) * shade.width() + x - shade.x0())] & 255;
    }

    @Test
    void whoIsShownBringsTheirShadow() {
        assertThat(light(shade(List.of(BESIDE)), 16, 36)).isEqualTo(255 * DARKENED / SCENE);
    }

    @Test
    void whoIsNotShownAtThisInstantLeavesNoShadow() {
        Shade shade = shade(List.of(BESIDE));
        assertThat(light(shade, 42, 36)).isEqualTo(255);
        assertThat(light(shade, 40, 20)).isEqualTo(255);
        assertThat(light(shade(List.of()), 42, 36)).as("where nobody claims it").isEqualTo(255 * DARKENED / SCENE);
    }
}
