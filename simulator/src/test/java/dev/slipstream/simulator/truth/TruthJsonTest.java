package dev.slipstream.simulator.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.slipstream.contracts.Topics;
import dev.slipstream.simulator.fake.FakeGame;
import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** truth.json and rig.json keep to their schemas and say what the simulation knows, the same each time. */
class TruthJsonTest {
    private static final List<Sighting> SIGHTINGS =
            List.of(new Sighting("wide", "1000001", 0, 30), new Sighting("programme", "1000001", 12, 14.25));

    private static TruthJson.Run run(List<Sighting> sightings) {
        return new TruthJson.Run(
                7,
                25,
                20,
                Instant.parse("2026-02-08T10:00:00Z"),
                FakeGame.hockey(),
                sightings,
                List.of(
                        new ShotShown("programme", "live", "wide", 0, 12),
                        new ShotShown("programme", "replay", "zoom", 12, 20)),
                List.of(new GraphicShown("programme", "lower-third", "Åge ØDEGÅRD\nNOR", 11, 14)),
                List.of(2.0, 10.0));
    }

    private static JsonNode valid(String schema, byte[] json) throws IOException {
        try (InputStream in = Objects.requireNonNull(Topics.class.getResourceAsStream("json/" + schema))) {
            assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                            .getSchema(in)
                            .validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON))
                    .isEmpty();
        }
        return new ObjectMapper().readTree(json);
    }

    @Test
    void truthIsValidAndComplete() throws IOException {
        JsonNode truth = valid("truth.schema.json", TruthJson.of(run(SIGHTINGS)));

        assertThat(truth.path("startTime").asText()).isEqualTo("2026-02-08T10:00:00Z");
        assertThat(truth.path("athletes").get(0).path("familyName").asText()).isEqualTo("Ødegård");
        assertThat(new String(TruthJson.of(run(SIGHTINGS)), StandardCharsets.UTF_8))
                .contains("{\"camera\":\"programme\",\"from\":12.000,\"to\":14.250},{\"camera\":\"wide\"");
        assertThat(truth.path("events")).hasSize(2);
        assertThat(truth.path("events").get(1).path("type").asText()).isEqualTo("GOAL");
        assertThat(truth.path("shots").get(1).path("kind").asText()).isEqualTo("replay");
        assertThat(truth.path("shots").get(1).path("from").asDouble()).isEqualTo(12);
        assertThat(truth.path("graphics").get(0).path("text").asText()).isEqualTo("Åge ØDEGÅRD\nNOR");
        assertThat(truth.path("geometry")
                        .get(1)
                        .path("athletes")
                        .get(1)
                        .path("id")
                        .asText())
                .isEqualTo("2000002");
    }

    @Test
    void theSameTruthIsTheSameBytesInWhateverOrderItWasFound() {
        List<Sighting> reversed = new ArrayList<>(SIGHTINGS);
        Collections.reverse(reversed);

        assertThat(TruthJson.of(run(reversed))).isEqualTo(TruthJson.of(run(SIGHTINGS)));
    }

    @Test
    void aRigSaysWhereAPointIsSeen() throws IOException {
        Camera camera = Camera.lookingAt(1920, 1080, 1500, new Vec3(8, -3, 4), new Vec3(0, 0, 1))
                .withDistortion(-0.05, 0.01, 0, 0, 0);
        JsonNode rig = valid(
                "rig.schema.json",
                RigJson.of(
                        FakeGame.hockey().captureVolume(),
                        List.of(new RigCamera("ring-01", camera, "plates/ring-01.png", 0.08))));

        JsonNode read = rig.path("cameras").get(0);
        Vec3 point = new Vec3(0.3, 0.4, 1.2);
        double[] c = new double[3];
        for (int i = 0; i < 3; i++) {
            JsonNode row = read.path("R").get(i);
            c[i] = row.get(0).asDouble() * point.x()
                    + row.get(1).asDouble() * point.y()
                    + row.get(2).asDouble() * point.z()
                    + read.path("t").get(i).asDouble();
        }
        double x = c[0] / c[2];
        double y = c[1] / c[2];
        double r2 = x * x + y * y;
        double radial = 1
                + r2
                        * (read.path("distortion").get(0).asDouble()
                                + r2 * read.path("distortion").get(1).asDouble());
        double u = read.path("K").get(0).get(0).asDouble() * x * radial
                + read.path("K").get(0).get(2).asDouble();
        Vec3 seen = Objects.requireNonNull(camera.project(point));
        assertThat(u).isCloseTo(seen.x(), org.assertj.core.data.Offset.offset(1e-4));
        assertThat(rig.path("background").path("kind").asText()).isEqualTo("plate");
        assertThat(read.path("offsetSeconds").asDouble()).isEqualTo(0.08);
    }

    @Test
    void withoutPlatesBackgroundsAreLearned() throws IOException {
        Camera camera = Camera.lookingAt(320, 180, 300, new Vec3(8, -3, 4), Vec3.ZERO);

        assertThat(valid(
                                "rig.schema.json",
                                RigJson.of(
                                        FakeGame.hockey().captureVolume(),
                                        List.of(new RigCamera("wide", camera, null, 0))))
                        .path("background")
                        .path("kind")
                        .asText())
                .isEqualTo("learned");
    }
}
