package dev.slipstream.connectors.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.contracts.SearchIndex;
import dev.slipstream.contracts.record.Description;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class DescriptionDocumentTest {
    private static JsonNode json(Description description) throws Exception {
        return new ObjectMapper().readTree(DescriptionDocument.of(description).json());
    }

    @Test
    void hasTheFieldsOfTheTemplateAndADeterministicId() throws Exception {
        Description description = Descriptions.of("arena", 4);
        DocumentRequest request = DescriptionDocument.of(description);
        assertThat(request.index()).isEqualTo("slipstream-descriptions-2026.02.06");
        assertThat(request.id()).isEqualTo("arena/1/shot-4");
        assertThat(request.version()).isEqualTo(description.getRevision());

        List<String> names = new ArrayList<>();
        json(description).fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactlyElementsOf(SearchIndex.DESCRIPTIONS.fields());
        assertThat(json(description).at("/names/0").asText()).isEqualTo("Marit Bjørgen");
        assertThat(json(description).at("/athletes/0/evidence/0/read/box/width").asInt())
                .isEqualTo(120);
        assertThat(json(description).at("/objects/0/label").asText()).isEqualTo("person");
        assertThat(json(description).at("/change").asText()).isEqualTo("REVISED");
        assertThat(json(description).at("/caption/model").asText()).isEqualTo("vlm");
        assertThat(json(description).at("/caption/namesRemoved").asBoolean()).isTrue();
        assertThat(json(description).at("/translations/fr").asText()).startsWith("Marit Bjørgen franchit");
        assertThat(json(description).at("/start").asText()).isEqualTo("2026-02-06T10:00:04.000005Z");
    }

    @Test
    void saysWhatHappenedWithWhoAndWhy() throws Exception {
        JsonNode moment = json(Descriptions.of("arena", 4)).at("/moments/0");

        assertThat(moment.at("/id").asText()).isEqualTo("CCSW10KM------------FNL-/17");
        assertThat(moment.at("/kind").asText()).isEqualTo("FINISH");
        assertThat(moment.at("/time").asText()).isEqualTo("2026-02-06T10:00:04.200005Z");
        assertThat(moment.at("/mediaTimeMicros").asLong()).isEqualTo(4_200_000);
        assertThat(moment.at("/athletes/0/familyName").asText()).isEqualTo("Bjørgen");
        assertThat(moment.at("/confidence").asDouble()).isEqualTo(1);
        assertThat(moment.at("/evidence/0"))
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"source\":\"RESULTS\",\"reference\":\"17\",\"detail\":\"FINISH\"}"));

        JsonNode mapped = new ObjectMapper()
                .readTree(SearchIndex.DESCRIPTIONS.template())
                .at("/template/mappings/properties/moments/properties");
        assertThat(moment.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(() -> mapped.fieldNames());
    }

    @Test
    void keepsWhoItCouldBeAndWhatTheClockSaid() throws Exception {
        JsonNode document = json(Descriptions.of("arena", 4));

        assertThat(document.at("/unresolved/0/candidates"))
                .isEqualTo(new ObjectMapper().readTree("[\"1002\",\"1003\"]"));
        assertThat(document.at("/unresolved/0/evidence/0/matched").asText()).isEqualTo("10");
        assertThat(document.at("/readings/0/kind").asText()).isEqualTo("CLOCK");
        assertThat(document.at("/readings/0/value").asText()).isEqualTo("12:34");
        assertThat(document.at("/readings/0/reads/0/confidence").floatValue()).isEqualTo(0.93f);
    }

    @Test
    void showsWhereTheKeyFrameLiesAndWhoSaysWhat() throws Exception {
        JsonNode document = json(Descriptions.of("arena", 4));

        assertThat(document.at("/keyFrame")).isEqualTo(new ObjectMapper().readTree("""
                        {"image":{"uri":"file:///media/4.jpg","offset":0,"length":100,"sha256":"11","container":"jpeg"},
                         "width":640,"height":360,"segment":"arena/1/4","captureTime":"2026-02-06T10:00:04.000005Z"}"""));
        assertThat(document.at("/provenance")).isEqualTo(new ObjectMapper().readTree("""
                        [{"fact":"athletes/1001","source":"RESULTS","version":"3",
                          "reference":"START_LIST CCSW10KM------------FNL-"}]"""));
    }

    @Test
    void leavesOutWhatIsAbsent() throws Exception {
        Description description = Descriptions.of("arena", 4);
        description.setEmbedding(List.of());
        description.setUnit(null);
        description.setCaption(null);
        description.setKeyFrame(null);
        assertThat(json(description).has("embedding")).isFalse();
        assertThat(json(description).has("unit")).isFalse();
        assertThat(json(description).has("caption")).isFalse();
        assertThat(json(description).has("keyFrame")).isFalse();
    }
}
