package dev.slipstream.vision.replay.hull;

import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Vector3;

/**
 * Which point of the floor each pixel of a camera sees, in a table: following a ray through a lens costs an iteration,
 * which is too much to do per pixel and moment.
 */
public final class FloorGrid {
    /** Between nodes, pixels; in between, linear: wrong by millimetres at angles where shadows matter. */
    private static final int STEP = 8;

    private static final float NOWHERE = Float.NaN;

    private final int columns;
    private final float[] xy;

    /** {@code level}: z of the floor, metres. */
    public FloorGrid(Camera camera, double level) {
        columns = camera.width() / STEP + 2;
        int rows = camera.height() / STEP + 2;
        xy = new float[2 * columns * rows];
        Vector3 from = camera.centre();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                Vector3 ray = camera.ray(column * STEP, row * STEP);
                int at = 2 * (row * columns + column);
                double along = (level - from.z()) / ray.z();
                boolean hits = along > 0 && Double.isFinite(along);
                xy[at] = hits ? (float) (from.x() + along * ray.x()) : NOWHERE;
                xy[at + 1] = hits ? (float) (from.y() + along * ray.y()) : NOWHERE;
            }
        }
    }

    /** Floor x under a pixel, metres; not a number above the horizon. */
    float x(int u, int v) {
        return at(u, v, 0);
    }

    /** Floor y under a pixel, metres; not a number above the horizon. */
    float y(int u, int v) {
        return at(u, v, 1);
    }

    private float at(int u, int v, int axis) {
        int node = 2 * (v / STEP * columns + u / STEP) + axis;
        float a = (u % STEP) / (float) STEP;
        float b = (v % STEP) / (float) STEP;
        float top = xy[node] + (xy[node + 2] - xy[node]) * a;
        int below = node + 2 * columns;
        float bottom = xy[below] + (xy[below + 2] - xy[below]) * a;
        return top + (bottom - top) * b;
    }
}
