package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Vector3;
import dev.slipstream.vision.replay.Figure;
import dev.slipstream.vision.replay.Mesh;
import dev.slipstream.vision.replay.SceneModel;

/** All figures of a model in one set of arrays: drawing asks for vertices, not for figures. */
final class Surfaces {
    final float[] positions;
    final float[] normals;
    final byte[] colours;
    final int[] triangles;

    /** First vertex of each figure, and the count of all at the end. */
    final int[] firstVertex;

    /** Middle of each figure's vertices; of the origin where it has none. */
    final Vector3[] middles;

    private final double[][] boxes;

    Surfaces(SceneModel model) {
        int figures = model.figures().size();
        firstVertex = new int[figures + 1];
        middles = new Vector3[figures];
        int indices = 0;
        for (int f = 0; f < figures; f++) {
            Mesh mesh = model.figures().get(f).mesh();
            firstVertex[f + 1] = firstVertex[f] + mesh.vertexCount();
            indices += mesh.triangles().length;
            middles[f] = middle(mesh);
        }
        positions = new float[3 * firstVertex[figures]];
        normals = new float[positions.length];
        colours = new byte[positions.length];
        triangles = new int[indices];
        int at = 0;
        for (int f = 0; f < figures; f++) {
            Figure figure = model.figures().get(f);
            Mesh mesh = figure.mesh();
            System.arraycopy(mesh.positions(), 0, positions, 3 * firstVertex[f], mesh.positions().length);
            System.arraycopy(mesh.normals(), 0, normals, 3 * firstVertex[f], mesh.normals().length);
            System.arraycopy(mesh.colours(), 0, colours, 3 * firstVertex[f], mesh.colours().length);
            for (int index : mesh.triangles()) {
                triangles[at++] = index + firstVertex[f];
            }
        }
        boxes = new double[figures][];
        for (int f = 0; f < figures; f++) {
            boxes[f] = measured(f);
        }
    }

    private Surfaces(Surfaces of, int[] vertices, int[] triangles) {
        this.triangles = triangles;
        positions = new float[3 * vertices.length];
        normals = new float[0];
        colours = new byte[3 * vertices.length];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = of.positions[3 * vertices[i / 3] + i % 3];
            colours[i] = of.colours[3 * vertices[i / 3] + i % 3];
        }
        firstVertex = new int[] {0, vertices.length};
        middles = of.middles;
        boxes = of.boxes;
    }

    /** Some of the vertices, with triangles between them. */
    Surfaces with(int[] vertices, int[] between) {
        return new Surfaces(this, vertices, between);
    }

    private static Vector3 middle(Mesh mesh) {
        double[] sum = new double[3];
        float[] p = mesh.positions();
        for (int i = 0; i < p.length; i++) {
            sum[i % 3] += p[i];
        }
        return new Vector3(sum[0], sum[1], sum[2]).times(1.0 / Math.max(1, mesh.vertexCount()));
    }

    /** Least x, y, z and greatest x, y, z of a figure. */
    double[] box(int figure) {
        return boxes[figure];
    }

    /** From a place of the floor to the box of a figure, seen from above. */
    double levelDistance(int figure, double x, double y) {
        double[] b = boxes[figure];
        return Math.hypot(Math.max(0, Math.max(b[0] - x, x - b[3])), Math.max(0, Math.max(b[1] - y, y - b[4])));
    }

    private double[] measured(int figure) {
        double inf = Double.POSITIVE_INFINITY;
        double[] box = {inf, inf, inf, -inf, -inf, -inf};
        for (int i = 3 * firstVertex[figure]; i < 3 * firstVertex[figure + 1]; i++) {
            box[i % 3] = Math.min(box[i % 3], positions[i]);
            box[3 + i % 3] = Math.max(box[3 + i % 3], positions[i]);
        }
        return box;
    }

    int vertexCount() {
        return positions.length / 3;
    }

    int figureCount() {
        return middles.length;
    }
}
