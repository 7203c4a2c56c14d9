package dev.slipstream.benchmarks;

import dev.slipstream.vision.geometry.Bounds;
import dev.slipstream.vision.replay.Figure;
import dev.slipstream.vision.replay.Mesh;
import dev.slipstream.vision.replay.SceneModel;

import java.util.ArrayList;
import java.util.List;

/**
 * How near a model comes to the truth, over all athletes and inside of the rig's bounds only; what lies within 15 mm of
 * where their sides and top cut an athlete is no surface and is left out of distances.
 *
 * @param iou of voxels of one centimetre, equipment included
 * @param accuracyMm mean distance from the model's surface, by area, to the truth's; ten centimetres at most count
 * @param completenessMm mean distance from the truth's surface, by area, to the model's; the same
 * @param fscore2cm harmonic mean of the shares of both surfaces that lie within two centimetres of the other
 */
record ReplayScore(double iou, double accuracyMm, double completenessMm, double fscore2cm) {
    private static final double CLOSE = 0.02;
    private static final double CUT = 0.015;
    /** Distances to strewn points are taken for exact where they differ by less. */
    private static final double STREWN = 0.004;

    double chamferMm() {
        return (accuracyMm + completenessMm) / 2;
    }

    static ReplayScore of(SceneModel model, ReplayTruth truth) {
        VoxelSet voxels = new VoxelSet();
        for (Figure figure : model.figures()) {
            MeshVoxels.add(figure.mesh(), voxels);
        }
        List<float[]> surface = truth.surface();
        double[] accuracy = accuracy(model, truth, new PointGrid(surface));
        double[] completeness = completeness(model, truth.bounds(), surface);
        double precision = accuracy[1];
        double recall = completeness[1];
        double f = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new ReplayScore(voxels.iou(truth.voxels()), 1000 * accuracy[0], 1000 * completeness[0], f);
    }

    private static boolean cut(Bounds bounds, double x, double y, double z) {
        return x < bounds.min().x() + CUT
                || y < bounds.min().y() + CUT
                || x > bounds.max().x() - CUT
                || y > bounds.max().y() - CUT
                || z > bounds.max().z() - CUT;
    }

    /** Mean distance and share within two centimetres, by area of the triangles. */
    private static double[] accuracy(SceneModel model, ReplayTruth truth, PointGrid surface) {
        double sum = 0;
        double area = 0;
        double close = 0;
        for (Figure figure : model.figures()) {
            float[] p = figure.mesh().positions();
            int[] t = figure.mesh().triangles();
            for (int i = 0; i < t.length; i += 3) {
                int a = 3 * t[i];
                int b = 3 * t[i + 1];
                int c = 3 * t[i + 2];
                double x = (p[a] + p[b] + p[c]) / 3.0;
                double y = (p[a + 1] + p[b + 1] + p[c + 1]) / 3.0;
                double z = (p[a + 2] + p[b + 2] + p[c + 2]) / 3.0;
                if (cut(truth.bounds(), x, y, z)) {
                    continue;
                }
                double of = area(p, a, b, c);
                double distance = truth.distance(x, y, z);
                if (distance < 0) {
                    // In the depth of one part the surface of the union may be farther than that of the part.
                    double strewn = surface.distance(x, y, z);
                    distance = strewn > -distance + STREWN ? strewn : -distance;
                }
                sum += of * Math.min(PointGrid.FARTHEST, distance);
                close += distance <= CLOSE ? of : 0;
                area += of;
            }
        }
        return area == 0 ? new double[] {PointGrid.FARTHEST, 0} : new double[] {sum / area, close / area};
    }

    private static double area(float[] p, int a, int b, int c) {
        double ux = p[b] - p[a];
        double uy = p[b + 1] - p[a + 1];
        double uz = p[b + 2] - p[a + 2];
        double vx = p[c] - p[a];
        double vy = p[c + 1] - p[a + 1];
        double vz = p[c + 2] - p[a + 2];
        double x = uy * vz - uz * vy;
        double y = uz * vx - ux * vz;
        double z = ux * vy - uy * vx;
        return Math.sqrt(x * x + y * y + z * z) / 2;
    }

    private static double[] completeness(SceneModel model, Bounds bounds, List<float[]> surface) {
        List<MeshDistance> meshes = new ArrayList<>();
        for (Figure figure : model.figures()) {
            Mesh mesh = figure.mesh();
            meshes.add(new MeshDistance(mesh));
        }
        double sum = 0;
        int n = 0;
        int close = 0;
        for (float[] point : surface) {
            if (cut(bounds, point[0], point[1], point[2])) {
                continue;
            }
            double least = PointGrid.FARTHEST;
            for (MeshDistance mesh : meshes) {
                least = Math.min(least, mesh.of(point[0], point[1], point[2]));
            }
            sum += least;
            close += least <= CLOSE ? 1 : 0;
            n++;
        }
        return n == 0 ? new double[] {0, 1} : new double[] {sum / n, (double) close / n};
    }
}
