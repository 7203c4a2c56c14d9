package dev.slipstream.vision.replay.glb;

import dev.slipstream.vision.replay.Mesh;

import java.nio.ByteBuffer;

/**
 * Packs one mesh into the binary part of a GLB: positions, normals, colours, confidence, indices, one after the other.
 * Everything is copied in bulk through arrays, which is several times faster than putting numbers one by one.
 */
final class MeshBytes {
    static final int POSITION_STRIDE = 12;
    static final int NORMAL_STRIDE = 12;

    /** Three 16-bit numbers, and two bytes because attributes begin at multiples of four. */
    static final int COLOUR_STRIDE = 8;

    /** One byte, and three because attributes begin at multiples of four. */
    static final int CONFIDENCE_STRIDE = 4;

    static final int VERTEX_BYTES = POSITION_STRIDE + NORMAL_STRIDE + COLOUR_STRIDE + CONFIDENCE_STRIDE;

    private final Mesh mesh;

    MeshBytes(Mesh mesh) {
        this.mesh = mesh;
    }

    static long size(Mesh mesh) {
        return (long) VERTEX_BYTES * mesh.vertexCount() + 4L * mesh.triangles().length;
    }

    /**
     * Appends the mesh, turned from z up to y up: (x, y, z) becomes (x, z, -y).
     *
     * @param into in little-endian order
     * @return least and greatest x, y, z as written
     * @throws IllegalArgumentException if a position is no number, or a triangle names a vertex that is not there
     */
    float[] put(ByteBuffer into) {
        float[] turned = new float[mesh.positions().length];
        float[] bounds = positions(turned);
        into.asFloatBuffer().put(turned);
        into.position(into.position() + 4 * turned.length);
        normals(turned);
        into.asFloatBuffer().put(turned);
        into.position(into.position() + 4 * turned.length);
        short[] colours = colours();
        into.asShortBuffer().put(colours);
        into.position(into.position() + 2 * colours.length);
        byte[] confidence = new byte[CONFIDENCE_STRIDE * mesh.vertexCount()];
        for (int i = 0; i < mesh.vertexCount(); i++) {
            confidence[CONFIDENCE_STRIDE * i] = mesh.confidence()[i];
        }
        into.put(confidence);
        requireIndices();
        into.asIntBuffer().put(mesh.triangles());
        into.position(into.position() + 4 * mesh.triangles().length);
        return bounds;
    }

    private float[] positions(float[] out) {
        float[] p = mesh.positions();
        float inf = Float.POSITIVE_INFINITY;
        float[] bounds = {inf, inf, inf, -inf, -inf, -inf};
        float sum = 0; // of zeros; anything infinite or no number makes it no number
        for (int i = 0; i < p.length; i += 3) {
            float x = p[i];
            float y = p[i + 2];
            float z = -p[i + 1];
            out[i] = x;
            out[i + 1] = y;
            out[i + 2] = z;
            bounds[0] = Math.min(bounds[0], x);
            bounds[1] = Math.min(bounds[1], y);
            bounds[2] = Math.min(bounds[2], z);
            bounds[3] = Math.max(bounds[3], x);
            bounds[4] = Math.max(bounds[4], y);
            bounds[5] = Math.max(bounds[5], z);
            sum += 0 * x + 0 * y + 0 * z;
        }
        if (sum != 0) {
            throw new IllegalArgumentException("a position is infinite or not a number");
        }
        return bounds;
    }

    /** Made one long again: readers refuse others, and smoothing leaves a few of length zero, which get "up". */
    private void normals(float[] out) {
        float[] n = mesh.normals();
        for (int i = 0; i < n.length; i += 3) {
            double length = Math.sqrt(n[i] * n[i] + n[i + 1] * n[i + 1] + n[i + 2] * n[i + 2]);
            boolean usable = length > 1e-6 && length < 1e6;
            double scale = usable ? 1 / length : 0;
            out[i] = (float) (usable ? n[i] * scale : 0);
            out[i + 1] = (float) (usable ? n[i + 2] * scale : 1);
            out[i + 2] = (float) (usable ? -n[i + 1] * scale : 0);
        }
    }

    private short[] colours() {
        byte[] c = mesh.colours();
        short[] linear = new short[COLOUR_STRIDE / 2 * mesh.vertexCount()];
        for (int from = 0, to = 0; from < c.length; from += 3, to += COLOUR_STRIDE / 2) {
            linear[to] = LinearLight.of(c[from]);
            linear[to + 1] = LinearLight.of(c[from + 1]);
            linear[to + 2] = LinearLight.of(c[from + 2]);
        }
        return linear;
    }

    private void requireIndices() {
        int vertices = mesh.vertexCount();
        for (int index : mesh.triangles()) {
            if (index < 0 || index >= vertices) {
                throw new IllegalArgumentException("a triangle names vertex " + index + " of " + vertices);
            }
        }
    }
}
