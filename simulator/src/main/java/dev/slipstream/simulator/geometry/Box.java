package dev.slipstream.simulator.geometry;

/** An axis-aligned box of the world in metres: the volume that a ring of cameras looks into. */
public record Box(Vec3 min, Vec3 max) {
    public boolean contains(Vec3 p) {
        return p.x() >= min.x()
                && p.y() >= min.y()
                && p.z() >= min.z()
                && p.x() <= max.x()
                && p.y() <= max.y()
                && p.z() <= max.z();
    }

    public Vec3 centre() {
        return min.lerp(max, 0.5);
    }
}
