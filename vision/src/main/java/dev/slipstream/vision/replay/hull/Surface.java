package dev.slipstream.vision.replay.hull;

import java.util.Arrays;

/**
 * Triangles without colour, and what is done to them as a whole.
 *
 * @param positions x, y, z of each vertex, metres
 * @param triangles three vertices each, counter-clockwise seen from outside
 */
@SuppressWarnings("ArrayRecordComponent") // large arrays that are shared on purpose; surfaces are not compared
public record Surface(float[] positions, int[] triangles) {
    private static final float SHRINK = 0.5f;
    private static final float GROW = -0.53f;

    public int vertexCount() {
        return positions.length / 3;
    }

    /**
     * Smooths in place without shrinking: a step towards the neighbours' middle and a little more back (Taubin, "A signal
     * processing approach to fair surface design", 1995). Vertices on the floor stay on it.
     */
    void smooth(int rounds, float floor) {
        float[] sums = new float[positions.length];
        int[] counts = new int[vertexCount()];
        for (int i = 0; i < 2 * rounds; i++) {
            step(i % 2 == 0 ? SHRINK : GROW, floor, sums, counts);
        }
    }

    private void step(float share, float floor, float[] sums, int[] counts) {
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        for (int t = 0; t < triangles.length; t += 3) {
            int a = 3 * triangles[t];
            int b = 3 * triangles[t + 1];
            int c = 3 * triangles[t + 2];
            for (int axis = 0; axis < 3; axis++) {
                float pa = positions[a + axis];
                float pb = positions[b + axis];
                float pc = positions[c + axis];
                sums[a + axis] += pb + pc;
                sums[b + axis] += pa + pc;
                sums[c + axis] += pa + pb;
            }
            counts[a / 3] += 2;
            counts[b / 3] += 2;
            counts[c / 3] += 2;
        }
        for (int v = 0; v < counts.length; v++) {
            if (counts[v] == 0) {
                continue;
            }
            for (int axis = 0; axis < 3; axis++) {
                int i = 3 * v + axis;
                positions[i] += share * (sums[i] / counts[v] - positions[i]);
            }
            positions[3 * v + 2] = Math.max(floor, positions[3 * v + 2]);
        }
    }

    /** Outwards, length one, by the area of the triangles around each vertex. */
    public float[] normals() {
        float[] n = new float[positions.length];
        for (int t = 0; t < triangles.length; t += 3) {
            int a = 3 * triangles[t];
            int b = 3 * triangles[t + 1];
            int c = 3 * triangles[t + 2];
            float ux = positions[b] - positions[a];
            float uy = positions[b + 1] - positions[a + 1];
            float uz = positions[b + 2] - positions[a + 2];
            float vx = positions[c] - positions[a];
            float vy = positions[c + 1] - positions[a + 1];
            float vz = positions[c + 2] - positions[a + 2];
            float x = uy * vz - uz * vy;
            float y = uz * vx - ux * vz;
            float z = ux * vy - uy * vx;
            for (int corner : new int[] {a, b, c}) {
                n[corner] += x;
                n[corner + 1] += y;
                n[corner + 2] += z;
            }
        }
        for (int i = 0; i < n.length; i += 3) {
            float length = (float) Math.sqrt(n[i] * n[i] + n[i + 1] * n[i + 1] + n[i + 2] * n[i + 2]);
            if (length > 0) {
                n[i] /= length;
                n[i + 1] /= length;
                n[i + 2] /= length;
            } else {
                n[i + 2] = 1; // no triangle, or none with an area
            }
        }
        return n;
    }

    /** Without the pieces that enclose less than so much, cubic metres; vertices keep their order. */
    Surface withoutCrumbs(double least) {
        int[] root = new int[vertexCount()];
        for (int i = 0; i < root.length; i++) {
            root[i] = i;
        }
        for (int t = 0; t < triangles.length; t += 3) {
            int a = find(root, triangles[t]);
            root[find(root, triangles[t + 1])] = a;
            root[find(root, triangles[t + 2])] = a;
        }
        double[] volume = new double[root.length];
        for (int t = 0; t < triangles.length; t += 3) {
            volume[find(root, triangles[t])] += volume(t);
        }
        int[] to = new int[root.length];
        int n = 0;
        float[] kept = new float[positions.length];
        for (int v = 0; v < root.length; v++) {
            to[v] = -1;
            if (volume[find(root, v)] >= least) {
                System.arraycopy(positions, 3 * v, kept, 3 * n, 3);
                to[v] = n++;
            }
        }
        int[] left = new int[triangles.length];
        int corners = 0;
        for (int t = 0; t < triangles.length; t += 3) {
            if (to[triangles[t]] >= 0) {
                for (int k = 0; k < 3; k++) {
                    left[corners++] = to[triangles[t + k]];
                }
            }
        }
        return new Surface(Arrays.copyOf(kept, 3 * n), Arrays.copyOf(left, corners));
    }

    private static int find(int[] root, int i) {
        int at = i;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    /** Cubic metres that it encloses. */
    double volume() {
        double sum = 0;
        for (int t = 0; t < triangles.length; t += 3) {
            sum += volume(t);
        }
        return sum;
    }

    /** Of the tetrahedron that a triangle makes with the world's origin, with a sign. */
    private double volume(int t) {
        int a = 3 * triangles[t];
        int b = 3 * triangles[t + 1];
        int c = 3 * triangles[t + 2];
        double x = (double) positions[b + 1] * positions[c + 2] - (double) positions[b + 2] * positions[c + 1];
        double y = (double) positions[b + 2] * positions[c] - (double) positions[b] * positions[c + 2];
        double z = (double) positions[b] * positions[c + 1] - (double) positions[b + 1] * positions[c];
        return (positions[a] * x + positions[a + 1] * y + positions[a + 2] * z) / 6;
    }
}
