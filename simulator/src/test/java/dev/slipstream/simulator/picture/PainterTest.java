package dev.slipstream.simulator.picture;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PainterTest {
    private static final int WHITE = 0xFFFFFF;

    @Test
    void fillsAsMuchOfAPixelAsTheShapeCovers() {
        Picture picture = Picture.blank(4, 3, 0);
        new Painter(picture).rectangle(0.5, 0, 2, 1.5, Ink.plain(WHITE, 1));
        assertThat(picture.rgb())
                .containsExactly(
                        0x808080, WHITE, 0x808080, 0, //
                        0x404040, 0x808080, 0x404040, 0, //
                        0, 0, 0, 0);
    }

    @Test
    void areasOfSmoothShapesAreRight() {
        assertThat(covered(p -> p.ellipse(50.3, 49.8, 40, 20, Ink.plain(WHITE, 1))))
                .isCloseTo(StrictMath.PI * 40 * 20, within(10.0));
        assertThat(covered(p -> p.rounded(10, 10, 80, 60, 12, Ink.plain(WHITE, 1))))
                .isCloseTo(80 * 60 - (4 - StrictMath.PI) * 144, within(3.0));
        assertThat(covered(p -> p.polygon(Ink.plain(WHITE, 1), 10.2, 90.1, 90.7, 80, 33, 5.5)))
                .isCloseTo(0.5 * Math.abs((90.7 - 10.2) * (5.5 - 90.1) - (33 - 10.2) * (80 - 90.1)), within(3.0));
    }

    @Test
    void lightensByOpacityAndGradient() {
        Picture picture = Picture.blank(100, 1, 0);
        new Painter(picture).rectangle(0, 0, 100, 1, Ink.gradient(0, 0, WHITE, 0, 100, 0, WHITE, 1));
        assertThat(picture.rgb()[0] & 255).isLessThan(3);
        assertThat(picture.rgb()[50] & 255).isBetween(126, 130);
        assertThat(picture.rgb()[99] & 255).isGreaterThan(252);
    }

    @Test
    void copiesAPictureAsItIsAndScalesItEvenly() {
        Picture source = Picture.blank(8, 4, 0x204060);
        source.rgb()[9] = 0xFF8000;
        Picture same = Picture.blank(20, 20, 0);
        new Painter(same).picture(source, 3, 5, 8, 4, 1);
        assertThat(same.rgb()[6 * 20 + 4]).isEqualTo(0xFF8000);
        assertThat(Arrays.stream(same.rgb()).filter(c -> c == 0x204060)).hasSize(31);

        Picture plain = Picture.blank(8, 4, 0x204060);
        for (double size : new double[] {3.3, 17.8}) {
            Picture scaled = Picture.blank(20, 20, 0x204060);
            new Painter(scaled).picture(plain, 1.2, 1.7, size, size, 1);
            assertThat(scaled.rgb()).containsOnly(0x204060);
        }
    }

    @Test
    void refusesWhatIsNoPolygon() {
        assertThatThrownBy(() -> new Painter(Picture.blank(2, 2, 0)).polygon(Ink.plain(0, 1), 0, 0, 1, 1))
                .hasMessageContaining("3 points");
    }

    private static double covered(java.util.function.Consumer<Painter> shape) {
        Picture picture = Picture.blank(100, 100, 0);
        shape.accept(new Painter(picture));
        return Arrays.stream(picture.rgb()).mapToDouble(rgb -> rgb & 255).sum() / 255;
    }
}
