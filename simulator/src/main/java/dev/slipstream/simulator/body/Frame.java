package dev.slipstream.simulator.body;

import dev.slipstream.simulator.geometry.Vec3;

/**
 * A place and an orientation of the world: poses are written in an athlete's own axes (x forward, y left, z up), and
 * each part of a body hangs in the frame of the part that carries it. The axes are orthonormal and right-handed.
 */
public record Frame(Vec3 origin, Vec3 forward, Vec3 left, Vec3 up) {
    /**
     * Upright.
     *
     * @param yaw radians from the world's x towards its y
     */
    public static Frame upright(Vec3 origin, double yaw) {
        double c = StrictMath.cos(yaw);
        double s = StrictMath.sin(yaw);
        return new Frame(origin, new Vec3(c, s, 0), new Vec3(-s, c, 0), Vec3.UP);
    }

    /** Looking along {@code forward}; its up is as near to {@code up} as that allows. */
    public static Frame looking(Vec3 origin, Vec3 forward, Vec3 up) {
        Vec3 ahead = forward.unit();
        Vec3 left = up.cross(ahead).unit();
        return new Frame(origin, ahead, left, ahead.cross(left));
    }

    public Vec3 point(double x, double y, double z) {
        return origin.plus(direction(x, y, z));
    }

    public Vec3 direction(double x, double y, double z) {
        return new Vec3(
                forward.x() * x + left.x() * y + up.x() * z,
                forward.y() * x + left.y() * y + up.y() * z,
                forward.z() * x + left.z() * y + up.z() * z);
    }

    /** The same orientation elsewhere. */
    public Frame at(Vec3 place) {
        return new Frame(place, forward, left, up);
    }

    /**
     * Turned by yaw about its up, then by pitch and roll about the new left and forward; radians.
     *
     * @param pitch positive leans forward
     * @param roll positive leans to the left
     * @param yaw positive turns to the left
     */
    public Frame turned(double pitch, double roll, double yaw) {
        double cy = StrictMath.cos(yaw);
        double sy = StrictMath.sin(yaw);
        Vec3 f1 = combine(forward, cy, left, sy);
        Vec3 l1 = combine(left, cy, forward, -sy);
        double cp = StrictMath.cos(pitch);
        double sp = StrictMath.sin(pitch);
        Vec3 f2 = combine(f1, cp, up, -sp);
        Vec3 u2 = combine(up, cp, f1, sp);
        double cr = StrictMath.cos(roll);
        double sr = StrictMath.sin(roll);
        return new Frame(origin, f2, combine(l1, cr, u2, -sr), combine(u2, cr, l1, sr));
    }

    private static Vec3 combine(Vec3 a, double ka, Vec3 b, double kb) {
        return new Vec3(a.x() * ka + b.x() * kb, a.y() * ka + b.y() * kb, a.z() * ka + b.z() * kb);
    }
}
