package dev.slipstream.modelserving.ocr;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/** From probabilities to boxes, on maps drawn by hand. */
class TextRegionsTest {
    private static final int WIDTH = 100;
    private static final int HEIGHT = 60;

    private final float[] map = new float[WIDTH * HEIGHT];

    @Test
    void growsAComponentByItsAreaOverItsPerimeter() {
        fill(20, 20, 40, 10, 0.9f);

        // 1.6 * 40 * 10 / (2 * 50) = 6.4 pixels on each side.
        assertThat(TextRegions.in(map, WIDTH, HEIGHT)).containsExactly(new Region(14, 14, 52, 22));
    }

    @Test
    void staysInsideTheMap() {
        fill(0, 0, 100, 10, 0.9f);

        assertThat(TextRegions.in(map, WIDTH, HEIGHT)).containsExactly(new Region(0, 0, 100, 17));
    }

    @Test
    void dropsUncertainAndTinyComponents() {
        fill(10, 10, 20, 5, 0.4f);
        fill(50, 40, 2, 2, 0.9f);

        assertThat(TextRegions.in(map, WIDTH, HEIGHT)).isEmpty();
    }

    @Test
    void ordersFromTopToBottomThenLeftToRight() {
        fill(60, 30, 10, 5, 0.9f);
        fill(10, 30, 10, 5, 0.9f);
        fill(40, 5, 10, 5, 0.9f);

        assertThat(TextRegions.in(map, WIDTH, HEIGHT)).extracting(Region::x).containsExactly(37, 7, 57);
    }

    @Test
    void keepsTheHighestLinesOfAWallOfText() {
        int side = 400;
        float[] wall = new float[side * side];
        for (int row = 0; row < 20; row++) {
            for (int column = 0; column < 20; column++) {
                for (int i = 0; i < 9; i++) {
                    wall[(row * 20 + i / 3) * side + column * 20 + i % 3] = 0.9f;
                }
            }
        }

        assertThat(TextRegions.in(wall, side, side)).hasSize(TextRegions.MAX_LINES);
    }

    private void fill(int x, int y, int width, int height, float value) {
        for (int row = y; row < y + height; row++) {
            Arrays.fill(map, row * WIDTH + x, row * WIDTH + x + width, value);
        }
    }
}
