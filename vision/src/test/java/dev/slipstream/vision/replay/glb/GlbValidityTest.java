package dev.slipstream.vision.replay.glb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipstream.vision.geometry.Vector3;
import dev.slipstream.vision.replay.Figure;
import dev.slipstream.vision.replay.Mesh;
import dev.slipstream.vision.replay.Meshes;
import dev.slipstream.vision.replay.Origin;
import dev.slipstream.vision.replay.SceneModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What we write is glTF by the judgement of those who define it. */
class GlbValidityTest {
    private static final Mesh NOTHING = new Mesh(new float[0], new float[0], new byte[0], new byte[0], new int[0]);
    private static GltfValidator validator;

    @BeforeAll
    static void fetch() throws Exception {
        validator = GltfValidator.orSkip();
    }

    private static byte[] glb(Figure... figures) {
        return GlbWriter.write(
                new SceneModel(List.of(figures)),
                Origin.reconstruction(JsonNodeFactory.instance.arrayNode().add("ring-01")));
    }

    @Test
    void theValidatorFindsNothing() throws Exception {
        Figure seven = new Figure("bib 7", Meshes.ball(new Vector3(3, 5, 1), 0.5, 20, 0xff8000));
        Figure twelve = new Figure("bib 12", Meshes.ball(new Vector3(-3, 5, 1), 0.7, 3, 0x0080ff));
        JsonNode report = validator.report(glb(seven, twelve));
        assertThat(report.at("/issues/messages").toString()).isEqualTo("[]");
        assertThat(report.at("/info/totalVertexCount").asInt())
                .isEqualTo(seven.mesh().vertexCount() + twelve.mesh().vertexCount());
    }

    @Test
    void norInFilesWithoutSurfaces() throws Exception {
        assertThat(validator.report(glb()).at("/issues/numErrors").asInt(-1)).isZero();
        assertThat(validator
                        .report(glb(new Figure("9", NOTHING)))
                        .at("/issues/numErrors")
                        .asInt(-1))
                .isZero();
    }

    /** The judge is awake: a byte of an index turned into another vertex than there is. */
    @Test
    void butInADamagedOne() throws Exception {
        byte[] damaged = glb(new Figure("9", Meshes.ball(new Vector3(0, 0, 1), 0.5, 3, 0xffffff)));
        damaged[damaged.length - 1] = 1;
        assertThat(validator.report(damaged).at("/issues/numErrors").asInt()).isPositive();
    }
}
