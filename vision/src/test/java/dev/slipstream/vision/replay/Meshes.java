package dev.slipstream.vision.replay;

import dev.slipstream.vision.geometry.Vector3;

/** Surfaces of simple shapes for tests. */
public final class Meshes {
    private Meshes() {}

    /** A ball of one colour and full confidence; {@code rings} from pole to pole. */
    public static Mesh ball(Vector3 centre, double radius, int rings, int rgb) {
        int around = 2 * rings;
        int vertices = (rings + 1) * around;
        float[] positions = new float[3 * vertices];
        float[] normals = new float[3 * vertices];
        byte[] colours = new byte[3 * vertices];
        byte[] confidence = new byte[vertices];
        for (int v = 0; v < vertices; v++) {
            int ring = v / around;
            double polar = Math.PI * ring / rings;
            double turn = 2 * Math.PI * (v % around) / around;
            double[] n = {Math.sin(polar) * Math.cos(turn), Math.sin(polar) * Math.sin(turn), Math.cos(polar)};
            double[] c = {centre.x(), centre.y(), centre.z()};
            for (int axis = 0; axis < 3; axis++) {
                normals[3 * v + axis] = (float) n[axis];
                positions[3 * v + axis] = (float) (c[axis] + radius * n[axis]);
                colours[3 * v + axis] = (byte) (rgb >> (16 - 8 * axis));
            }
            confidence[v] = (byte) 255;
        }
        int[] triangles = new int[6 * rings * around];
        int t = 0;
        for (int ring = 0; ring < rings; ring++) {
            for (int i = 0; i < around; i++) {
                int a = ring * around + i;
                int b = ring * around + (i + 1) % around;
                for (int corner : new int[] {a, a + around, b, b, a + around, b + around}) {
                    triangles[t++] = corner;
                }
            }
        }
        return new Mesh(positions, normals, colours, confidence, triangles);
    }
}
