package dev.slipstream.operators.health;

import dev.slipstream.operators.describe.Scenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class PictureSignsTest {
    @ParameterizedTest
    @CsvSource({"0, true", "20, true", "40, false", "128, false", "255, false"})
    void blackIsDark(int level, boolean black) {
        assertThat(PictureSigns.isBlack(Scenes.plain(level))).isEqualTo(black);
    }

    @Test
    void aLogoLeavesBlackBlackAndANightIsNone() {
        byte[] logo = Scenes.plain(2);
        for (int y = 2; y < 5; y++) {
            Arrays.fill(logo, y * 64 + 50, y * 64 + 62, (byte) 200);
        }
        byte[] night = new byte[64 * 36];
        new Random(1).nextBytes(night);
        for (int i = 0; i < night.length; i++) {
            night[i] = (byte) ((night[i] & 0xff) / 11);
        }

        assertThat(PictureSigns.isBlack(logo)).isTrue();
        assertThat(PictureSigns.isBlack(night)).isFalse();
        assertThat(PictureSigns.isBlack(Scenes.withBar(Scenes.plain(2), 200))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0.02, false, true", "0.08, false, false", "0.08, true, true", "0.15, true, false"})
    void fewBytesLetAPictureDifferALittleMore(double mean, boolean fewBytes, boolean same) {
        for (int seed = 0; seed < 50; seed++) {
            byte[] before = Noise.over(Scenes.scene(seed), 2 * seed, mean);
            byte[] now = Noise.over(Scenes.scene(seed), 2 * seed + 1, mean);

            assertThat(PictureSigns.isSame(before, now, fewBytes)).isEqualTo(same);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 9, 60})
    void aSinglePixelThatMovesIsMovement(int levels) {
        byte[] before = Scenes.scene(7);
        byte[] now = before.clone();
        now[1000] = (byte) ((now[1000] & 0xff) > 127 ? now[1000] - levels : now[1000] + levels);

        assertThat(PictureSigns.isSame(before, now, true)).isFalse();
    }

    @Test
    void bytesAreFewForTheSizeOfThePicture() {
        assertThat(PictureSigns.isFewBytes(43, 3_600)).isTrue();
        assertThat(PictureSigns.isFewBytes(127, 3_600)).isFalse();
        assertThat(PictureSigns.isFewBytes(30, 920)).isTrue();
        assertThat(PictureSigns.isFewBytes(0, 3_600)).as("not known").isFalse();
    }
}
