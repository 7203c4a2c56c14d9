package dev.slipstream.vision.replay.hull;

import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Lens;

/**
 * A calibrated camera for inner loops: floats, no objects, and a linear form that is good for a few centimetres around a
 * point, in which a lens costs nothing. Native pixels with their distortion, so that no frame has to be remapped.
 */
public final class PixelCamera {
    /** Beyond this share of the farthest corner's radius a lens polynomial is not to be trusted. */
    private static final double LENS_REACH = 1.1;

    private static final float NEAREST = 0.2f;

    public final int width;
    public final int height;
    /** Pixels per unit of image coordinates at depth one; mean of both axes. */
    public final float focal;

    private final float[] r = new float[9];
    private final float[] t = new float[3];
    private final float fx;
    private final float skew;
    private final float cx;
    private final float fy;
    private final float cy;
    private final Lens lens;
    private final boolean distorts;
    private final float mostRadius2;
    private final float[] centre;

    public PixelCamera(Camera camera) {
        width = camera.width();
        height = camera.height();
        focal = (float) ((camera.fx() + camera.fy()) / 2);
        for (int i = 0; i < 9; i++) {
            r[i] = (float) camera.rotation()[i];
        }
        for (int i = 0; i < 3; i++) {
            t[i] = (float) camera.translation()[i];
        }
        fx = (float) camera.fx();
        skew = (float) camera.skew();
        cx = (float) camera.cx();
        fy = (float) camera.fy();
        cy = (float) camera.cy();
        lens = camera.lens();
        distorts = lens.distorts();
        mostRadius2 = reach(camera);
        centre = new float[] {
            (float) camera.centre().x(),
            (float) camera.centre().y(),
            (float) camera.centre().z()
        };
    }

    private static float reach(Camera camera) {
        double most = 0;
        double[] p = new double[2];
        for (int corner = 0; corner < 4; corner++) {
            double u = (corner & 1) == 0 ? -0.5 : camera.width() - 0.5;
            double v = (corner & 2) == 0 ? -0.5 : camera.height() - 0.5;
            double dy = (v - camera.cy()) / camera.fy();
            camera.lens().undistort((u - camera.cx() - camera.skew() * dy) / camera.fx(), dy, p);
            most = Math.max(most, p[0] * p[0] + p[1] * p[1]);
        }
        return (float) (most * LENS_REACH * LENS_REACH);
    }

    /** Where it stands: x, y or z for axis 0, 1 or 2, metres. */
    public float centre(int axis) {
        return centre[axis];
    }

    /**
     * World point to pixel.
     *
     * @param out u, v in pixels and depth in metres
     * @return false where it is behind the camera or beyond what the lens was calibrated for
     */
    public boolean project(float x, float y, float z, float[] out) {
        float depth = r[6] * x + r[7] * y + r[8] * z + t[2];
        if (!(depth > NEAREST)) {
            return false;
        }
        float px = (r[0] * x + r[1] * y + r[2] * z + t[0]) / depth;
        float py = (r[3] * x + r[4] * y + r[5] * z + t[1]) / depth;
        if (distorts) {
            float r2 = px * px + py * py;
            if (r2 > mostRadius2) {
                return false;
            }
            float radial = 1 + r2 * ((float) lens.k1() + r2 * ((float) lens.k2() + r2 * (float) lens.k3()));
            float dx = px * radial + 2 * (float) lens.p1() * px * py + (float) lens.p2() * (r2 + 2 * px * px);
            py = py * radial + (float) lens.p1() * (r2 + 2 * py * py) + 2 * (float) lens.p2() * px * py;
            px = dx;
        }
        out[0] = fx * px + skew * py + cx;
        out[1] = fy * py + cy;
        out[2] = depth;
        return true;
    }

    /**
     * Projection and its derivative: near the point, u = out[0] + out[3]·dx + out[4]·dy + out[5]·dz, and v = out[1] +
     * out[6]·dx + out[7]·dy + out[8]·dz. Within 7 cm and at 7 m it is wrong by less than 0.0001 of the focal length.
     *
     * @param out nine numbers: u, v, depth, three derivatives of u, three of v, pixels per metre
     * @return as {@link #project}
     */
    public boolean linearise(float x, float y, float z, float[] out) {
        float depth = r[6] * x + r[7] * y + r[8] * z + t[2];
        if (!(depth > NEAREST)) {
            return false;
        }
        float px = (r[0] * x + r[1] * y + r[2] * z + t[0]) / depth;
        float py = (r[3] * x + r[4] * y + r[5] * z + t[1]) / depth;
        float xx = 1;
        float xy = 0;
        float yy = 1;
        float dx = px;
        float dy = py;
        if (distorts) {
            float r2 = px * px + py * py;
            if (r2 > mostRadius2) {
                return false;
            }
            float k1 = (float) lens.k1();
            float k2 = (float) lens.k2();
            float k3 = (float) lens.k3();
            float p1 = (float) lens.p1();
            float p2 = (float) lens.p2();
            float radial = 1 + r2 * (k1 + r2 * (k2 + r2 * k3));
            float slope = 2 * (k1 + r2 * (2 * k2 + r2 * 3 * k3));
            dx = px * radial + 2 * p1 * px * py + p2 * (r2 + 2 * px * px);
            dy = py * radial + p1 * (r2 + 2 * py * py) + 2 * p2 * px * py;
            xx = radial + slope * px * px + 2 * p1 * py + 6 * p2 * px;
            xy = slope * px * py + 2 * p1 * px + 2 * p2 * py;
            yy = radial + slope * py * py + 6 * p1 * py + 2 * p2 * px;
        }
        out[0] = fx * dx + skew * dy + cx;
        out[1] = fy * dy + cy;
        out[2] = depth;
        for (int i = 0; i < 3; i++) {
            float ax = (r[i] - px * r[6 + i]) / depth;
            float ay = (r[3 + i] - py * r[6 + i]) / depth;
            float distortedX = xx * ax + xy * ay;
            float distortedY = xy * ax + yy * ay;
            out[3 + i] = fx * distortedX + skew * distortedY;
            out[6 + i] = fy * distortedY;
        }
        return true;
    }
}
