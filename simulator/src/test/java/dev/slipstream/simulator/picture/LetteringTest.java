package dev.slipstream.simulator.picture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LetteringTest {
    private static final int WHITE = 0xFFFFFF;

    /** Of the pixels of one text; changes only with the font or the arithmetic. */
    private static final int GOLDEN = -695469776;

    @Test
    void drawsTheSamePixelsOnEveryMachine() {
        Picture picture = letters("Łukasz ŠØRENSÉN 41.27");
        assertThat(Arrays.hashCode(picture.rgb())).isEqualTo(GOLDEN);
    }

    @Test
    void drawsTheSameFromManyThreads() {
        Picture alone = letters("GÖTHBERG 88");
        assertThat(IntStream.range(0, 64).parallel().mapToObj(i -> letters("GÖTHBERG 88")))
                .allSatisfy(picture -> assertThat(picture.rgb()).isEqualTo(alone.rgb()));
    }

    @ParameterizedTest
    @CsvSource({"L,Ł", "S,Š", "G,Ğ", "O,Ø", "E,É", "n,ñ", "z,ž"})
    void tellsLettersWithMarksFromThoseWithout(String plain, String marked) {
        assertThat(letters(marked).rgb()).isNotEqualTo(letters(plain).rgb());
        assertThat(ink(letters(marked))).isGreaterThan(ink(letters(plain)));
    }

    @Test
    void widthsAddUp() {
        Lettering bold = Lettering.bold();
        assertThat(bold.width("SLIP", 20) + bold.width("STREAM", 20))
                .isCloseTo(bold.width("SLIPSTREAM", 20), within(1e-9));
        assertThat(bold.tracked(0.1).width("AB", 20)).isCloseTo(bold.width("AB", 20) + 4, within(1e-9));
        assertThat(bold.width("TIME", bold.fitting("TIME", 50, 60))).isCloseTo(60, within(1e-9));
    }

    @Test
    void standsOnTheBaselineAndReachesTheHeightOfACapital() {
        Picture picture = Picture.blank(60, 60, 0);
        double size = 40 / Lettering.CAPITAL;
        double end = Lettering.bold().draw(picture, "H", 5, 50, size, WHITE, 1);
        assertThat(end).isCloseTo(5 + Lettering.bold().width("H", size), within(1e-9));
        int[] rows = IntStream.range(0, 60)
                .filter(y -> IntStream.range(0, 60).anyMatch(x -> picture.rgb()[y * 60 + x] == WHITE))
                .toArray();
        assertThat(rows[0]).isEqualTo(10);
        assertThat(rows[rows.length - 1]).isEqualTo(49);
    }

    @Test
    void whatLiesOutsideIsLeftOut() {
        Picture picture = Picture.blank(20, 10, 0);
        Lettering.bold().draw(picture, "SLIPSTREAM", -30, 14, 24, WHITE, 1);
        Lettering.bold().draw(picture, "SLIPSTREAM", 500, -400, 24, WHITE, 1);
        assertThat(ink(picture)).isPositive();
    }

    private static Picture letters(String text) {
        Picture picture = Picture.blank(400, 40, 0);
        Lettering.bold().draw(picture, text, 4.3, 30, 28, WHITE, 1);
        return picture;
    }

    private static long ink(Picture picture) {
        return Arrays.stream(picture.rgb()).mapToLong(rgb -> rgb & 255).sum();
    }
}
