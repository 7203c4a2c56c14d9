package dev.slipstream.simulator.camera;

import dev.slipstream.simulator.geometry.Camera;

import java.util.List;

/** A camera of the venue over time: the same answer for the same second, in any order of asking, from any thread. */
public interface View {
    /** {@code ring-01}, {@code pan}. */
    String id();

    Camera at(double seconds);

    /** Whether its picture's geometry changes with time. */
    boolean moves();

    /**
     * Seconds at which its picture jumps, ascending: a view that stands for several cameras and takes the best one.
     *
     * @param until only those before
     */
    default List<Double> cuts(double until) {
        return List.of();
    }

    /** A camera that nobody moves. */
    static View fixed(String id, Camera camera) {
        return new Fixed(id, camera);
    }

    /** See {@link #fixed}. */
    record Fixed(String id, Camera camera) implements View {
        @Override
        public Camera at(double seconds) {
            return camera;
        }

        @Override
        public boolean moves() {
            return false;
        }
    }
}
