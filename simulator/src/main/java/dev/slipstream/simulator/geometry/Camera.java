package dev.slipstream.simulator.geometry;

import org.jspecify.annotations.Nullable;

/**
 * A pinhole camera with lens distortion, immutable. World: metres, z up. Camera: OpenCV axes (x right, y down,
 * z forward); X lies at R·X + t. Pixels: the centre of the top left one is (0, 0), as in OpenCV.
 *
 * <p>Distortion is Brown-Conrady with k1, k2, p1, p2, k3, as OpenCV orders them.
 */
public final class Camera {
    private static final int UNDISTORTION_STEPS = 12;

    private final int width;
    private final int height;
    private final double focal;
    private final double[] distortion;
    private final double[] r;
    private final double[] t;
    private final Vec3 centre;

    private Camera(int width, int height, double focal, double[] distortion, double[] r, double[] t) {
        this.width = width;
        this.height = height;
        this.focal = focal;
        this.distortion = distortion;
        this.r = r;
        this.t = t;
        this.centre = new Vec3(
                -(r[0] * t[0] + r[3] * t[1] + r[6] * t[2]),
                -(r[1] * t[0] + r[4] * t[1] + r[7] * t[2]),
                -(r[2] * t[0] + r[5] * t[1] + r[8] * t[2]));
    }

    /**
     * Upright, its principal point in the middle.
     *
     * @param focal pixels
     * @throws IllegalArgumentException if it would look straight up or down, or at itself
     */
    public static Camera lookingAt(int width, int height, double focal, Vec3 from, Vec3 at) {
        Vec3 forward = at.minus(from).unit();
        Vec3 right = forward.cross(Vec3.UP);
        if (right.length() < 1e-6) {
            throw new IllegalArgumentException("a camera cannot be upright and look from " + from + " at " + at);
        }
        right = right.unit();
        Vec3 down = forward.cross(right);
        double[] r = {
            right.x(), right.y(), right.z(), down.x(), down.y(), down.z(), forward.x(), forward.y(), forward.z()
        };
        double[] t = {-right.dot(from), -down.dot(from), -forward.dot(from)};
        return new Camera(width, height, focal, new double[5], r, t);
    }

    /** The focal length in pixels that gives a horizontal field of view, in degrees. */
    public static double focal(int width, double degrees) {
        return width / 2.0 / StrictMath.tan(StrictMath.toRadians(degrees) / 2);
    }

    /** The same camera with a lens of k1, k2, p1, p2, k3. */
    public Camera withDistortion(double... coefficients) {
        if (coefficients.length != 5) {
            throw new IllegalArgumentException("distortion has 5 coefficients, not " + coefficients.length);
        }
        return new Camera(width, height, focal, coefficients.clone(), r, t);
    }

    /** The same camera, its view moved by so many pixels: a calibration that is off. */
    public Camera turned(double right, double down) {
        Vec3 aim = ray((width - 1) / 2.0 + right, (height - 1) / 2.0 + down);
        return lookingAt(width, height, focal, centre, centre.plus(aim)).withDistortion(distortion);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Pixels, in both directions. */
    public double focal() {
        return focal;
    }

    public double principalX() {
        return (width - 1) / 2.0;
    }

    public double principalY() {
        return (height - 1) / 2.0;
    }

    /** k1, k2, p1, p2, k3. */
    public double[] distortion() {
        return distortion.clone();
    }

    /** World to camera, by rows. */
    public double[] rotation() {
        return r.clone();
    }

    /** World to camera, metres. */
    public double[] translation() {
        return t.clone();
    }

    /** Where it stands in the world. */
    public Vec3 centre() {
        return centre;
    }

    /** From the world into the camera's frame. */
    public Vec3 toCamera(Vec3 p) {
        return new Vec3(
                r[0] * p.x() + r[1] * p.y() + r[2] * p.z() + t[0],
                r[3] * p.x() + r[4] * p.y() + r[5] * p.z() + t[1],
                r[6] * p.x() + r[7] * p.y() + r[8] * p.z() + t[2]);
    }

    /** Pixel coordinates and, as z, the depth in metres; null for what lies behind the camera. */
    public @Nullable Vec3 project(Vec3 p) {
        Vec3 c = toCamera(p);
        if (c.z() < 1e-3) {
            return null;
        }
        double x = c.x() / c.z();
        double y = c.y() / c.z();
        double r2 = x * x + y * y;
        double radial = radial(r2);
        double dx = x * radial + tangentialX(x, y, r2);
        double dy = y * radial + tangentialY(x, y, r2);
        return new Vec3(dx * focal + principalX(), dy * focal + principalY(), c.z());
    }

    /** The direction in the world that a pixel sees, of length one. */
    public Vec3 ray(double u, double v) {
        double dx = (u - principalX()) / focal;
        double dy = (v - principalY()) / focal;
        double x = dx;
        double y = dy;
        // Fixed-point iteration, as OpenCV's undistortPoints.
        for (int i = 0; i < UNDISTORTION_STEPS && distorts(); i++) {
            double r2 = x * x + y * y;
            double radial = radial(r2);
            double nextX = (dx - tangentialX(x, y, r2)) / radial;
            y = (dy - tangentialY(x, y, r2)) / radial;
            x = nextX;
        }
        return new Vec3(r[0] * x + r[3] * y + r[6], r[1] * x + r[4] * y + r[7], r[2] * x + r[5] * y + r[8]).unit();
    }

    public boolean distorts() {
        for (double k : distortion) {
            if (k != 0) {
                return true;
            }
        }
        return false;
    }

    private double radial(double r2) {
        return 1 + r2 * (distortion[0] + r2 * (distortion[1] + r2 * distortion[4]));
    }

    private double tangentialX(double x, double y, double r2) {
        return 2 * distortion[2] * x * y + distortion[3] * (r2 + 2 * x * x);
    }

    private double tangentialY(double x, double y, double r2) {
        return distortion[2] * (r2 + 2 * y * y) + 2 * distortion[3] * x * y;
    }
}
