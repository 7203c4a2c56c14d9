package dev.slipstream.vision.replay;

/**
 * A surface of coloured triangles, in the world's frame.
 *
 * @param positions x, y, z of each vertex, metres
 * @param normals x, y, z of each vertex, outwards, length one
 * @param colours red, green, blue of each vertex, sRGB, one byte each
 * @param confidence of each vertex, 0 to 255 as a share: how far cameras saw it (255), or it was inferred (0)
 * @param triangles three vertices each, counter-clockwise seen from outside
 */
@SuppressWarnings("ArrayRecordComponent") // large arrays that are shared on purpose; meshes are not compared
public record Mesh(float[] positions, float[] normals, byte[] colours, byte[] confidence, int[] triangles) {
    public Mesh {
        int vertices = positions.length / 3;
        if (positions.length != 3 * vertices
                || normals.length != positions.length
                || colours.length != positions.length
                || confidence.length != vertices
                || triangles.length % 3 != 0) {
            throw new IllegalArgumentException("the arrays of a mesh do not belong together");
        }
    }

    public int vertexCount() {
        return positions.length / 3;
    }

    public int triangleCount() {
        return triangles.length / 3;
    }
}
