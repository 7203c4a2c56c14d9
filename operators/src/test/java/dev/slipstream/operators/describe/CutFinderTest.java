package dev.slipstream.operators.describe;

import dev.slipstream.vision.media.Picture;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Cuts and wipes between drawn scenes are found to the picture; what a camera or a light does in one scene is none. */
class CutFinderTest {
    private static final int WIDTH = ThumbnailDifference.WIDTH;
    private static final int HEIGHT = ThumbnailDifference.HEIGHT;

    @Test
    void aCutIsFoundToThePicture() {
        List<float[]> pictures = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            pictures.add(i < 14 ? scene(1, i / 2.0) : scene(2, i / 3.0));
        }

        assertThat(CutFinder.find(pictures)).hasValue(14);
    }

    @Test
    void aCutWithTheLastPictureIsFoundToo() {
        List<float[]> pictures = pan(1, 25, 0.5);
        pictures.add(scene(2, 0));

        assertThat(CutFinder.find(pictures)).hasValue(25);
    }

    @Test
    void aSceneThatIsAlikeIsAnotherOneAllTheSame() {
        List<float[]> pictures = pan(1, 12, 0);
        float[] other = scene(1, 0);
        float[] mixed = scene(2, 0);
        for (int i = 0; i < other.length; i++) {
            other[i] += 0.65f * (mixed[i] - 120);
        }
        for (int i = 0; i < 14; i++) {
            pictures.add(other);
        }

        assertThat(ThumbnailDifference.similarity(pictures.get(11), other, 5, 2))
                .isBetween(0.7, 0.9);
        assertThat(CutFinder.find(pictures)).hasValue(12);
    }

    @Test
    void aFastPanIsNoCut() {
        assertThat(CutFinder.find(pan(3, 26, 2))).isEmpty();
    }

    @Test
    void aFlashAndAGraphicAreNoCuts() {
        List<float[]> pictures = pan(4, 26, 0.2);
        Arrays.fill(pictures.get(12), 255);
        for (int i = 18; i < 26; i++) {
            Arrays.fill(pictures.get(i), 14 * WIDTH, 16 * WIDTH, 20);
        }

        assertThat(CutFinder.find(pictures)).isEmpty();
    }

    @Test
    void aWipeIsFoundInItsMiddle() {
        List<float[]> pictures = new ArrayList<>();
        for (int i = 0; i < 26; i++) {
            // A bar as wide as the picture comes from the left in six pictures and leaves to the right in six more.
            float[] picture = i < 13 ? scene(5, 0) : scene(6, 0);
            double edge = (i - 6) / 6.0;
            for (int x = 0; x < WIDTH; x++) {
                double at = x / (double) WIDTH;
                if (at < edge && at > edge - 1) {
                    for (int y = 0; y < HEIGHT; y++) {
                        picture[y * WIDTH + x] = 40 + 5 * (x % 7 + y % 3);
                    }
                }
            }
            pictures.add(picture);
        }

        assertThat(CutFinder.find(pictures).orElseThrow()).isBetween(9.0, 16.0);
    }

    @Test
    void fewPicturesAreFewToCompare() {
        assertThat(CutFinder.find(List.of())).isEmpty();
        assertThat(CutFinder.find(List.of(scene(1, 0)))).isEmpty();
        assertThat(CutFinder.find(List.of(scene(1, 0), scene(2, 0)))).hasValue(1);
    }

    @Test
    void picturesOfAnySizeAreReducedByMeans() {
        byte[] rgb = new byte[3 * 640 * 360];
        for (int i = 0; i < 640 * 360; i++) {
            rgb[3 * i + 1] = (byte) (i % 640 < 320 ? 10 : 200);
        }

        float[] reduced = CutFinder.reduced(new Picture(640, 360, rgb));

        assertThat(reduced).hasSize(WIDTH * HEIGHT);
        assertThat(reduced[0]).isEqualTo(10);
        assertThat(reduced[WIDTH - 1]).isEqualTo(200);
        assertThat(CutFinder.reduced(new Picture(5, 3, new byte[45]))).hasSize(WIDTH * HEIGHT);
    }

    private static List<float[]> pan(int seed, int pictures, double step) {
        List<float[]> all = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            all.add(scene(seed, i * step));
        }
        return all;
    }

    /** A smooth landscape of its own for each seed, seen from {@code x} on. */
    static float[] scene(int seed, double x) {
        Random random = new Random(seed);
        double[] wave = random.doubles(12, 0, 1).toArray();
        float[] picture = new float[WIDTH * HEIGHT];
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                double at = column + x;
                double light = 0;
                for (int i = 0; i < wave.length; i += 3) {
                    light += Math.sin(at * (0.15 + 0.5 * wave[i]) + row * (wave[i + 1] - 0.5) + 6 * wave[i + 2]);
                }
                picture[row * WIDTH + column] = (float) (120 + 28 * light);
            }
        }
        return picture;
    }
}
