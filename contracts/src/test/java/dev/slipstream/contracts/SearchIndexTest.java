package dev.slipstream.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.Replay;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SearchIndexTest {
    private static JsonNode template() throws Exception {
        return new ObjectMapper().readTree(SearchIndex.DESCRIPTIONS.template());
    }

    @Test
    void aDocumentLiesInTheIndexOfItsUtcDay() {
        assertThat(SearchIndex.DESCRIPTIONS.on(Instant.parse("2026-02-06T23:59:59.999Z")))
                .isEqualTo("slipstream-descriptions-2026.02.06");
        assertThat(SearchIndex.DESCRIPTIONS.on(Instant.parse("2026-02-07T00:00:00Z")))
                .isEqualTo("slipstream-descriptions-2026.02.07");
    }

    @Test
    void theTemplateCoversTheDaysAndTheAlias() throws Exception {
        assertThat(template().at("/index_patterns/0").asText()).isEqualTo(SearchIndex.DESCRIPTIONS.allDays());
        assertThat(template().at("/template/aliases").has(SearchIndex.DESCRIPTIONS.alias()))
                .isTrue();
    }

    @Test
    void theTemplateMapsEveryFieldOfADescription() throws Exception {
        JsonNode mapped = template().at("/template/mappings/properties");
        List<String> names = new ArrayList<>();
        mapped.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactlyInAnyOrderElementsOf(SearchIndex.DESCRIPTIONS.fields());
        List<String> fields = Description.getClassSchema().getFields().stream()
                .map(Schema.Field::name)
                .toList();
        assertThat(names).containsAll(fields);
        assertThat(mapped.at("/translations/properties/fr/analyzer").asText()).isEqualTo("french");
        assertThat(mapped.at("/embedding/dims").asInt()).isEqualTo(SearchIndex.EMBEDDING_DIMENSIONS);
    }

    @Test
    void theTemplateMapsEveryFieldOfAHighlight() throws Exception {
        JsonNode template = new ObjectMapper().readTree(SearchIndex.HIGHLIGHTS.template());
        assertThat(template.at("/index_patterns/0").asText()).isEqualTo(SearchIndex.HIGHLIGHTS.allDays());
        List<String> names = new ArrayList<>();
        template.at("/template/mappings/properties").fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactlyElementsOf(SearchIndex.HIGHLIGHTS.fields())
                .containsAll(Highlight.getClassSchema().getFields().stream()
                        .map(Schema.Field::name)
                        .toList());
    }

    @Test
    void theTemplateMapsEveryFieldOfAReplay() throws Exception {
        JsonNode template = new ObjectMapper().readTree(SearchIndex.REPLAYS.template());
        assertThat(template.at("/index_patterns/0").asText()).isEqualTo(SearchIndex.REPLAYS.allDays());
        List<String> names = new ArrayList<>();
        template.at("/template/mappings/properties").fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactlyElementsOf(SearchIndex.REPLAYS.fields())
                .containsExactlyElementsOf(Replay.getClassSchema().getFields().stream()
                        .map(Schema.Field::name)
                        .toList());
    }
}
