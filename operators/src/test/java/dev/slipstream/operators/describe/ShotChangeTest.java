package dev.slipstream.operators.describe;

import dev.slipstream.operators.sample.SampledSegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Cuts, pans, flashes and athletes, between samples one to two seconds apart; on seeds that the thresholds were not tuned on. */
class ShotChangeTest {
    @Test
    void findsAlmostEveryCutBetweenDifferentScenes() {
        long missed = IntStream.range(500, 700)
                .filter(i -> between(Scenes.scene(2 * i), Scenes.scene(2 * i + 1)) != ShotChange.CUT)
                .count();

        assertThat(missed).isLessThanOrEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"4, 0", "10, 2", "20, 0", "-20, 4", "-12, -6"})
    void aPanIsNoCut(int panX, int panY) {
        long cuts = IntStream.range(500, 600)
                .filter(i -> between(Scenes.scene(i), Scenes.scene(i, panX, panY, 1, 0)) == ShotChange.CUT)
                .count();

        assertThat(cuts).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"1.4, 30", "0.6, 0", "1, 60", "0.5, 120"})
    void aChangeOfLightIsNoCut(double gain, double offset) {
        long cuts = IntStream.range(500, 600)
                .filter(i -> between(Scenes.scene(i), Scenes.scene(i, 2, 0, gain, offset)) == ShotChange.CUT)
                .count();

        assertThat(cuts).isLessThanOrEqualTo(3);
    }

    @Test
    void anAthleteWhoCrossesTheFrameIsNoCut() {
        long cuts = IntStream.range(500, 600)
                .filter(i -> between(
                                Scenes.withAthlete(Scenes.scene(i), 5),
                                Scenes.withAthlete(Scenes.scene(i, 6, 0, 1, 0), 45))
                        == ShotChange.CUT)
                .count();

        assertThat(cuts).isLessThanOrEqualTo(6);
    }

    @Test
    void aGraphicIsNoCutButWorthReading() {
        byte[] before = Scenes.scene(3);
        byte[] after = Scenes.withBar(before, 250);

        assertThat(between(before, after)).isNotEqualTo(ShotChange.CUT);
        assertThat(ThumbnailDifference.largestBlockChange(before, after)).isGreaterThan(24);
        assertThat(ThumbnailDifference.largestBlockChange(before, Scenes.scene(3, 0, 0, 1, 3)))
                .isLessThan(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 255})
    void aPlainFrameIsPutOffOnceAndIsAShotWhenItStays(int level) {
        byte[] scene = Scenes.scene(3);
        byte[] plain = Scenes.plain(level);

        assertThat(ShotChange.between(scene, false, plain)).isEqualTo(ShotChange.HOLD);
        assertThat(ShotChange.between(scene, true, plain)).isEqualTo(ShotChange.CUT);
        assertThat(ShotChange.between(plain, false, plain)).isEqualTo(ShotChange.NONE);
        assertThat(ShotChange.between(plain, false, scene)).isEqualTo(ShotChange.CUT);
        assertThat(ShotChange.between(scene, true, scene)).isEqualTo(ShotChange.NONE);
    }

    private static ShotChange between(byte[] before, byte[] after) {
        return ShotChange.between(before, false, after);
    }

    private static byte[] card(int level) {
        byte[] card = new byte[SampledSegment.WIDTH * SampledSegment.HEIGHT];
        java.util.Arrays.fill(card, (byte) level);
        return card;
    }

    /** Light that falls off across the picture: almost no structure to compare. */
    private static byte[] soft(int light, boolean fromTheLeft) {
        byte[] picture = card(0);
        for (int i = 0; i < picture.length; i++) {
            int x = i % SampledSegment.WIDTH;
            int y = i / SampledSegment.WIDTH;
            picture[i] = (byte) (light * (100 + (fromTheLeft ? SampledSegment.WIDTH - x : x + y)) / 164);
        }
        return picture;
    }

    @Test
    void fromOneCardToAnotherIsACut() {
        assertThat(ShotChange.between(card(81), false, card(41))).isEqualTo(ShotChange.CUT);
        assertThat(ShotChange.between(card(81), false, card(83))).isEqualTo(ShotChange.NONE);
    }

    @Test
    void fromALightSoftSceneToADarkOneIsACut() {
        assertThat(ShotChange.between(soft(150, true), false, soft(60, false))).isEqualTo(ShotChange.CUT);
        assertThat(ShotChange.between(soft(150, true), false, soft(60, true))).isEqualTo(ShotChange.NONE);
    }
}
