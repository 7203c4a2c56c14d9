package dev.slipstream.simulator.picture;

/**
 * Shapes on a picture, with smooth edges and transparency. Places are in pixels, the first pixel reaching from 0 to 1;
 * what lies outside the picture is left out. Not for use from two threads on one picture.
 */
public final class Painter {
    private static final int CORNER_STEPS = 10;

    private final Picture target;

    public Painter(Picture target) {
        this.target = target;
    }

    /** A rectangle with straight corners. */
    public Painter rectangle(double x, double y, double width, double height, Ink ink) {
        return polygon(ink, x, y, x + width, y, x + width, y + height, x, y + height);
    }

    /** A rectangle whose corners have a radius. */
    public Painter rounded(double x, double y, double width, double height, double radius, Ink ink) {
        double r = Math.min(radius, Math.min(width, height) / 2);
        if (r <= 0) {
            return rectangle(x, y, width, height, ink);
        }
        double[] outline = new double[8 * (CORNER_STEPS + 1)];
        int n = 0;
        for (int corner = 0; corner < 4; corner++) {
            double cx = corner == 0 || corner == 3 ? x + r : x + width - r;
            double cy = corner < 2 ? y + r : y + height - r;
            for (int step = 0; step <= CORNER_STEPS; step++) {
                double angle = StrictMath.PI * (1 + corner / 2.0 + step / (2.0 * CORNER_STEPS));
                outline[n++] = cx + r * StrictMath.cos(angle);
                outline[n++] = cy + r * StrictMath.sin(angle);
            }
        }
        return polygon(ink, outline);
    }

    public Painter ellipse(double cx, double cy, double radiusX, double radiusY, Ink ink) {
        int steps = 8 * CORNER_STEPS;
        double[] outline = new double[2 * steps];
        for (int i = 0; i < steps; i++) {
            double angle = 2 * StrictMath.PI * i / steps;
            outline[2 * i] = cx + radiusX * StrictMath.cos(angle);
            outline[2 * i + 1] = cy + radiusY * StrictMath.sin(angle);
        }
        return polygon(ink, outline);
    }

    /** A closed polygon: x and y by turns. */
    public Painter polygon(Ink ink, double... points) {
        if (points.length < 6 || points.length % 2 != 0) {
            throw new IllegalArgumentException("a polygon has 3 points or more, not " + points.length / 2.0);
        }
        Coverage.of(new double[][] {points}, 1, 1, 0, 0, target).paint(target, ink);
        return this;
    }

    /**
     * Another picture, scaled into a rectangle: averaged where it shrinks, interpolated where it grows.
     *
     * @param opacity 0 to 1
     */
    public Painter picture(Picture source, double x, double y, double width, double height, double opacity) {
        if (width <= 0 || height <= 0) {
            return this;
        }
        Picture scaled = Scaling.part(
                source,
                new Scaling.Axis(x, width, source.width(), target.width()),
                new Scaling.Axis(y, height, source.height(), target.height()));
        int left = Scaling.Axis.first(x, target.width());
        int top = Scaling.Axis.first(y, target.height());
        return rectangle(x, y, width, height, (px, py) -> {
            int argb = scaled.rgb()[((int) py - top) * scaled.width() + (int) px - left] & 0xFFFFFF;
            return (int) (Math.max(0, Math.min(1, opacity)) * 255 + 0.5) << 24 | argb;
        });
    }
}
