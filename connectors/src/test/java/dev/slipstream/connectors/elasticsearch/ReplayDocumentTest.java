package dev.slipstream.connectors.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.contracts.SearchIndex;
import dev.slipstream.contracts.record.AssetKind;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.contracts.record.Replay;
import dev.slipstream.contracts.record.ReplayAsset;
import dev.slipstream.contracts.record.ReplayCamera;
import dev.slipstream.contracts.record.ReplayStatus;
import dev.slipstream.contracts.record.StageTiming;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayDocumentTest {
    private static final Instant MOMENT = Instant.parse("2026-02-10T23:59:59.900Z");

    private static Replay replay() {
        return Replay.newBuilder()
                .setId("rink/replay-1")
                .setRevision(2)
                .setStatus(ReplayStatus.FINAL)
                .setGroup("rink")
                .setUnit("STKM500M")
                .setSport("short-track")
                .setMoment(MOMENT)
                .setRequests(List.of("a"))
                .setRequestTime(MOMENT.plusSeconds(1))
                .setFigures(List.of("1", "2"))
                .setCameras(List.of(
                        new ReplayCamera("ring-01", "rink-ring-01", true, "", MOMENT, 0L, "rink-ring-01/0/1", "ab"),
                        new ReplayCamera("ring-02", null, false, "nothing came", null, 40_000L, null, null)))
                .setAssets(List.of(new ReplayAsset(
                        AssetKind.MODEL,
                        new MediaReference("file:///m.glb", 0L, 9L, "cd", "glb"),
                        "model/gltf-binary",
                        "http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic")))
                .setWarnings(List.of("camera ring-02: nothing came"))
                .setStages(List.of(new StageTiming("field", 40L, 70L)))
                .setModels(List.of(new ModelVersion("mask", "1", "ef")))
                .setDegraded(List.of("cameras:1 of 2"))
                .build();
    }

    @Test
    void hasTheFieldsOfTheTemplateAndADeterministicId() throws Exception {
        DocumentRequest request = ReplayDocument.of(replay());
        assertThat(request.index()).isEqualTo("slipstream-replays-2026.02.10");
        assertThat(request.id()).isEqualTo("rink/replay-1");
        assertThat(request.version()).isEqualTo(2);

        JsonNode json = new ObjectMapper().readTree(request.json());
        assertThat(json.fieldNames()).toIterable().containsExactlyElementsOf(SearchIndex.REPLAYS.fields());
        JsonNode mapped =
                new ObjectMapper().readTree(SearchIndex.REPLAYS.template()).at("/template/mappings/properties");
        assertThat(json.at("/assets/0").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        () -> mapped.at("/assets/properties").fieldNames());
        assertThat(mapped.at("/cameras/properties").fieldNames())
                .toIterable()
                .containsAll(() -> json.at("/cameras/0").fieldNames());
        assertThat(json.at("/cameras/1/reason").asText()).isEqualTo("nothing came");
        assertThat(json.at("/cameras/1").has("feed")).isFalse();
        assertThat(json.at("/moment").asText()).isEqualTo(MOMENT.toString());
    }
}
