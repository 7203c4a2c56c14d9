package dev.slipstream.vision.replay.hull;

import java.util.Arrays;

/** Which of a set of points a camera sees in front, in a window at half the picture's resolution. */
final class SurfaceView {
    /** Pixels of the picture to one of the view. */
    static final int SCALE = 2;

    final int width;
    final int height;
    /** By pixel of the view: the number of the point in front, or -1. */
    final int[] point;
    /** Depth of that point, metres. */
    final float[] depth;

    private final Silhouette window;

    SurfaceView(Silhouette window) {
        this.window = window;
        width = window.width / SCALE + 1;
        height = window.height / SCALE + 1;
        point = new int[width * height];
        depth = new float[width * height];
        Arrays.fill(point, -1);
        Arrays.fill(depth, Float.MAX_VALUE);
    }

    /**
     * Puts a point in where nothing is nearer.
     *
     * @param u pixel in the picture
     * @param metres depth
     * @param size edge of the square that it covers, pixels of the picture
     */
    void put(int number, float u, float v, float metres, float size) {
        float half = size / 2;
        int left = Math.max(0, (int) ((u - half - window.x) / SCALE));
        int right = Math.min(width - 1, (int) ((u + half - window.x) / SCALE));
        int top = Math.max(0, (int) ((v - half - window.y) / SCALE));
        int bottom = Math.min(height - 1, (int) ((v + half - window.y) / SCALE));
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                int i = row * width + column;
                if (metres < depth[i]) {
                    depth[i] = metres;
                    point[i] = number;
                }
            }
        }
    }

    /** The point in front at a pixel of the view whose four neighbours are covered too; -1 elsewhere. */
    int inner(int column, int row) {
        int i = row * width + column;
        if (column < 1 || row < 1 || column >= width - 1 || row >= height - 1) {
            return -1;
        }
        return point[i - 1] < 0 || point[i + 1] < 0 || point[i - width] < 0 || point[i + width] < 0 ? -1 : point[i];
    }

    /** Depth of what is in front at a pixel of the picture, metres; far where nothing is. */
    float depthAt(float u, float v) {
        int column = ((int) u - window.x) / SCALE;
        int row = ((int) v - window.y) / SCALE;
        return column < 0 || row < 0 || column >= width || row >= height
                ? Float.MAX_VALUE
                : depth[row * width + column];
    }
}
