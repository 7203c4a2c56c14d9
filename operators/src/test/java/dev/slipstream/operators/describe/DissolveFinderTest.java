package dev.slipstream.operators.describe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Dissolves and fades through black between drawn scenes that cameras pan over, and what only looks like them. 25 pictures a second. */
class DissolveFinderTest {
    private static final int SCENES = 100;
    /** Half a second, within which a boundary counts as found. */
    private static final double NEAR = 12.5;

    /** How a change from one scene to another looks in picture {@code i}. */
    private interface Change {
        float[] at(int i, float[] before, float[] after);
    }

    @ParameterizedTest
    @CsvSource({"12, 0.98", "18, 0.98", "25, 0.98"})
    void dissolvesInASegmentOfTwoSecondsAreFoundInTheirMiddle(int length, double recall) {
        int found = 0;
        for (int seed = 0; seed < SCENES; seed++) {
            OptionalDouble at = CutFinder.find(pictures(seed, 51, dissolve(12, length)));
            found += at.isPresent() && Math.abs(at.getAsDouble() - 12 - length / 2.0) <= NEAR / 2 ? 1 : 0;
        }

        assertThat(found / (double) SCENES).as("recall").isGreaterThanOrEqualTo(recall);
    }

    @ParameterizedTest
    @CsvSource({"12, 0.80", "25, 0.95"})
    void dissolvesThatTwoSegmentsOfASecondShareAreOftenFound(int length, double recall) {
        int found = 0;
        int wrong = 0;
        for (int seed = 0; seed < SCENES; seed++) {
            int start = 25 + new Random(seed).nextInt(25);
            List<float[]> all = pictures(seed, 101, dissolve(start, length));
            boolean near = false;
            for (int from = 0; from < 100; from += 25) {
                OptionalDouble at = CutFinder.find(all.subList(from, from + 26));
                if (at.isPresent()) {
                    boolean here = Math.abs(from + at.getAsDouble() - start - length / 2.0) <= NEAR;
                    near |= here;
                    wrong += here ? 0 : 1;
                }
            }
            found += near ? 1 : 0;
        }

        assertThat(found / (double) SCENES).as("recall").isGreaterThanOrEqualTo(recall);
        assertThat(found / (double) (found + wrong)).as("precision").isGreaterThanOrEqualTo(0.98);
    }

    @ParameterizedTest
    @CsvSource({"12, 0", "25, 0", "18, 5"})
    void fadesThroughBlackAreFoundWhereItIsDarkest(int length, int black) {
        int found = 0;
        for (int seed = 0; seed < SCENES; seed++) {
            OptionalDouble at = CutFinder.find(pictures(seed, 51, fade(12, length, black)));
            found += at.isPresent() && Math.abs(at.getAsDouble() - 12 - (length + black) / 2.0) <= NEAR / 2 ? 1 : 0;
        }

        assertThat(found / (double) SCENES).as("recall").isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void aDipToBlackAndBackIsNoCut() {
        for (int seed = 0; seed < SCENES; seed++) {
            List<float[]> pictures = new ArrayList<>();
            Change dip = fade(12, 6, 0);
            for (int i = 0; i < 26; i++) {
                float[] scene = CutFinderTest.scene(seed, 0);
                pictures.add(dip.at(i, scene, scene));
            }

            assertThat(CutFinder.find(pictures)).as("scene " + seed).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.3, 0.5, 1, 2})
    void aPanIsNoDissolve(double step) {
        int found = 0;
        for (int seed = 0; seed < SCENES; seed++) {
            List<float[]> pictures = new ArrayList<>();
            for (int i = 0; i < 51; i++) {
                pictures.add(CutFinderTest.scene(seed, i * step));
            }
            found += DissolveFinder.find(pictures).isPresent() ? 1 : 0;
        }

        assertThat(found).isZero();
    }

    @Test
    void lightThatChangesAndALowerThirdThatFadesInAreNoDissolves() {
        for (int seed = 0; seed < SCENES; seed++) {
            List<float[]> light = new ArrayList<>();
            List<float[]> graphic = new ArrayList<>();
            for (int i = 0; i < 26; i++) {
                float[] scene = CutFinderTest.scene(seed, i * 0.1);
                float[] lit = scene.clone();
                float[] drawn = scene.clone();
                float share = Math.min(1, i / 12f);
                for (int p = 0; p < scene.length; p++) {
                    lit[p] *= 1 - share / 2;
                    int column = p % ThumbnailDifference.WIDTH;
                    int row = p / ThumbnailDifference.WIDTH;
                    boolean inside = row >= 13 && row < 17 && column >= 2 && column < 22;
                    drawn[p] = inside ? (1 - share) * scene[p] + share * 30 : scene[p];
                }
                light.add(lit);
                graphic.add(drawn);
            }

            assertThat(DissolveFinder.find(light)).as("light, scene " + seed).isEmpty();
            assertThat(DissolveFinder.find(graphic))
                    .as("graphic, scene " + seed)
                    .isEmpty();
        }
    }

    @Test
    void fewPicturesAreFewToCompare() {
        assertThat(DissolveFinder.find(List.of())).isEmpty();
        assertThat(DissolveFinder.find(pictures(1, 12, dissolve(2, 8)))).isEmpty();
    }

    /** Two scenes, over each of which a camera pans slowly, and the change from one to the other. */
    private static List<float[]> pictures(int seed, int count, Change change) {
        List<float[]> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pictures.add(change.at(
                    i, CutFinderTest.scene(2 * seed + 1000, i * 0.05), CutFinderTest.scene(2 * seed + 1001, i * 0.05)));
        }
        return pictures;
    }

    private static Change dissolve(int start, int length) {
        return (i, before, after) -> {
            float share = Math.max(0, Math.min(1, (i - start) / (float) length));
            float[] picture = new float[before.length];
            for (int p = 0; p < picture.length; p++) {
                picture[p] = (1 - share) * before[p] + share * after[p];
            }
            return picture;
        };
    }

    /** Out in half of the length, black for a while, and in again. */
    private static Change fade(int start, int length, int black) {
        return (i, before, after) -> {
            float out = (i - start) / (length / 2f);
            float in = (i - start - length / 2f - black) / (length / 2f);
            float light = Math.max(0, Math.min(1, Math.max(1 - out, in)));
            float[] scene = 1 - out > in ? before : after;
            float[] picture = new float[scene.length];
            for (int p = 0; p < picture.length; p++) {
                picture[p] = light * scene[p];
            }
            return picture;
        };
    }
}
