package dev.slipstream.vision.geometry;

/**
 * Brown-Conrady distortion as OpenCV orders its coefficients; acts on image coordinates at depth one (no unit), before
 * the intrinsic matrix. Source: Brown, "Decentering distortion of lenses" (1966); OpenCV's camera model.
 */
public record Lens(double k1, double k2, double p1, double p2, double k3) {
    public static final Lens NONE = new Lens(0, 0, 0, 0, 0);

    private static final int STEPS = 20;

    /** Tangent of 87 degrees off the axis. */
    private static final double FARTHEST = 20;

    public boolean distorts() {
        return k1 != 0 || k2 != 0 || p1 != 0 || p2 != 0 || k3 != 0;
    }

    /** Where the x of an undistorted point comes to lie. */
    public double distortedX(double x, double y) {
        double r2 = x * x + y * y;
        return x * radial(r2) + 2 * p1 * x * y + p2 * (r2 + 2 * x * x);
    }

    /** Where the y of an undistorted point comes to lie. */
    public double distortedY(double x, double y) {
        double r2 = x * x + y * y;
        return y * radial(r2) + p1 * (r2 + 2 * y * y) + 2 * p2 * x * y;
    }

    /**
     * The undistorted point that comes to lie at (dx, dy), by fixed-point iteration as OpenCV's undistortPoints.
     *
     * @param out x and y; where the lens folds the picture over itself and nothing converges, what the last step gave
     */
    public void undistort(double dx, double dy, double[] out) {
        double x = dx;
        double y = dy;
        for (int i = 0; i < STEPS && distorts(); i++) {
            double r2 = x * x + y * y;
            double radial = radial(r2);
            double nextX = (dx - 2 * p1 * x * y - p2 * (r2 + 2 * x * x)) / radial;
            double nextY = (dy - p1 * (r2 + 2 * y * y) - 2 * p2 * x * y) / radial;
            boolean settled = Math.abs(nextX - x) + Math.abs(nextY - y) < 1e-12;
            x = nextX;
            y = nextY;
            if (settled) {
                break;
            }
        }
        out[0] = x;
        out[1] = y;
    }

    /**
     * How far from the axis the lens is told truly: beyond, its polynomial turns back and would show places far aside, or
     * almost behind, in the middle of the picture.
     *
     * @return square of the distance at depth one; infinite where it never turns
     */
    public double reachSquared() {
        for (double r = 0; r < FARTHEST; r += 0.01) {
            double r2 = r * r;
            if (1 + r2 * (3 * k1 + r2 * (5 * k2 + r2 * 7 * k3)) <= 0) {
                return r2;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private double radial(double r2) {
        return 1 + r2 * (k1 + r2 * (k2 + r2 * k3));
    }
}
