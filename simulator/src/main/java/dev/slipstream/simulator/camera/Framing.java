package dev.slipstream.simulator.camera;

import dev.slipstream.simulator.geometry.Box;
import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;

import java.util.ArrayList;
import java.util.List;

/** Aims a camera and chooses its lens so that a volume fills its picture. */
final class Framing {
    private static final int STEPS = 8;

    private Framing() {}

    static List<Vec3> corners(Box box) {
        List<Vec3> corners = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            corners.add(new Vec3(
                    (i & 1) == 0 ? box.min().x() : box.max().x(),
                    (i & 2) == 0 ? box.min().y() : box.max().y(),
                    (i & 4) == 0 ? box.min().z() : box.max().z()));
        }
        return corners;
    }

    /**
     * @param margin part of the picture that the volume may take, 0 to 1
     * @throws IllegalArgumentException if a point lies behind the camera
     */
    static Camera fill(int width, int height, Vec3 from, List<Vec3> points, double margin) {
        Vec3 aim = Vec3.ZERO;
        for (Vec3 point : points) {
            aim = aim.plus(point.times(1.0 / points.size()));
        }
        double focal = 1;
        // Turning the camera changes what the points look like a little: a few rounds settle it.
        for (int step = 0; step < STEPS; step++) {
            Camera unit = Camera.lookingAt(width, height, 1, from, aim);
            double left = Double.POSITIVE_INFINITY;
            double right = Double.NEGATIVE_INFINITY;
            double top = Double.POSITIVE_INFINITY;
            double bottom = Double.NEGATIVE_INFINITY;
            for (Vec3 point : points) {
                Vec3 p = unit.project(point);
                if (p == null) {
                    throw new IllegalArgumentException("from " + from + " the point " + point + " cannot be seen");
                }
                left = Math.min(left, p.x());
                right = Math.max(right, p.x());
                top = Math.min(top, p.y());
                bottom = Math.max(bottom, p.y());
            }
            focal = margin * Math.min(width / (right - left), height / (bottom - top));
            aim = from.plus(unit.ray((left + right) / 2, (top + bottom) / 2)
                    .times(aim.minus(from).length()));
        }
        return Camera.lookingAt(width, height, focal, from, aim);
    }
}
