package dev.slipstream.vision.replay.glb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.vision.geometry.Vector3;
import dev.slipstream.vision.replay.Figure;
import dev.slipstream.vision.replay.Mesh;
import dev.slipstream.vision.replay.Meshes;
import dev.slipstream.vision.replay.Origin;
import dev.slipstream.vision.replay.SceneModel;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** The file as any reader would take it apart, against the mesh that went in. */
class GlbWriterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Mesh BALL = Meshes.ball(new Vector3(3, 5, 1), 0.5, 8, 0xff8000);

    private static Origin origin() {
        return Origin.reconstruction(JSON.createObjectNode().put("segment", "sha256:ab"));
    }

    /** One file, opened. */
    private record Opened(JsonNode json, ByteBuffer binary) {
        static Opened of(byte[] file) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(buffer.getInt()).isEqualTo(0x46546C67);
            assertThat(buffer.getInt()).isEqualTo(2);
            assertThat(buffer.getInt()).isEqualTo(file.length);
            byte[] text = new byte[buffer.getInt()];
            assertThat(buffer.getInt()).isEqualTo(0x4E4F534A);
            buffer.get(text);
            assertThat(buffer.position() % 4).isZero();
            int rest = buffer.hasRemaining() ? buffer.getInt() : 0;
            if (buffer.hasRemaining()) {
                assertThat(buffer.getInt()).isEqualTo(0x004E4942);
            }
            assertThat(buffer.remaining()).isEqualTo(rest);
            return new Opened(JSON.readTree(text), buffer.slice().order(ByteOrder.LITTLE_ENDIAN));
        }

        /** Where element {@code index} of an attribute of a mesh begins. */
        int place(int mesh, String attribute, int index) {
            JsonNode primitive = json.at("/meshes/" + mesh + "/primitives/0");
            JsonNode accessor = accessor(mesh, attribute);
            JsonNode view =
                    json.path("bufferViews").path(accessor.path("bufferView").asInt());
            int stride =
                    attribute.equals("indices") ? 4 : view.path("byteStride").asInt();
            assertThat(primitive.path("material").asInt(-1)).isZero();
            assertThat(stride * accessor.path("count").asInt())
                    .isEqualTo(view.path("byteLength").asInt());
            return view.path("byteOffset").asInt() + stride * index;
        }

        JsonNode accessor(int mesh, String attribute) {
            JsonNode primitive = json.at("/meshes/" + mesh + "/primitives/0");
            JsonNode index = primitive.path("attributes").path(attribute);
            int accessor = (index.isMissingNode() ? primitive.path(attribute) : index).asInt(-1);
            assertThat(json.path("accessors").has(accessor)).isTrue();
            return json.path("accessors").path(accessor);
        }
    }

    @Test
    void turnsTheWorldSoThatUpIsY() throws IOException {
        Mesh second = Meshes.ball(new Vector3(-2, 4, 7), 0.25, 6, 0x102030);
        Opened file = Opened.of(GlbWriter.write(
                new SceneModel(List.of(new Figure("bib 7", BALL), new Figure("12", second))), origin()));

        assertThat(file.json.at("/nodes/0/name").asText()).isEqualTo("bib 7");
        assertThat(file.json.at("/nodes/1/name").asText()).isEqualTo("12");
        assertThat(file.json.at("/nodes/1").has("rotation")).isFalse();
        for (int i = 0; i < second.vertexCount(); i++) {
            int p = file.place(1, "POSITION", i);
            int n = file.place(1, "NORMAL", i);
            for (float[] pair : new float[][] {
                {file.binary.getFloat(p), second.positions()[3 * i]},
                {file.binary.getFloat(p + 4), second.positions()[3 * i + 2]},
                {file.binary.getFloat(p + 8), -second.positions()[3 * i + 1]},
                {file.binary.getFloat(n), second.normals()[3 * i]},
                {file.binary.getFloat(n + 4), second.normals()[3 * i + 2]},
                {file.binary.getFloat(n + 8), -second.normals()[3 * i + 1]}
            }) {
                assertThat(pair[0]).isCloseTo(pair[1], within(1e-6f));
            }
        }
        JsonNode position = file.accessor(1, "POSITION");
        assertThat(position.at("/min/1").asDouble()).isCloseTo(6.75, within(1e-6));
        assertThat(position.at("/max/1").asDouble()).isCloseTo(7.25, within(1e-6));
        assertThat(position.at("/min/2").asDouble()).isCloseTo(-4.25, within(1e-6));
    }

    /** A turn that mirrored would turn each triangle inside out, and viewers would show nothing of the outside. */
    @Test
    void keepsTrianglesFacingOutwards() throws IOException {
        Opened file = Opened.of(GlbWriter.write(new SceneModel(List.of(new Figure("a", BALL))), origin()));
        for (int t = 0; t < BALL.triangleCount(); t++) {
            Vector3[] corner = new Vector3[3];
            for (int k = 0; k < 3; k++) {
                int index = file.binary.getInt(file.place(0, "indices", 3 * t + k));
                int p = file.place(0, "POSITION", index);
                corner[k] =
                        new Vector3(file.binary.getFloat(p), file.binary.getFloat(p + 4), file.binary.getFloat(p + 8));
            }
            Vector3 out = corner[0].minus(new Vector3(3, 1, -5));
            Vector3 face = corner[1].minus(corner[0]).cross(corner[2].minus(corner[0]));
            assertThat(face.dot(out)).isGreaterThan(-1e-6);
        }
    }

    @Test
    void writesLinearLightAndConfidence() throws IOException {
        Mesh half = new Mesh(
                new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0},
                new float[] {0, 0, 2, 0, 0, 0, 0, 0, 1},
                new byte[] {(byte) 128, 0, (byte) 255, 1, 2, 3, 4, 5, 6},
                new byte[] {(byte) 200, 0, 5},
                new int[] {0, 1, 2});
        Opened file = Opened.of(GlbWriter.write(new SceneModel(List.of(new Figure("a", half))), origin()));
        int colour = file.place(0, "COLOR_0", 0);
        assertThat(file.binary.getShort(colour) / 65535.0).isCloseTo(0.2158605, within(1e-5)); // of sRGB 128
        assertThat(file.binary.getShort(colour + 2)).isZero();
        assertThat(file.binary.getShort(colour + 4) & 0xffff).isEqualTo(65535);
        assertThat(file.binary.get(file.place(0, "_CONFIDENCE", 0)) & 0xff).isEqualTo(200);
        assertThat(file.binary.get(file.place(0, "_CONFIDENCE", 2))).isEqualTo((byte) 5);
        assertThat(file.binary.getFloat(file.place(0, "NORMAL", 0) + 4)).isEqualTo(1);
        assertThat(file.binary.getFloat(file.place(0, "NORMAL", 1) + 4)).isEqualTo(1); // had no direction
    }

    @Test
    void saysHowItWasMade() throws IOException {
        Opened file = Opened.of(GlbWriter.write(new SceneModel(List.of(new Figure("a", BALL))), origin()));
        JsonNode extras = file.json.at("/asset/extras");
        assertThat(extras.path("digitalSourceType").asText())
                .isEqualTo("http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic");
        assertThat(extras.at("/ingredients/segment").asText()).isEqualTo("sha256:ab");
        assertThat(file.json.at("/materials/0/doubleSided").asBoolean(true)).isFalse();
    }

    @Test
    void anEmptySceneIsAFileToo() throws IOException {
        Mesh none = new Mesh(new float[0], new float[0], new byte[0], new byte[0], new int[0]);
        Opened nobody = Opened.of(GlbWriter.write(new SceneModel(List.of()), origin()));
        Opened unseen = Opened.of(GlbWriter.write(new SceneModel(List.of(new Figure("9", none))), origin()));
        assertThat(nobody.json.has("buffers")).isFalse();
        assertThat(nobody.json.at("/scenes/0").has("nodes")).isFalse();
        assertThat(unseen.json.at("/nodes/0/name").asText()).isEqualTo("9");
    }

    @Test
    void refusesWhatNoReaderWouldTake() {
        float[] positions = BALL.positions().clone();
        positions[7] = Float.NaN;
        int[] triangles = BALL.triangles().clone();
        triangles[3] = BALL.vertexCount();
        for (Mesh bad : List.of(
                new Mesh(positions, BALL.normals(), BALL.colours(), BALL.confidence(), BALL.triangles()),
                new Mesh(BALL.positions(), BALL.normals(), BALL.colours(), BALL.confidence(), triangles))) {
            assertThatThrownBy(() -> GlbWriter.write(new SceneModel(List.of(new Figure("bib 7", bad))), origin()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("figure bib 7: ");
        }
    }
}
