package dev.slipstream.vision.replay.glb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.vision.replay.Figure;
import dev.slipstream.vision.replay.Mesh;
import dev.slipstream.vision.replay.Origin;
import dev.slipstream.vision.replay.SceneModel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes a model as glTF 2.0 binary (GLB): metres, y up, a node for each athlete under the athlete's name, coloured
 * vertices that are shown as they were filmed, and how far cameras saw each of them in {@code _CONFIDENCE}. Source:
 * Khronos, glTF 2.0 specification, sections 3.6 (buffers), 3.7 (meshes), 4.4 (GLB).
 */
public final class GlbWriter {
    private static final int MAGIC = 0x46546C67;
    private static final int VERSION = 2;
    private static final int JSON_CHUNK = 0x4E4F534A;
    private static final int BINARY_CHUNK = 0x004E4942;
    private static final int HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private GlbWriter() {}

    /**
     * The file. Figures without triangles stay in it as names, for they were there even if nothing of them was found.
     *
     * @param model in the world's frame: metres, z up
     * @throws IllegalArgumentException if a mesh cannot be written, or all are too large for one file (2 GB)
     */
    public static byte[] write(SceneModel model, Origin origin) {
        long size = 0;
        for (Figure figure : model.figures()) {
            size += drawable(figure) ? MeshBytes.size(figure.mesh()) : 0;
        }
        if (size > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("a model of " + size + " bytes is too large for a GLB");
        }
        // The JSON comes first in the file but tells the bounds, so the numbers are packed behind a place kept for it.
        ByteBuffer binary = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        GltfDocument document = new GltfDocument(origin, (int) size);
        for (Figure figure : model.figures()) {
            if (drawable(figure)) {
                int offset = binary.position();
                document.add(figure, offset, put(figure, binary));
            } else {
                document.addEmpty(figure);
            }
        }
        return file(text(document), binary.array());
    }

    private static boolean drawable(Figure figure) {
        return figure.mesh().triangleCount() > 0;
    }

    private static float[] put(Figure figure, ByteBuffer binary) {
        Mesh mesh = figure.mesh();
        try {
            return new MeshBytes(mesh).put(binary);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("figure " + figure.name() + ": " + e.getMessage(), e);
        }
    }

    private static byte[] text(GltfDocument document) {
        try {
            return JSON.writeValueAsString(document.json()).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the ingredients of a model are no JSON", e);
        }
    }

    private static byte[] file(byte[] json, byte[] binary) {
        int padding = (4 - json.length % 4) % 4;
        int binaryChunk = binary.length == 0 ? 0 : CHUNK_HEADER_BYTES + binary.length;
        int size = HEADER_BYTES + CHUNK_HEADER_BYTES + json.length + padding + binaryChunk;
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(MAGIC).putInt(VERSION).putInt(size);
        file.putInt(json.length + padding).putInt(JSON_CHUNK).put(json);
        for (int i = 0; i < padding; i++) {
            file.put((byte) ' ');
        }
        if (binary.length > 0) {
            file.putInt(binary.length).putInt(BINARY_CHUNK).put(binary);
        }
        return file.array();
    }
}
