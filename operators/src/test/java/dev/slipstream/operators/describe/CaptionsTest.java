package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Caption;
import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.contracts.record.RecognisedAthlete;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** What may be published of a caption: nothing that names anybody but whom the evidence shows. Names are invented. */
class CaptionsTest {
    private static final List<RecognisedAthlete> SEEN =
            List.of(new RecognisedAthlete("1", "7", "Zoé", "KOVAČEVIĆ", "CRO", 0.9f, List.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A skier in a blue suit leaves the gate.",
                "Two skaters lean into the bend. The one in red leads.",
                "The skier Zoé Kovačević of CRO lands a jump. She raises her arms.",
                "Kovacevic crosses the line.",
                "The skier with bib 07 is 1.5 m ahead.",
                "A skier with the number 7 waits"
            })
    void whatNamesNobodyElseIsPublishedAsItIs(String text) {
        Caption caption = caption(text);

        assertThat(Captions.publishable(caption, SEEN)).isSameAs(caption);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The skier Ingrid Solberg leaves the gate.",
                "Solberg leaves the gate.",
                "A skier of NOR leaves the gate.",
                "A skier waves to INGRID in the stands.",
                "A skier, number 12, leaves the gate.",
                "Two skiers, bibs 7 and #31, fall.",
                "A duel of Kovačević vs. Solberg today.",
                "The skier M. Solberg leaves the gate.",
                "A skier waits; Solberg is 1.5 m ahead.",
                "A skier passes approx. 30 fans of Solberg.",
                "Two skiers, e.g. Solberg, wait.",
                "A skier of the U.S. team waits.",
                "A skier comes down from St. Moritz.",
                "A skier leaves the gate, watched by 索尔贝格.",
                "A skier leaves the gate, watched by соловьев.",
                "Solberg leaves the gate. She leads."
            })
    void whereNothingIsLeftThereIsNoCaption(String text) {
        assertThat(Captions.publishable(caption(text), SEEN)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A skier leaves the gate. Solberg follows. | A skier leaves the gate.",
                "Solberg leaves the gate. A crowd waves flags. | A crowd waves flags.",
                "Kovačević leads by 1.5 m. No. 12 follows. A crowd cheers! | Kovačević leads by 1.5 m. A crowd cheers!",
                "A skier falls. Ingrid Solberg passes. A coach runs to the fence. | A skier falls. A coach runs to the fence.",
                "\"A skier falls!\" (A crowd cries.) Solberg falls, too... | \"A skier falls!\" (A crowd cries.)",
                "Two skiers start. One, Solberg, falls. Two flags wave. | Two skiers start. Two flags wave."
            })
    void theSentenceThatNamesSomebodyElseGoesAndTheOthersStay(String text, String left) {
        Caption published = Objects.requireNonNull(Captions.publishable(caption(text), SEEN));

        assertThat(published.getText()).isEqualTo(left);
        assertThat(published.getNamesRemoved()).isTrue();
        assertThat(published.getModel()).isEqualTo(caption(text).getModel());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "She leads.",
                "The skier loses a pole.",
                "A coach hugs her.",
                "A crowd cheers for them both.",
                "Another skier follows.",
                "There is nothing but joy in his face."
            })
    void whatRefersBackToASentenceThatWentIsNotSaidOfSomebodyElse(String back) {
        Caption published =
                Objects.requireNonNull(Captions.publishable(caption("Kovačević waits. Solberg starts. " + back), SEEN));

        assertThat(published.getText()).isEqualTo("Kovačević waits.");
    }

    @Test
    void aNameThatIsDeclaredCountsHoweverItIsWritten() {
        Caption lower = caption("A skier waves. A girl called solberg waves back.", "solberg", "Zoe Kovacevic");
        Caption published = Objects.requireNonNull(Captions.publishable(lower, SEEN));

        assertThat(published.getText()).isEqualTo("A skier waves.");
        assertThat(published.getNames()).containsExactly("Zoe Kovacevic");
        assertThat(published.getNamesRemoved()).isTrue();
    }

    @Test
    void aDeclaredNameThatStandsNowhereTakesAllWithIt() {
        assertThat(Captions.publishable(caption("A skier waves.", "solberg"), SEEN))
                .isNull();
        assertThat(Captions.publishable(caption("A skier waves. Solberg waves back.", "Linde"), SEEN))
                .isNull();
        assertThat(Captions.publishable(caption("A skier waves.", "索尔贝格"), SEEN))
                .isNull();
        assertThat(Captions.publishable(caption("A skier waves.", "Zoe Kovacevic"), List.of()))
                .isNull();
    }

    @Test
    void whatNamesTheRecognisedStays() {
        Caption caption = caption("A skier waves.", "Zoe Kovacevic");

        assertThat(Captions.publishable(caption, SEEN)).isSameAs(caption);
        assertThat(Captions.publishable(null, SEEN)).isNull();
    }

    private static Caption caption(String text, String... names) {
        return new Caption(text, Arrays.asList(names), new ModelVersion("vlm", "", ""), "slalom-1/0/0", false);
    }
}
