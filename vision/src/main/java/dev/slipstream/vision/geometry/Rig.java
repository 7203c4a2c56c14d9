package dev.slipstream.vision.geometry;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A calibrated group of cameras around a place: what rig.json says. */
public record Rig(Bounds bounds, Background background, List<Member> cameras) {
    /**
     * One camera of the group.
     *
     * @param plate picture of the empty scene, relative to the rig's file
     * @param offsetSeconds to add to this camera's time to get the rig's
     */
    public record Member(Camera camera, @Nullable String plate, double offsetSeconds) {}

    public Rig {
        cameras = List.copyOf(cameras);
    }

    /** How many cameras. */
    public int size() {
        return cameras.size();
    }

    /** The same rig with some of its cameras alone, in this order. */
    public Rig only(List<Integer> indices) {
        return new Rig(bounds, background, indices.stream().map(cameras::get).toList());
    }

    /** The camera at a place in the rig's order. */
    public Camera camera(int index) {
        return cameras.get(index).camera();
    }
}
