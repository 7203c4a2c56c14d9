package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;
import org.junit.jupiter.api.Test;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/** A body 12 pixels wide, half red and half nearly as white as the snow behind it. */
class MatteTest {
    private static final int SIZE = 32;
    private static final int LEFT = 10;
    private static final int RIGHT = 22;
    private static final int[] SNOW = {215, 220, 225};
    private static final int[] RED = {180, 30, 40};
    private static final int[] WHITE = {170, 174, 180};

    /** {@code share}: of the body in the columns on both sides of it. */
    private static Matte matte(double share) {
        byte[] picture = new byte[3 * SIZE * SIZE];
        byte[] scene = new byte[3 * SIZE * SIZE];
        for (int i = 0; i < SIZE * SIZE; i++) {
            int x = i % SIZE;
            int[] suit = i / SIZE < SIZE / 2 ? RED : WHITE;
            double a = x >= LEFT && x < RIGHT ? 1 : x == LEFT - 1 || x == RIGHT ? share : 0;
            for (int c = 0; c < 3; c++) {
                picture[3 * i + c] = (byte) Math.round(a * suit[c] + (1 - a) * SNOW[c]);
                scene[3 * i + c] = (byte) SNOW[c];
            }
        }
        return new Matte(new Picture(SIZE, SIZE, picture), new Picture(SIZE, SIZE, scene));
    }

    private static Region body() {
        Region body = new Region(0, 0, SIZE, SIZE);
        for (int i = 0; i < SIZE * SIZE; i++) {
            if (i % SIZE >= LEFT && i % SIZE < RIGHT) {
                body.set(i % SIZE, i / SIZE);
            }
        }
        return body;
    }

    @Test
    void theOutlineHasTheShareThatThePixelsShow() {
        for (double share : new double[] {0.25, 0.5, 0.75}) {
            Cutout cutout = matte(share).cutout(body());
            for (int y : new int[] {4, 28}) {
                assertThat(cutout.at(RIGHT, y) / 255.0)
                        .as("share %s in row %d", share, y)
                        .isBetween(share - 0.06, share + 0.06);
                assertThat(cutout.at(RIGHT - 1, y)).isEqualTo(255);
                assertThat(cutout.at(RIGHT + 1, y)).isZero();
            }
        }
    }

    @Test
    void aWhiteSleeveBesideARedOneIsNotTransparent() {
        Cutout cutout = matte(0).cutout(body());
        assertThat(cutout.at(RIGHT - 1, SIZE / 2)).isGreaterThan(240);
        assertThat(cutout.at(LEFT, SIZE / 2)).isGreaterThan(240);
    }

    @Test
    void whatNoMixtureExplainsIsLeft() {
        Region red = new Region(0, 0, SIZE, SIZE);
        body().forEach((x, y) -> {
            if (y < SIZE / 2) {
                red.set(x, y);
            }
        });
        Matte.Mixture sleeve = matte(0).mixture(red, 15, SIZE / 2);
        Matte.Mixture outline = matte(0.5).mixture(red, RIGHT, 4);
        assertThat(sleeve.left()).isGreaterThan(10 * Math.max(1, outline.left()));
    }

    @Test
    void withoutABodyNearbyThereIsNoShare() {
        byte[] alpha = matte(0).cutout(new Region(0, 0, SIZE, SIZE)).alpha();
        byte[] none = new byte[alpha.length];
        Arrays.fill(none, (byte) 0);
        assertThat(alpha).isEqualTo(none);
    }
}
