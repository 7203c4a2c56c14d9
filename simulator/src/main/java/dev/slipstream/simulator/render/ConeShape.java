package dev.slipstream.simulator.render;

import dev.slipstream.simulator.body.Cone;
import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;

/**
 * A rounded cone in a camera's frame, ready to be met by rays from the camera's centre. The tangent cone between the two
 * balls is solved as a quadratic in the distance along the ray; where the ray meets it outside of the tangent circles, or
 * not at all, the balls themselves answer.
 */
final class ConeShape {
    static final double MISS = Double.POSITIVE_INFINITY;

    private final Vec3 a;
    private final Vec3 b;
    private final double radiusA;
    private final double radiusB;

    /** Of the axis from a to b: its square, and less the square of the difference of radii. */
    private final Vec3 axis;

    private final double axis2;
    private final double slope;
    private final double d2;
    private final double m1;
    private final double k0;
    private final double outsideA;
    private final double outsideB;

    /** Of the last {@link #orient}: outward, of length one, in the camera's frame. */
    double normalX;

    double normalY;
    double normalZ;
    /** Of the last {@link #orient}: 0 at a, 1 at b. */
    double along;

    ConeShape(Camera camera, Vec3 from, Vec3 to, double radiusFrom, double radiusTo) {
        a = camera.toCamera(from);
        b = camera.toCamera(to);
        radiusA = radiusFrom;
        radiusB = radiusTo;
        axis = b.minus(a);
        axis2 = axis.dot(axis);
        slope = radiusA - radiusB;
        d2 = axis2 - slope * slope;
        m1 = -axis.dot(a);
        double m5 = a.dot(a);
        k0 = d2 * m5 - m1 * m1 + m1 * slope * radiusA * 2 - axis2 * radiusA * radiusA;
        outsideA = m5 - radiusA * radiusA;
        outsideB = b.dot(b) - radiusB * radiusB;
    }

    static ConeShape of(Camera camera, Cone cone) {
        return new ConeShape(camera, cone.a(), cone.b(), cone.radiusA(), cone.radiusB());
    }

    /** Depth of the nearest point, for ordering and for what lies behind the camera. */
    double nearest() {
        return Math.min(a.z() - radiusA, b.z() - radiusB);
    }

    /** The samples that it can cover. */
    Area bounds(Camera camera) {
        if (nearest() < 0.1) {
            return Area.NONE;
        }
        return ball(camera, a, radiusA).union(ball(camera, b, radiusB));
    }

    /** Of the projection to the unit plane, generous: centres and radii of the two discs. */
    double[] discs() {
        return new double[] {
            a.x() / a.z(), a.y() / a.z(), 1.12 * radiusA / (a.z() - radiusA),
            b.x() / b.z(), b.y() / b.z(), 1.12 * radiusB / (b.z() - radiusB)
        };
    }

    /** Generous by a few samples, for what a lens bends. */
    private static Area ball(Camera camera, Vec3 centre, double radius) {
        double f = camera.focal() * Target.SAMPLES;
        double depth = centre.z() - radius;
        double x = centre.x() / centre.z();
        double y = centre.y() / centre.z();
        double r2 = x * x + y * y;
        double[] k = camera.distortion();
        double bend = 1 + r2 * (k[0] + r2 * (k[1] + r2 * k[4]));
        double u = PixelRays.sample(camera.principalX()) + f * x * bend;
        double v = PixelRays.sample(camera.principalY()) + f * y * bend;
        double reach = f * radius / depth * Math.sqrt(1 + r2) * 1.1 + 3;
        return new Area((int) (u - reach), (int) (v - reach), (int) (u + reach) + 2, (int) (v + reach) + 2);
    }

    /** The distance along a ray of unit length, or {@link #MISS}. */
    double hit(double x, double y, double z) {
        double m3 = -(x * a.x() + y * a.y() + z * a.z());
        if (d2 > 0) {
            double m2 = axis.x() * x + axis.y() * y + axis.z() * z;
            double k2 = d2 - m2 * m2;
            double k1 = d2 * m3 - m1 * m2 + m2 * slope * radiusA;
            double h = k1 * k1 - k0 * k2;
            if (h < 0) {
                return MISS;
            }
            double t = (-Math.sqrt(h) - k1) / k2;
            double s = m1 - radiusA * slope + t * m2;
            if (s > 0 && s < d2) {
                return t;
            }
        }
        double m6 = -(x * b.x() + y * b.y() + z * b.z());
        double hA = m3 * m3 - outsideA;
        double hB = m6 * m6 - outsideB;
        double tA = hA > 0 ? -m3 - Math.sqrt(hA) : MISS;
        double tB = hB > 0 ? -m6 - Math.sqrt(hB) : MISS;
        return Math.min(tA, tB);
    }

    /** Sets the normal and the place along the axis for a ray of unit length that {@link #hit} at a distance. */
    void orient(double t, double x, double y, double z) {
        double px = t * x;
        double py = t * y;
        double pz = t * z;
        double s = d2 > 0 ? m1 - radiusA * slope + t * (axis.x() * x + axis.y() * y + axis.z() * z) : -1;
        if (s > 0 && s < d2) {
            along = s / d2;
            normal(
                    d2 * (px - a.x()) - axis.x() * s,
                    d2 * (py - a.y()) - axis.y() * s,
                    d2 * (pz - a.z()) - axis.z() * s);
            return;
        }
        double fromA = Math.abs(squared(px - a.x(), py - a.y(), pz - a.z()) - radiusA * radiusA);
        double fromB = Math.abs(squared(px - b.x(), py - b.y(), pz - b.z()) - radiusB * radiusB);
        if (fromA <= fromB) {
            along = 0;
            normal(px - a.x(), py - a.y(), pz - a.z());
        } else {
            along = 1;
            normal(px - b.x(), py - b.y(), pz - b.z());
        }
    }

    private static double squared(double x, double y, double z) {
        return x * x + y * y + z * z;
    }

    private void normal(double x, double y, double z) {
        double k = 1 / Math.sqrt(squared(x, y, z));
        normalX = x * k;
        normalY = y * k;
        normalZ = z * k;
    }
}
