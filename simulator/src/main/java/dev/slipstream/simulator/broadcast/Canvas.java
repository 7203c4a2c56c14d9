package dev.slipstream.simulator.broadcast;

import dev.slipstream.simulator.picture.Ink;
import dev.slipstream.simulator.picture.Lettering;
import dev.slipstream.simulator.picture.Painter;
import dev.slipstream.simulator.picture.Picture;

/**
 * A picture of any size as designers draw on it: 1080 units high. Opacity and a shift apply to all that is drawn, so that
 * a graphic can come and go as a whole.
 */
final class Canvas {
    static final double HEIGHT = 1080;
    private static final double CORNER = 6;

    private final Picture picture;
    private final Painter painter;
    private final double unit;
    private final double shiftX;
    private final double opacity;

    private Canvas(Picture picture, double shiftX, double opacity) {
        this.picture = picture;
        this.painter = new Painter(picture);
        this.unit = picture.height() / HEIGHT;
        this.shiftX = shiftX;
        this.opacity = opacity;
    }

    static Canvas of(Picture picture) {
        return new Canvas(picture, 0, 1);
    }

    /** The same, everything moved to the right and fainter. */
    Canvas with(double moreShift, double lessOpacity) {
        return new Canvas(picture, shiftX + moreShift, opacity * lessOpacity);
    }

    /** Units from left to right: 1920 in a picture of 16:9. */
    double width() {
        return picture.width() / unit;
    }

    Canvas rectangle(double x, double y, double width, double height, int colour, double alpha) {
        painter.rectangle(
                (x + shiftX) * unit, y * unit, width * unit, height * unit, Ink.plain(colour, alpha * opacity));
        return this;
    }

    /** From one opacity at the left (or top) to another at the right (or bottom). */
    Canvas fade(double x, double y, double width, double height, int colour, double from, double to, boolean down) {
        double left = (x + shiftX) * unit;
        Ink ink = Ink.gradient(
                left,
                y * unit,
                colour,
                from * opacity,
                down ? left : left + width * unit,
                down ? (y + height) * unit : y * unit,
                colour,
                to * opacity);
        painter.rectangle(left, y * unit, width * unit, height * unit, ink);
        return this;
    }

    /** The ground of most graphics: dark, a little lighter towards its top, its corners just rounded. */
    Canvas panel(double x, double y, double width, double height) {
        Ink ink =
                Ink.gradient(0, y * unit, 0x1C2A44, 0.88 * opacity, 0, (y + height) * unit, Brand.DARK, 0.9 * opacity);
        return rounded(x, y, width, height, ink);
    }

    Canvas block(double x, double y, double width, double height, int colour) {
        return rounded(x, y, width, height, Ink.plain(colour, opacity));
    }

    private Canvas rounded(double x, double y, double width, double height, Ink ink) {
        painter.rounded((x + shiftX) * unit, y * unit, width * unit, height * unit, CORNER * unit, ink);
        return this;
    }

    /** A closed polygon: x and y by turns. */
    Canvas polygon(int colour, double alpha, double... points) {
        double[] pixels = new double[points.length];
        for (int i = 0; i < points.length; i += 2) {
            pixels[i] = (points[i] + shiftX) * unit;
            pixels[i + 1] = points[i + 1] * unit;
        }
        painter.polygon(Ink.plain(colour, alpha * opacity), pixels);
        return this;
    }

    Canvas dot(double x, double y, double radius, int colour, double alpha) {
        painter.ellipse(
                (x + shiftX) * unit, y * unit, radius * unit, radius * unit, Ink.plain(colour, alpha * opacity));
        return this;
    }

    /** Three stripes for a team, as high as given and one and a half times as wide. */
    Canvas chip(String noc, double x, double y, double height) {
        int[] stripes = Brand.stripes(noc);
        for (int i = 0; i < stripes.length; i++) {
            rectangle(x + i * height / 2, y, height / 2, height, stripes[i], 1);
        }
        return this;
    }

    /** @return where a next letter would stand */
    double text(Lettering face, String text, double x, double baseline, double size, int colour) {
        double end = face.draw(
                picture, text, (x + shiftX) * unit, baseline * unit, size * unit, colour, Math.max(0, opacity));
        return end / unit - shiftX;
    }

    /** Ends at x. */
    void textTo(Lettering face, String text, double x, double baseline, double size, int colour) {
        text(face, text, x - face.width(text, size), baseline, size, colour);
    }

    void centred(Lettering face, String text, double x, double baseline, double size, int colour) {
        text(face, text, x - face.width(text, size) / 2, baseline, size, colour);
    }
}
