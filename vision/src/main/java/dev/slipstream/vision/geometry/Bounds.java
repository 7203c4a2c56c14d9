package dev.slipstream.vision.geometry;

/** A box along the axes of the world, metres: where models are made. */
public record Bounds(Vector3 min, Vector3 max) {
    /** @throws IllegalArgumentException if it holds no space, or is not made of numbers */
    public Bounds {
        Vector3 size = max.minus(min);
        if (!(size.x() > 0 && size.y() > 0 && size.z() > 0) || !Double.isFinite(size.length())) {
            throw new IllegalArgumentException("bounds from " + min + " to " + max + " hold no space");
        }
    }

    /** Metres in x, y and z. */
    public Vector3 size() {
        return max.minus(min);
    }

    public Vector3 centre() {
        return min.plus(max).times(0.5);
    }

    public boolean contains(Vector3 p) {
        return p.x() >= min.x()
                && p.y() >= min.y()
                && p.z() >= min.z()
                && p.x() <= max.x()
                && p.y() <= max.y()
                && p.z() <= max.z();
    }
}
