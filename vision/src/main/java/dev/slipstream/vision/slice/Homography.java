package dev.slipstream.vision.slice;

/**
 * A map between the planes of two pictures that a camera took from one place, however it turned and zoomed: a 3x3 matrix on
 * homogeneous pixel coordinates (Hartley and Zisserman, Multiple View Geometry, 2nd edition, 2.3 and 8.4). Pixel centres are
 * whole numbers, x to the right, y down. Immutable.
 */
final class Homography {
    static final Homography IDENTITY = new Homography(1, 0, 0, 0, 1, 0, 0, 0, 1);

    private static final int SIZE = 9;

    private final double[] m;

    /** Row by row; scaled so that the last is one. */
    Homography(double... rows) {
        if (rows.length != SIZE) {
            throw new IllegalArgumentException("a homography has " + SIZE + " numbers, not " + rows.length);
        }
        m = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            m[i] = rows[i] / rows[SIZE - 1];
        }
    }

    static Homography translation(double x, double y) {
        return new Homography(1, 0, x, 0, 1, y, 0, 0, 1);
    }

    /** To a picture whose pixels are {@code 1 / scale} as large, with the same outer edges. */
    static Homography scaling(double scale) {
        double shift = (scale - 1) / 2;
        return new Homography(scale, 0, shift, 0, scale, shift, 0, 0, 1);
    }

    /** Row by row. */
    double[] rows() {
        return m.clone();
    }

    /** First {@code first}, then this. */
    Homography after(Homography first) {
        double[] product = new double[SIZE];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    product[3 * i + j] += m[3 * i + k] * first.m[3 * k + j];
                }
            }
        }
        return new Homography(product);
    }

    Homography inverse() {
        return new Homography(
                m[4] * m[8] - m[5] * m[7],
                m[2] * m[7] - m[1] * m[8],
                m[1] * m[5] - m[2] * m[4],
                m[5] * m[6] - m[3] * m[8],
                m[0] * m[8] - m[2] * m[6],
                m[2] * m[3] - m[0] * m[5],
                m[3] * m[7] - m[4] * m[6],
                m[1] * m[6] - m[0] * m[7],
                m[0] * m[4] - m[1] * m[3]);
    }

    /** How far a point is in front of the horizon of the map: 1 near the middle, 0 and less where it has no image. */
    double weight(double x, double y) {
        return m[6] * x + m[7] * y + m[8];
    }

    double x(double x, double y) {
        return (m[0] * x + m[1] * y + m[2]) / weight(x, y);
    }

    double y(double x, double y) {
        return (m[3] * x + m[4] * y + m[5]) / weight(x, y);
    }

    /** The farthest that a corner of a picture is moved, pixels; infinite where it has no image. */
    double reach(int width, int height) {
        double farthest = 0;
        for (int corner = 0; corner < 4; corner++) {
            double x = (corner & 1) * (width - 1);
            double y = (corner >> 1) * (height - 1);
            if (weight(x, y) < 0.05) {
                return Double.POSITIVE_INFINITY;
            }
            farthest = Math.max(farthest, Math.hypot(x(x, y) - x, y(x, y) - y));
        }
        return farthest;
    }
}
