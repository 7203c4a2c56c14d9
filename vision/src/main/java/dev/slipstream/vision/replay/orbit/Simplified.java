package dev.slipstream.vision.replay.orbit;

import java.util.Arrays;

/**
 * A coarse copy of a model for where it is seen faintly: vertices that share a cell of a grid become one, and triangles
 * that lose a corner by it vanish. Source: Rossignac and Borrel, "Multi-resolution 3D approximations for rendering complex
 * scenes" (1993).
 */
final class Simplified {
    private static final int BITS = 20;
    private static final int BIAS = 1 << (BITS - 1);

    private Simplified() {}

    /**
     * Only to be drawn in vertex colours: it has no normals.
     *
     * @param cell of the grid, metres
     */
    static Surfaces of(Surfaces fine, double cell) {
        int vertices = fine.vertexCount();
        int capacity = Integer.highestOneBit(Math.max(16, vertices)) * 2;
        long[] keys = new long[capacity];
        int[] slots = new int[capacity];
        Arrays.fill(slots, -1);
        int[] kept = new int[vertices];
        int[] first = new int[vertices];
        int count = 0;
        for (int v = 0; v < vertices; v++) {
            long key = 0;
            for (int axis = 0; axis < 3; axis++) {
                long step = (long) Math.floor(fine.positions[3 * v + axis] / cell) + BIAS;
                key = (key << BITS) | (step & ((1 << BITS) - 1));
            }
            int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (capacity - 1);
            while (slots[at] >= 0 && keys[at] != key) {
                at = (at + 1) & (capacity - 1);
            }
            if (slots[at] < 0) {
                keys[at] = key;
                slots[at] = count;
                first[count++] = v;
            }
            kept[v] = slots[at];
        }
        int[] triangles = new int[fine.triangles.length];
        int used = 0;
        for (int t = 0; t < triangles.length; t += 3) {
            int a = kept[fine.triangles[t]];
            int b = kept[fine.triangles[t + 1]];
            int c = kept[fine.triangles[t + 2]];
            if (a != b && b != c && c != a) {
                triangles[used++] = a;
                triangles[used++] = b;
                triangles[used++] = c;
            }
        }
        return fine.with(Arrays.copyOf(first, count), Arrays.copyOf(triangles, used));
    }
}
