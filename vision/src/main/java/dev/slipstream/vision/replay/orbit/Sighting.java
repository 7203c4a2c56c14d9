package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Vector3;
import dev.slipstream.vision.media.Picture;

import java.util.Arrays;

/**
 * What one real camera sees of a model: where each vertex lies in its picture and how well it is seen there. Computed
 * once for a moment and used by all virtual cameras, which then need no lens, no depth map and no square root.
 *
 * <p>Visibility comes from a coarse depth map into which vertices are thrown as points: they lie closer together than
 * its cells are wide, so that no triangle needs to be drawn.
 */
final class Sighting {
    /** Pixels of the picture along a cell of the depth map. */
    static final int CELL = 4;

    /** A vertex that lies this much behind the nearest in its cell is seen for sure, and not at all twice as much. */
    private static final float BIAS_METRES = 0.05f;

    private static final float LEAST_COSINE = 0.1f;
    private static final float FULL_COSINE = 0.5f;

    /** Pixels along the picture's rim over which a camera loses its say, lest its frame shows on an athlete. */
    private static final float RIM = 24;

    private final int columns;
    private final int rows;
    private final float[] nearest;

    /**
     * Of each vertex: column and row in the picture, pixels, and how well it is seen, 0 (hidden, or turned away) to 1. Together, for
     * they are read together.
     */
    final float[] seen;

    /** The pixels around all vertices. */
    final Patch patch;

    private Sighting(Surfaces surfaces, Camera camera, Picture frame) {
        int vertices = surfaces.vertexCount();
        seen = new float[3 * vertices];
        columns = camera.width() / CELL + 1;
        rows = camera.height() / CELL + 1;
        nearest = new float[columns * rows];
        Arrays.fill(nearest, Float.POSITIVE_INFINITY);
        float[] depth = new float[vertices];
        project(surfaces, camera, depth);
        weigh(surfaces, camera, depth);
        patch = patch(frame);
    }

    /** @param frame of the camera's size */
    static Sighting of(Surfaces surfaces, Camera camera, Picture frame) {
        return new Sighting(surfaces, camera, frame);
    }

    private void project(Surfaces surfaces, Camera camera, float[] depth) {
        double[] out = new double[3];
        float[] p = surfaces.positions;
        for (int i = 0; i < depth.length; i++) {
            boolean ahead = camera.project(p[3 * i], p[3 * i + 1], p[3 * i + 2], out);
            if (!ahead || !camera.sees(out[0], out[1])) {
                depth[i] = Float.NaN;
                continue;
            }
            seen[3 * i] = (float) out[0];
            seen[3 * i + 1] = (float) out[1];
            depth[i] = (float) out[2];
            int cell = cell(seen[3 * i], seen[3 * i + 1]);
            nearest[cell] = Math.min(nearest[cell], depth[i]);
        }
    }

    private int cell(float column, float row) {
        return (int) (row + 0.5f) / CELL * columns + (int) (column + 0.5f) / CELL;
    }

    private void weigh(Surfaces surfaces, Camera camera, float[] depth) {
        Vector3 c = camera.centre();
        float[] p = surfaces.positions;
        float[] n = surfaces.normals;
        for (int i = 0; i < depth.length; i++) {
            if (Float.isNaN(depth[i])) {
                continue;
            }
            float x = (float) c.x() - p[3 * i];
            float y = (float) c.y() - p[3 * i + 1];
            float z = (float) c.z() - p[3 * i + 2];
            float cosine =
                    (x * n[3 * i] + y * n[3 * i + 1] + z * n[3 * i + 2]) / (float) Math.sqrt(x * x + y * y + z * z);
            float facing = share(cosine - LEAST_COSINE, FULL_COSINE - LEAST_COSINE);
            float u = seen[3 * i];
            float v = seen[3 * i + 1];
            float free = share(nearest[cell(u, v)] + 2 * BIAS_METRES - depth[i], BIAS_METRES);
            float rim = Math.min(Math.min(u, camera.width() - 1 - u), Math.min(v, camera.height() - 1 - v));
            seen[3 * i + 2] = facing * free * share(rim, RIM);
        }
    }

    private static float share(float part, float of) {
        return Math.max(0, Math.min(1, part / of));
    }

    private Patch patch(Picture frame) {
        float left = Float.POSITIVE_INFINITY;
        float top = Float.POSITIVE_INFINITY;
        float right = 0;
        float low = 0;
        for (int i = 0; i < seen.length; i += 3) {
            if (seen[i + 2] > 0) {
                left = Math.min(left, seen[i]);
                top = Math.min(top, seen[i + 1]);
                right = Math.max(right, seen[i]);
                low = Math.max(low, seen[i + 1]);
            }
        }
        if (right <= left || low <= top) {
            return Patch.of(frame, 0, 0, 2, 2); // sees nobody
        }
        int x = (int) Math.max(0, left - 2);
        int y = (int) Math.max(0, top - 2);
        int width = (int) Math.min(frame.width() - x, right - x + 4);
        int height = (int) Math.min(frame.height() - y, low - y + 4);
        return Patch.of(frame, x, y, width, height);
    }

    /** Whether a pixel lies on an athlete, or within a cell of one. */
    boolean covered(double column, double row) {
        int x = (int) (column + 0.5) / CELL;
        int y = (int) (row + 0.5) / CELL;
        for (int j = Math.max(0, y - 1); j <= Math.min(rows - 1, y + 1); j++) {
            for (int i = Math.max(0, x - 1); i <= Math.min(columns - 1, x + 1); i++) {
                if (nearest[j * columns + i] < Float.POSITIVE_INFINITY) {
                    return true;
                }
            }
        }
        return false;
    }
}
