package dev.slipstream.simulator.venue;

import dev.slipstream.simulator.picture.Ink;
import dev.slipstream.simulator.picture.Lettering;
import dev.slipstream.simulator.picture.Painter;
import dev.slipstream.simulator.picture.Picture;
import dev.slipstream.simulator.render.Colours;
import dev.slipstream.simulator.render.Mesh;
import dev.slipstream.simulator.render.Noise;
import dev.slipstream.simulator.render.Texture;

/** The sheet of ice, 60 by 30 m, painted for a sport; x along the long side, both from the centre, in metres. */
final class IceMarkings {
    static final double LENGTH = 60;
    static final double WIDTH = 30;

    private static final int COLUMNS = 2048;
    private static final int ROWS = 1024;
    private static final double X = COLUMNS / LENGTH;
    private static final double Y = ROWS / WIDTH;
    private static final Ink RED = Ink.plain(0xC8202F, 0.85);
    private static final Ink BLUE = Ink.plain(0x1E4FA3, 0.85);

    private final Picture picture = Picture.blank(COLUMNS, ROWS, 0);
    private final Painter painter = new Painter(picture);

    private IceMarkings() {}

    /** IIHF rule book, figure 1: lines, circles and creases, for goals at x = ±26. */
    static Texture hockey() {
        IceMarkings ice = new IceMarkings();
        ice.sheet();
        ice.line(-0.15, 0.30, RED);
        ice.line(-7.3, 0.30, BLUE);
        ice.line(7.0, 0.30, BLUE);
        ice.ring(0, 0, 4.5, 0.06, BLUE);
        ice.disc(0, 0, 0.15, BLUE);
        ice.word("WINTER ARENA", 0, 0, 1.1, 0x24406E);
        for (int side = -1; side <= 1; side += 2) {
            ice.line(side * 26.0 - 0.025, 0.05, RED);
            ice.crease(side);
            for (int half = -1; half <= 1; half += 2) {
                ice.ring(side * 20.0, half * 7.0, 4.5, 0.06, RED);
                ice.disc(side * 20.0, half * 7.0, 0.3, RED);
                ice.disc(side * 5.5, half * 7.0, 0.3, RED);
            }
        }
        return ice.finished();
    }

    /** ISU short track: an oval of 111.12 m marked by blocks, start and finish on the straight at y = -8. */
    static Texture shortTrack() {
        IceMarkings ice = new IceMarkings();
        ice.sheet();
        for (int i = -1; i <= 1; i += 2) {
            for (int k = 0; k <= 6; k++) {
                double angle = -StrictMath.PI / 2 + StrictMath.PI * k / 6;
                ice.disc(
                        i * (14.43 + 8 * StrictMath.cos(angle)),
                        8 * StrictMath.sin(angle),
                        0.11,
                        Ink.plain(0x111318, 1));
            }
        }
        ice.bar(-0.05, -14.2, 0.10, 6.2, RED);
        ice.bar(-14.5, -13.4, 0.06, 5.4, BLUE);
        ice.ring(0, 0, 4.2, 0.08, BLUE);
        ice.word("WINTER ARENA", 0, 0, 1.25, 0x24406E);
        ice.word("SHORT TRACK", 0, 1.9, 0.7, 0xC8202F);
        return ice.finished();
    }

    /** Scratches of blades, and the dust that they raise: {@link Mesh#GREY} where there is none. A tile of about four metres. */
    static Texture scratches() {
        int side = 512;
        Picture tile = Picture.blank(side, side, 0x101010);
        Painter painter = new Painter(tile);
        for (int i = 0; i < 150; i++) {
            double x = Noise.at(i, 1, 7) * side;
            double y = Noise.at(i, 2, 7) * side;
            double angle = Noise.at(i, 3, 7) * 6.3;
            double length = 30 + 140 * Noise.at(i, 4, 7);
            double bend = (Noise.at(i, 5, 7) - 0.5) * 40;
            int grey = Noise.at(i, 6, 7) > 0.45 ? 0x1C1C1C : 0x080808;
            double dx = StrictMath.cos(angle) * length;
            double dy = StrictMath.sin(angle) * length;
            double mx = x + dx / 2 - dy / length * bend;
            double my = y + dy / 2 + dx / length * bend;
            painter.polygon(
                    Ink.plain(grey, 0.8),
                    x,
                    y,
                    mx,
                    my,
                    x + dx,
                    y + dy,
                    x + dx + 1,
                    y + dy + 1,
                    mx + 1.4,
                    my + 1.4,
                    x + 1,
                    y + 1);
        }
        return Texture.opaque(tile);
    }

    /** Leaves room for the scratches. */
    private Texture finished() {
        int[] rgb = picture.rgb();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = Colours.pack(bounded(rgb[i] >> 16), bounded(rgb[i] >> 8), bounded(rgb[i]));
        }
        return Texture.opaque(picture);
    }

    private static int bounded(int c) {
        return Math.max(Mesh.GREY, Math.min(255 - Mesh.GREY, c & 255));
    }

    private void sheet() {
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < COLUMNS; x++) {
                float n = Noise.fractal(x / 130.0, y / 130.0, 3, 11);
                float fine = Noise.smooth(x / 4.5, y / 4.5, 17);
                float light = 222 + 16 * n + 5 * fine;
                picture.rgb()[y * COLUMNS + x] = Colours.pack(light - 12, light - 3, light + 4);
            }
        }
    }

    private void line(double x, double width, Ink ink) {
        bar(x, -15, width, 30, ink);
    }

    private void bar(double x, double y, double width, double height, Ink ink) {
        painter.rectangle(u(x), v(y + height), width * X, height * Y, ink);
    }

    private void disc(double x, double y, double radius, Ink ink) {
        painter.ellipse(u(x), v(y), radius * X, radius * Y, ink);
    }

    private void ring(double x, double y, double radius, double width, Ink ink) {
        int steps = 96;
        for (int i = 0; i < steps; i++) {
            double a = 2 * StrictMath.PI * i / steps;
            double b = 2 * StrictMath.PI * (i + 1) / steps;
            painter.polygon(
                    ink,
                    u(x + radius * StrictMath.cos(a)),
                    v(y + radius * StrictMath.sin(a)),
                    u(x + radius * StrictMath.cos(b)),
                    v(y + radius * StrictMath.sin(b)),
                    u(x + (radius - width) * StrictMath.cos(b)),
                    v(y + (radius - width) * StrictMath.sin(b)),
                    u(x + (radius - width) * StrictMath.cos(a)),
                    v(y + (radius - width) * StrictMath.sin(a)));
        }
    }

    private void crease(int side) {
        int steps = 24;
        double[] points = new double[2 * (steps + 1)];
        for (int i = 0; i <= steps; i++) {
            double a = StrictMath.PI * (i / (double) steps - 0.5);
            points[2 * i] = u(side * (26 - 1.8 * StrictMath.cos(a)));
            points[2 * i + 1] = v(1.8 * StrictMath.sin(a));
        }
        painter.polygon(Ink.plain(0x7FB4E6, 0.8), points);
    }

    private void word(String text, double x, double y, double height, int colour) {
        double size = height * Y / Lettering.CAPITAL;
        double width = Lettering.bold().width(text, size);
        Lettering.bold().draw(picture, text, u(x) - width / 2, v(y) + height * Y / 2, size, colour, 0.75);
    }

    private static double u(double x) {
        return (x + LENGTH / 2) * X;
    }

    /** The picture's first row is at the largest y. */
    private static double v(double y) {
        return (WIDTH / 2 - y) * Y;
    }
}
