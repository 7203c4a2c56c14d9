package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Caption;
import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.contracts.record.RecognisedAthlete;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Which captions may be published: those that name nobody but whom the evidence shows. Names are invented. */
class CaptionsTest {
    private static final List<RecognisedAthlete> SEEN =
            List.of(new RecognisedAthlete("1", "7", "Zoé", "KOVAČEVIĆ", "CRO", 0.9f, List.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A skier in a blue suit leaves the gate.",
                "Two skaters lean into the bend. The one in red leads.",
                "The skier Zoé Kovačević of CRO lands a jump.",
                "Kovacevic crosses the line."
            })
    void whatNamesNobodyElseIsPublished(String text) {
        Caption caption = caption(text);

        assertThat(Captions.publishable(caption, SEEN)).isSameAs(caption);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The skier Ingrid Solberg leaves the gate.",
                "Solberg leaves the gate.",
                "A skier leaves the gate. Solberg follows.",
                "A skier of NOR leaves the gate.",
                "A skier waves to INGRID in the stands."
            })
    void whatNamesOrMayNameSomebodyElseIsNot(String text) {
        assertThat(Captions.publishable(caption(text), SEEN)).isNull();
    }

    @Test
    void aNameThatIsDeclaredCountsHoweverItIsWritten() {
        assertThat(Captions.publishable(caption("A skier waves.", "solberg"), SEEN))
                .isNull();
        assertThat(Captions.publishable(caption("A skier waves.", "Zoe Kovacevic"), SEEN))
                .isNotNull();
        assertThat(Captions.publishable(caption("A skier waves.", "Zoe Kovacevic"), List.of()))
                .isNull();
        assertThat(Captions.publishable(null, SEEN)).isNull();
    }

    private static Caption caption(String text, String... names) {
        return new Caption(text, Arrays.asList(names), new ModelVersion("vlm", "", ""), "slalom-1/0/0");
    }
}
