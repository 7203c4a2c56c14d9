package dev.slipstream.simulator.venue;

import dev.slipstream.simulator.picture.Ink;
import dev.slipstream.simulator.picture.Painter;
import dev.slipstream.simulator.picture.Picture;
import dev.slipstream.simulator.render.Texture;

import java.util.Random;

/** Rows of spectators, four pictures of each row: they sway, some stand up, some raise their arms. */
final class Crowd {
    static final int PHASES = 4;
    /** Metres that a row's picture covers from left to right. */
    static final double COVERS = 16;

    private static final int WIDTH = 2048;
    private static final int HEIGHT = 128;
    private static final int PEOPLE = 29;
    private static final int[] SKIN = {0xE8B998, 0xD9A27E, 0xF1CBB0, 0xA9744F, 0x7A4E33, 0xC68B65};
    private static final int[] HAIR = {0x2B1E16, 0x4A3222, 0x7A5A3A, 0xB08D57, 0x1A1A1C, 0x8A8A8C, 0x5C2E1F};
    private static final int[] COATS = {
        0x2D3B55, 0x7B2D3A, 0x35564A, 0x8C8F96, 0x3A3A44, 0xB0463A, 0x2F6F9F, 0xC9A24B, 0x574A6E, 0xD8DADF, 0x1F2A38
    };

    private Crowd() {}

    /** {@code fans}: colours that many of them wear. */
    static Texture[] row(long seed, double light, int... fans) {
        Texture[] phases = new Texture[PHASES];
        for (int phase = 0; phase < PHASES; phase++) {
            phases[phase] = Texture.opaque(picture(seed, phase, light, fans));
        }
        return phases;
    }

    private static Picture picture(long seed, int phase, double light, int... fans) {
        Picture picture = Picture.blank(WIDTH, HEIGHT, dim(0x20232B, light));
        Painter painter = new Painter(picture);
        Random random = new Random(seed * 7919);
        double seat = WIDTH / (double) PEOPLE;
        for (int i = 0; i < PEOPLE; i++) {
            double empty = random.nextDouble();
            double x = (i + 0.5 + (random.nextDouble() - 0.5) * 0.3) * seat;
            double rise = random.nextDouble() * 14;
            int mover = random.nextInt(PHASES);
            double lively = random.nextDouble();
            int coat = random.nextDouble() < 0.45 && fans.length > 0
                    ? fans[random.nextInt(fans.length)]
                    : COATS[random.nextInt(COATS.length)];
            int skin = SKIN[random.nextInt(SKIN.length)];
            int hair = HAIR[random.nextInt(HAIR.length)];
            boolean hat = random.nextDouble() < 0.35;
            if (empty < 0.06) {
                continue;
            }
            double sway = phase == mover ? 5 : 0;
            double up = rise + (lively > 0.6 && phase == mover ? 12 : 0);
            person(painter, x + sway, 46 - up, dim(coat, light), dim(skin, light), dim(hat ? coat : hair, light));
            if (lively > 0.85 && phase == mover) {
                arm(painter, x + sway, 46 - up, -1, dim(coat, light), dim(skin, light));
                arm(painter, x + sway, 46 - up, 1, dim(coat, light), dim(skin, light));
            }
        }
        return picture;
    }

    private static void person(Painter painter, double x, double y, int coat, int skin, int hair) {
        painter.rounded(x - 29, y + 20, 58, 110, 20, Ink.plain(coat, 1));
        painter.rectangle(x - 2, y + 24, 4, 90, Ink.plain(dim(coat, 0.75), 1));
        painter.ellipse(x, y - 5, 17, 20, Ink.plain(hair, 1));
        painter.ellipse(x, y + 2, 14, 16, Ink.plain(skin, 1));
    }

    private static void arm(Painter painter, double x, double y, int side, int coat, int skin) {
        painter.polygon(
                Ink.plain(coat, 1),
                x + side * 18,
                y + 30,
                x + side * 30,
                y + 34,
                x + side * 38,
                y - 16,
                x + side * 28,
                y - 18);
        painter.ellipse(x + side * 33, y - 22, 7, 8, Ink.plain(skin, 1));
    }

    private static int dim(int colour, double k) {
        int r = (int) ((colour >> 16 & 255) * k);
        int g = (int) ((colour >> 8 & 255) * k);
        int b = (int) ((colour & 255) * k);
        return (r << 16) | (g << 8) | b;
    }
}
