package dev.slipstream.vision.replay.orbit;

import java.util.Arrays;

/**
 * Which triangle of a model each pixel of a virtual camera shows, by z-buffer. The triangles are about as small as
 * pixels, so each is tested at the few pixel centres in its box, without scan lines. Used again for picture after
 * picture; used by one thread.
 */
final class DepthBuffer {
    static final int NONE = -1;

    final int width;
    final int height;

    /** Triangle of each pixel, or {@link #NONE}. */
    final int[] triangle;

    /** Rows that anything was drawn in: first and last. */
    int top;

    int low;

    /** Of each row, the columns that anything was drawn in; athletes fill a small part of the box around them. */
    final int[] first;

    final int[] last;

    private final float[] nearness;

    /** Of each vertex: column, row, one over the depth; 0 where it lies behind. Together, for they are read together. */
    float[] at = new float[0];

    DepthBuffer(int width, int height) {
        this.width = width;
        this.height = height;
        this.triangle = new int[width * height];
        this.nearness = new float[width * height];
        this.first = new int[height];
        this.last = new int[height];
        Arrays.fill(triangle, NONE);
        Arrays.fill(first, width);
        Arrays.fill(last, -1);
        top = height;
        low = -1;
    }

    private void clear() {
        for (int y = top; y <= low; y++) {
            if (first[y] <= last[y]) {
                Arrays.fill(triangle, y * width + first[y], y * width + last[y] + 1, NONE);
                Arrays.fill(nearness, y * width + first[y], y * width + last[y] + 1, 0);
            }
            first[y] = width;
            last[y] = -1;
        }
        top = height;
        low = -1;
    }

    /**
     * Draws a model.
     *
     * @param mirrored whether the camera sees a mirrored world, in which triangles turn the other way
     */
    void draw(Surfaces surfaces, Pinhole camera, boolean mirrored) {
        clear();
        project(surfaces, camera);
        int[] t = surfaces.triangles;
        for (int i = 0; i < t.length; i += 3) {
            draw(i / 3, t[i], mirrored ? t[i + 2] : t[i + 1], mirrored ? t[i + 1] : t[i + 2]);
        }
    }

    private void project(Surfaces surfaces, Pinhole camera) {
        int length = surfaces.positions.length;
        if (at.length < length) {
            at = new float[length];
        }
        float[] p = camera.p;
        float[] from = surfaces.positions;
        for (int i = 0; i < length; i += 3) {
            float x = from[i];
            float y = from[i + 1];
            float z = from[i + 2];
            float depth = p[8] * x + p[9] * y + p[10] * z + p[11];
            float nearest = depth > 0.2f ? 1 / depth : 0;
            at[i] = (p[0] * x + p[1] * y + p[2] * z + p[3]) * nearest;
            at[i + 1] = (p[4] * x + p[5] * y + p[6] * z + p[7]) * nearest;
            at[i + 2] = nearest;
        }
    }

    /** Corners counter-clockwise seen from outside, so clockwise on a screen whose rows go down: area negative. */
    private void draw(int id, int a, int b, int c) {
        float ax = at[3 * a];
        float ay = at[3 * a + 1];
        float bx = at[3 * b] - ax;
        float by = at[3 * b + 1] - ay;
        float cx = at[3 * c] - ax;
        float cy = at[3 * c + 1] - ay;
        float area = bx * cy - cx * by;
        if (!(area < 0)) {
            return;
        }
        float leftmost = bx < cx ? bx : cx;
        float rightmost = bx > cx ? bx : cx;
        int x0 = ceil(leftmost < 0 ? ax + leftmost : ax);
        int x1 = floor(rightmost > 0 ? ax + rightmost : ax);
        if (x0 > x1) {
            return; // Between two columns of pixels, as many are.
        }
        float topmost = by < cy ? by : cy;
        float lowest = by > cy ? by : cy;
        int y0 = ceil(topmost < 0 ? ay + topmost : ay);
        int y1 = floor(lowest > 0 ? ay + lowest : ay);
        if (y0 > y1 || x1 < 0 || y1 < 0 || x0 >= width || y0 >= height) {
            return;
        }
        if (at[3 * a + 2] == 0 || at[3 * b + 2] == 0 || at[3 * c + 2] == 0) {
            return; // Reaches behind the camera.
        }
        fill(id, a, b, c, Math.max(0, x0), Math.min(width - 1, x1), Math.max(0, y0), Math.min(height - 1, y1));
    }

    private void fill(int id, int a, int b, int c, int x0, int x1, int y0, int y1) {
        float ax = at[3 * a];
        float ay = at[3 * a + 1];
        float bx = at[3 * b] - ax;
        float by = at[3 * b + 1] - ay;
        float cx = at[3 * c] - ax;
        float cy = at[3 * c + 1] - ay;
        float near = at[3 * a + 2];
        float scale = 1 / (bx * cy - cx * by);
        float nearB = at[3 * b + 2] - near;
        float nearC = at[3 * c + 2] - near;
        for (int y = y0; y <= y1; y++) {
            first[y] = Math.min(first[y], x0);
            last[y] = Math.max(last[y], x1);
            for (int x = x0; x <= x1; x++) {
                float dx = x - ax;
                float dy = y - ay;
                float shareB = (dx * cy - cx * dy) * scale;
                float shareC = (bx * dy - dx * by) * scale;
                if (shareB >= 0 && shareC >= 0 && shareB + shareC <= 1) {
                    float here = near + shareB * nearB + shareC * nearC;
                    int pixel = y * width + x;
                    if (here > nearness[pixel]) {
                        nearness[pixel] = here;
                        triangle[pixel] = id;
                    }
                }
            }
        }
        top = Math.min(top, y0);
        low = Math.max(low, y1);
    }

    private static int ceil(float x) {
        int i = (int) x;
        return x > i ? i + 1 : i;
    }

    private static int floor(float x) {
        int i = (int) x;
        return x < i ? i - 1 : i;
    }
}
