package dev.slipstream.simulator.geometry;

/** A point or direction in the world, in metres, z up: the currency between motion and picture. */
public record Vec3(double x, double y, double z) {
    public static final Vec3 ZERO = new Vec3(0, 0, 0);
    public static final Vec3 UP = new Vec3(0, 0, 1);

    public Vec3 plus(Vec3 o) {
        return new Vec3(x + o.x, y + o.y, z + o.z);
    }

    public Vec3 minus(Vec3 o) {
        return new Vec3(x - o.x, y - o.y, z - o.z);
    }

    public Vec3 times(double k) {
        return new Vec3(x * k, y * k, z * k);
    }

    public double dot(Vec3 o) {
        return x * o.x + y * o.y + z * o.z;
    }

    public Vec3 cross(Vec3 o) {
        return new Vec3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
    }

    public double length() {
        return Math.sqrt(dot(this));
    }

    /** Of length one; the zero vector stays zero. */
    public Vec3 unit() {
        double length = length();
        return length < 1e-12 ? ZERO : times(1 / length);
    }

    /** This at {@code k} 0, the other at 1. */
    public Vec3 lerp(Vec3 o, double k) {
        return new Vec3(x + (o.x - x) * k, y + (o.y - y) * k, z + (o.z - z) * k);
    }
}
