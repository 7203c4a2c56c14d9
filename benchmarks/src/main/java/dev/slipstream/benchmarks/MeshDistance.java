package dev.slipstream.benchmarks;

import dev.slipstream.vision.geometry.Vector3;
import dev.slipstream.vision.replay.Mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Distance from points to a mesh: to the triangles around the nearest vertex, which for even meshes are the nearest. */
final class MeshDistance {
    private final Mesh mesh;
    private final PointGrid vertices;
    private final int[] first;
    private final int[] around;

    MeshDistance(Mesh mesh) {
        this.mesh = mesh;
        List<float[]> points = new ArrayList<>();
        for (int i = 0; i < mesh.positions().length; i += 3) {
            points.add(Arrays.copyOfRange(mesh.positions(), i, i + 3));
        }
        vertices = new PointGrid(points);
        first = new int[points.size() + 1];
        for (int v : mesh.triangles()) {
            first[v + 1]++;
        }
        for (int v = 0; v < points.size(); v++) {
            first[v + 1] += first[v];
        }
        int[] next = first.clone();
        around = new int[mesh.triangles().length];
        for (int i = 0; i < mesh.triangles().length; i++) {
            around[next[mesh.triangles()[i]]++] = i - i % 3;
        }
    }

    /** Metres, at most {@link PointGrid#FARTHEST}. */
    double of(double x, double y, double z) {
        int v = vertices.nearest(x, y, z);
        if (v < 0) {
            return PointGrid.FARTHEST;
        }
        Vector3 p = new Vector3(x, y, z);
        double least = p.minus(vertex(v)).length();
        for (int i = first[v]; i < first[v + 1]; i++) {
            int[] t = mesh.triangles();
            least = Math.min(
                    least, distance(p, vertex(t[around[i]]), vertex(t[around[i] + 1]), vertex(t[around[i] + 2])));
        }
        return least;
    }

    private Vector3 vertex(int v) {
        float[] p = mesh.positions();
        return new Vector3(p[3 * v], p[3 * v + 1], p[3 * v + 2]);
    }

    private static double distance(Vector3 p, Vector3 a, Vector3 b, Vector3 c) {
        Vector3 normal = b.minus(a).cross(c.minus(a));
        double area2 = normal.dot(normal);
        boolean over = area2 > 0
                && b.minus(a).cross(p.minus(a)).dot(normal) >= 0
                && c.minus(b).cross(p.minus(b)).dot(normal) >= 0
                && a.minus(c).cross(p.minus(c)).dot(normal) >= 0;
        if (over) {
            return Math.abs(p.minus(a).dot(normal)) / Math.sqrt(area2);
        }
        return Math.min(edge(p, a, b), Math.min(edge(p, b, c), edge(p, c, a)));
    }

    private static double edge(Vector3 p, Vector3 a, Vector3 b) {
        return new ReplayTruth.Capsule(a, b, 0).distance(p.x(), p.y(), p.z());
    }
}
