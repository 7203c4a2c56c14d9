package dev.slipstream.connectors.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.contracts.SearchIndex;
import dev.slipstream.contracts.record.Contribution;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightMoment;
import dev.slipstream.contracts.record.HighlightSignal;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.MomentEvidence;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.MomentSource;
import dev.slipstream.contracts.record.NamedAthlete;
import dev.slipstream.contracts.record.Translation;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class HighlightDocumentTest {
    private static final Instant BEFORE_MIDNIGHT = Instant.parse("2026-02-10T23:59:59.900Z");
    private static final Instant AFTER_MIDNIGHT = Instant.parse("2026-02-11T00:00:00.100Z");

    private static Highlight highlight() {
        List<NamedAthlete> athletes = List.of(new NamedAthlete("1", "Anna", "Arndt", "GER"));
        return Highlight.newBuilder()
                .setId("unit/highlight-" + BEFORE_MIDNIGHT.toEpochMilli())
                .setRevision(4)
                .setStatus(HighlightStatus.PUBLISHED)
                .setUnit("unit")
                .setKind(MomentKind.GOAL)
                .setMoment(AFTER_MIDNIGHT)
                .setStart(BEFORE_MIDNIGHT)
                .setEnd(AFTER_MIDNIGHT)
                .setTitle("Goal: Anna Arndt (GER)")
                .setTranslations(List.of(new Translation("de", "Tor: Anna Arndt (GER)")))
                .setAthletes(athletes)
                .setMoments(List.of(new HighlightMoment(
                        MomentKind.GOAL,
                        AFTER_MIDNIGHT,
                        athletes,
                        List.of(new MomentEvidence(MomentSource.RESULTS, "7", "GOAL")))))
                .setScore(0.76)
                .setThreshold(0.48)
                .setContributions(List.of(new Contribution(HighlightSignal.RESULTS, 1.0, 0.76, 0.76, "GOAL", "7")))
                .setAngles(List.of())
                .build();
    }

    @Test
    void theDocumentHasFieldsOfItsIndexAlone() throws Exception {
        DocumentRequest request = HighlightDocument.of(highlight());
        JsonNode document = new ObjectMapper().readTree(request.json());

        List<String> names = new ArrayList<>();
        document.fieldNames().forEachRemaining(names::add);
        assertThat(SearchIndex.HIGHLIGHTS.fields()).containsAll(names);
        assertThat(document.at("/status").asText()).isEqualTo("PUBLISHED");
        assertThat(document.at("/moment").asText()).isEqualTo("2026-02-11T00:00:00.100Z");
        assertThat(document.at("/translations/de").asText()).isEqualTo("Tor: Anna Arndt (GER)");
        assertThat(document.at("/names/0").asText()).isEqualTo("Anna Arndt");
        assertThat(document.at("/contributions/0/signal").asText()).isEqualTo("RESULTS");
        assertThat(document.has("sport")).as("what is not known").isFalse();
        assertThat(document.has("reason")).as("an empty text").isFalse();
    }

    @Test
    void itsDayIsThatOfItsFirstSignWhereverItsMomentMoves() {
        DocumentRequest request = HighlightDocument.of(highlight());

        assertThat(request.index()).isEqualTo(SearchIndex.HIGHLIGHTS.on(BEFORE_MIDNIGHT));
        assertThat(request.id()).isEqualTo(highlight().getId());
        assertThat(request.version()).isEqualTo(4);
    }
}
