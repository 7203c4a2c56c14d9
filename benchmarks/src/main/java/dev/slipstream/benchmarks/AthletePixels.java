package dev.slipstream.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipstream.vision.geometry.Bounds;
import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Vector3;

/**
 * The pixels of a camera that show athletes, from the bodies that the simulator wrote down: each capsule as balls along
 * its axis, each ball as a disc. Whether something stands before them is not asked.
 */
final class AthletePixels {
    private static final double STEP_METRES = 0.01;

    private final Camera camera;
    private final boolean[] pixels;

    /** @param camera without a lens, or discs would lie beside what it shows */
    AthletePixels(Camera camera) {
        this.camera = camera;
        this.pixels = new boolean[camera.width() * camera.height()];
    }

    /**
     * Adds those whose middle lies in the bounds, which are those that a model has.
     *
     * @param moment an entry of {@code geometry} in truth.json
     */
    void add(JsonNode moment, Bounds bounds, double margin) {
        for (JsonNode athlete : moment.path("athletes")) {
            Vector3 sum = new Vector3(0, 0, 0);
            int count = athlete.path("capsules").size();
            for (JsonNode capsule : athlete.path("capsules")) {
                sum = sum.plus(point(capsule.path("a")).times(1.0 / count));
            }
            if (count > 0 && bounds.contains(sum)) {
                for (JsonNode capsule : athlete.path("capsules")) {
                    double radius = capsule.path("radius").asDouble();
                    add(point(capsule.path("a")), point(capsule.path("b")), radius, margin);
                }
            }
        }
    }

    private static Vector3 point(JsonNode p) {
        return new Vector3(p.path(0).asDouble(), p.path(1).asDouble(), p.path(2).asDouble());
    }

    /**
     * Adds a capsule.
     *
     * @param radius metres
     * @param margin pixels around it that count too
     */
    void add(Vector3 a, Vector3 b, double radius, double margin) {
        Vector3 way = b.minus(a);
        int steps = (int) Math.ceil(way.length() / STEP_METRES);
        double[] out = new double[3];
        for (int i = 0; i <= steps; i++) {
            Vector3 p = a.plus(way.times(steps == 0 ? 0 : (double) i / steps));
            if (camera.project(p.x(), p.y(), p.z(), out)) {
                disc(out[0], out[1], radius * camera.fx() / out[2] + margin);
            }
        }
    }

    private void disc(double u, double v, double radius) {
        for (int y = (int) Math.max(0, Math.ceil(v - radius)); y <= Math.min(camera.height() - 1, v + radius); y++) {
            double half = Math.sqrt(Math.max(0, radius * radius - (y - v) * (y - v)));
            int end = (int) Math.min(camera.width() - 1, Math.floor(u + half));
            for (int x = (int) Math.max(0, Math.ceil(u - half)); x <= end; x++) {
                pixels[y * camera.width() + x] = true;
            }
        }
    }

    boolean holds(int pixel) {
        return pixels[pixel];
    }
}
