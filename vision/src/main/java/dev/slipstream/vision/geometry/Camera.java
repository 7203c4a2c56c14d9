package dev.slipstream.vision.geometry;

/**
 * A calibrated pinhole camera with a lens, immutable: how a point of the world comes into the picture, and which ray a
 * pixel sees. Frames of reference: see the package.
 */
public final class Camera {
    /** Nearer than this, in metres, nothing is projected. */
    public static final double NEAREST = 0.05;

    private static final double ROTATION_TOLERANCE = 1e-3;

    private final String id;
    private final int width;
    private final int height;
    private final double fx;
    private final double skew;
    private final double cx;
    private final double fy;
    private final double cy;
    private final Lens lens;
    private final double[] r;
    private final double[] t;
    private final Vector3 centre;
    private final double reachSquared;

    /**
     * @param k intrinsic matrix by rows, pixels: [fx s cx; 0 fy cy; 0 0 1]
     * @param r rotation from the world to the camera, by rows
     * @param t translation from the world to the camera, metres: X lies at R·X + t
     * @throws IllegalArgumentException if these are not those of a camera; the message says which, without the id
     */
    public Camera(String id, int width, int height, double[] k, Lens lens, double[] r, double[] t) {
        if (k.length != 9 || r.length != 9 || t.length != 3) {
            throw new IllegalArgumentException("K and R have 9 numbers and t has 3");
        }
        if (!(k[0] > 0 && k[4] > 0) || k[3] != 0 || k[6] != 0 || k[7] != 0 || k[8] != 1) {
            throw new IllegalArgumentException("K is not [fx s cx; 0 fy cy; 0 0 1] with positive focal lengths");
        }
        requireRotation(r);
        this.id = id;
        this.width = width;
        this.height = height;
        this.fx = k[0];
        this.skew = k[1];
        this.cx = k[2];
        this.fy = k[4];
        this.cy = k[5];
        this.lens = lens;
        this.reachSquared = lens.reachSquared();
        this.r = r.clone();
        this.t = t.clone();
        this.centre = new Vector3(
                -(r[0] * t[0] + r[3] * t[1] + r[6] * t[2]),
                -(r[1] * t[0] + r[4] * t[1] + r[7] * t[2]),
                -(r[2] * t[0] + r[5] * t[1] + r[8] * t[2]));
    }

    /**
     * Upright, without a lens, its principal point in the middle.
     *
     * @param focal pixels
     * @throws IllegalArgumentException if it would look straight up or down, or at itself
     */
    public static Camera lookingAt(String id, int width, int height, double focal, Vector3 from, Vector3 at) {
        Vector3 forward = at.minus(from).unit();
        Vector3 right = forward.cross(new Vector3(0, 0, 1));
        if (!(right.length() > 1e-6)) {
            throw new IllegalArgumentException("a camera cannot be upright and look from " + from + " at " + at);
        }
        right = right.unit();
        Vector3 down = forward.cross(right);
        double[] r = {
            right.x(), right.y(), right.z(), down.x(), down.y(), down.z(), forward.x(), forward.y(), forward.z()
        };
        double[] t = {-right.dot(from), -down.dot(from), -forward.dot(from)};
        double[] k = {focal, 0, (width - 1) / 2.0, 0, focal, (height - 1) / 2.0, 0, 0, 1};
        return new Camera(id, width, height, k, Lens.NONE, r, t);
    }

    private static void requireRotation(double[] r) {
        for (int a = 0; a < 3; a++) {
            for (int b = a; b < 3; b++) {
                double dot = r[3 * a] * r[3 * b] + r[3 * a + 1] * r[3 * b + 1] + r[3 * a + 2] * r[3 * b + 2];
                if (!(Math.abs(dot - (a == b ? 1 : 0)) < ROTATION_TOLERANCE)) {
                    throw new IllegalArgumentException(
                            "R is not a rotation: its rows are not orthogonal and of length one");
                }
            }
        }
        double determinant = r[0] * (r[4] * r[8] - r[5] * r[7])
                - r[1] * (r[3] * r[8] - r[5] * r[6])
                + r[2] * (r[3] * r[7] - r[4] * r[6]);
        if (determinant < 0) {
            throw new IllegalArgumentException("R is a reflection, not a rotation: its determinant is -1");
        }
    }

    public String id() {
        return id;
    }

    /** Pixels. */
    public int width() {
        return width;
    }

    /** Pixels. */
    public int height() {
        return height;
    }

    /** Focal length in x, pixels. */
    public double fx() {
        return fx;
    }

    /** Focal length in y, pixels. */
    public double fy() {
        return fy;
    }

    /** Principal point, pixels. */
    public double cx() {
        return cx;
    }

    /** Principal point, pixels. */
    public double cy() {
        return cy;
    }

    /** Of the pixel's axes; zero for every camera made this century. */
    public double skew() {
        return skew;
    }

    public Lens lens() {
        return lens;
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
    public Vector3 centre() {
        return centre;
    }

    /** Along the camera's axis, into the scene, length one. */
    public Vector3 forward() {
        return new Vector3(r[6], r[7], r[8]);
    }

    /**
     * World point to pixel.
     *
     * @param out u and v in pixels, depth in metres along the axis; left alone where the answer is false
     * @return whether it lies in front of the camera, and not so far aside that its lens is not known there; it may still
     *     be outside of the picture
     */
    public boolean project(double x, double y, double z, double[] out) {
        double depth = r[6] * x + r[7] * y + r[8] * z + t[2];
        if (!(depth > NEAREST)) {
            return false;
        }
        double px = (r[0] * x + r[1] * y + r[2] * z + t[0]) / depth;
        double py = (r[3] * x + r[4] * y + r[5] * z + t[1]) / depth;
        if (px * px + py * py > reachSquared) {
            return false;
        }
        double dx = lens.distorts() ? lens.distortedX(px, py) : px;
        double dy = lens.distorts() ? lens.distortedY(px, py) : py;
        out[0] = fx * dx + skew * dy + cx;
        out[1] = fy * dy + cy;
        out[2] = depth;
        return true;
    }

    /** The direction in the world that a pixel sees, of length one. */
    public Vector3 ray(double u, double v) {
        double[] p = new double[2];
        double dy = (v - cy) / fy;
        lens.undistort((u - cx - skew * dy) / fx, dy, p);
        return new Vector3(
                        r[0] * p[0] + r[3] * p[1] + r[6],
                        r[1] * p[0] + r[4] * p[1] + r[7],
                        r[2] * p[0] + r[5] * p[1] + r[8])
                .unit();
    }

    /** Whether a pixel position lies in the picture. */
    public boolean sees(double u, double v) {
        return u >= -0.5 && v >= -0.5 && u < width - 0.5 && v < height - 0.5;
    }

    /** The same camera with a lens. */
    public Camera withLens(Lens other) {
        return new Camera(id, width, height, new double[] {fx, skew, cx, 0, fy, cy, 0, 0, 1}, other, r, t);
    }

    /** The same camera for a picture scaled to another size; the centres of the outer pixels move with their edges. */
    public Camera scaled(int toWidth, int toHeight) {
        double sx = (double) toWidth / width;
        double sy = (double) toHeight / height;
        double[] k = {fx * sx, skew * sx, (cx + 0.5) * sx - 0.5, 0, fy * sy, (cy + 0.5) * sy - 0.5, 0, 0, 1};
        return new Camera(id, toWidth, toHeight, k, lens, r, t);
    }

    @Override
    public String toString() {
        return "camera " + id;
    }
}
