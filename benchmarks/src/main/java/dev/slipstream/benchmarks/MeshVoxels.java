package dev.slipstream.benchmarks;

import dev.slipstream.vision.replay.Mesh;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The voxels inside of a closed mesh: between the odd and the even crossings of vertical lines through their centres. */
final class MeshVoxels {
    private MeshVoxels() {}

    /** Off the grid by less than anything that is measured, so that no line meets an edge. */
    private static final double ASIDE_X = 1.3e-6;

    private static final double ASIDE_Y = 2.7e-6;

    static void add(Mesh mesh, VoxelSet set) {
        Map<Long, double[]> crossings = new HashMap<>();
        float[] p = mesh.positions();
        int[] t = mesh.triangles();
        for (int i = 0; i < t.length; i += 3) {
            cross(p, 3 * t[i], 3 * t[i + 1], 3 * t[i + 2], crossings);
        }
        for (Map.Entry<Long, double[]> column : crossings.entrySet()) {
            int x = (int) (column.getKey() >> 32);
            int y = (int) (long) column.getKey();
            double[] found = column.getValue();
            int n = (int) found[0];
            Arrays.sort(found, 1, n + 1);
            for (int i = 1; i + 1 <= n; i += 2) {
                for (int z = VoxelSet.first(found[i]); VoxelSet.centre(z) <= found[i + 1]; z++) {
                    set.add(x, y, z);
                }
            }
        }
    }

    private static void cross(float[] p, int a, int b, int c, Map<Long, double[]> crossings) {
        double ax = p[a] + ASIDE_X;
        double ay = p[a + 1] + ASIDE_Y;
        double bx = p[b] + ASIDE_X - ax;
        double by = p[b + 1] + ASIDE_Y - ay;
        double cx = p[c] + ASIDE_X - ax;
        double cy = p[c + 1] + ASIDE_Y - ay;
        double area = bx * cy - cx * by;
        if (area == 0) {
            return;
        }
        double minX = ax + Math.min(0, Math.min(bx, cx));
        double maxX = ax + Math.max(0, Math.max(bx, cx));
        double minY = ay + Math.min(0, Math.min(by, cy));
        double maxY = ay + Math.max(0, Math.max(by, cy));
        for (int y = VoxelSet.first(minY); VoxelSet.centre(y) <= maxY; y++) {
            for (int x = VoxelSet.first(minX); VoxelSet.centre(x) <= maxX; x++) {
                double dx = VoxelSet.centre(x) - ax;
                double dy = VoxelSet.centre(y) - ay;
                double u = (dx * cy - cx * dy) / area;
                double v = (bx * dy - dx * by) / area;
                if (u >= 0 && v >= 0 && u + v <= 1) {
                    double z = p[a + 2] + u * (p[b + 2] - p[a + 2]) + v * (p[c + 2] - p[a + 2]);
                    crossings.merge(((long) x << 32) | (y & 0xFFFFFFFFL), new double[] {1, z}, MeshVoxels::both);
                }
            }
        }
    }

    private static double[] both(double[] all, double[] one) {
        int n = (int) all[0] + 1;
        double[] grown = n < all.length ? all : Arrays.copyOf(all, 2 * n + 2);
        grown[n] = one[1];
        grown[0] = n;
        return grown;
    }
}
