package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Vector3;

/** A virtual camera in single precision, as the inner loops want it: no lens, pixels and depth by one matrix. */
final class Pinhole {
    final int width;
    final int height;
    final Vector3 centre;

    /** K·[R|t] by rows: u·depth, v·depth, depth. */
    final float[] p = new float[12];

    /** @throws IllegalArgumentException if the camera has a lens: straight edges would have to be drawn bent */
    Pinhole(Camera camera) {
        if (camera.lens().distorts()) {
            throw new IllegalArgumentException("virtual " + camera + " has a lens; give one without");
        }
        width = camera.width();
        height = camera.height();
        centre = camera.centre();
        double[] r = camera.rotation();
        double[] t = camera.translation();
        for (int i = 0; i < 4; i++) {
            double x = i < 3 ? r[i] : t[0];
            double y = i < 3 ? r[3 + i] : t[1];
            double z = i < 3 ? r[6 + i] : t[2];
            p[i] = (float) (camera.fx() * x + camera.skew() * y + camera.cx() * z);
            p[4 + i] = (float) (camera.fy() * y + camera.cy() * z);
            p[8 + i] = (float) z;
        }
    }

    private Pinhole(Pinhole of, float height) {
        width = of.width;
        this.height = of.height;
        centre = of.centre;
        System.arraycopy(of.p, 0, p, 0, p.length);
        for (int row = 0; row < 12; row += 4) {
            p[row + 3] += 2 * height * p[row + 2];
            p[row + 2] = -p[row + 2];
        }
    }

    /** The same, of a world that is mirrored in a level floor. */
    Pinhole mirroredAt(double floor) {
        return new Pinhole(this, (float) floor);
    }
}
