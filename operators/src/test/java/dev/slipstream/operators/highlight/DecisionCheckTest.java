package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.DecisionKind;
import dev.slipstream.contracts.record.EditorialDecision;
import dev.slipstream.contracts.record.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Which decisions mean nothing, and what is said of them. */
class DecisionCheckTest {
    private static EditorialDecision.Builder decision(DecisionKind kind) {
        return Game.decision(kind, "d-1", 40, Highlights.ID);
    }

    private static EditorialDecision.Builder pinnedMoment() {
        return decision(DecisionKind.PIN).setHighlight(null).setMoment(Game.at(30));
    }

    static Stream<EditorialDecision.Builder> valid() {
        return Stream.of(
                decision(DecisionKind.PIN),
                pinnedMoment(),
                pinnedMoment().setStart(Game.at(28)).setEnd(Game.at(33)).setTitle("A save"),
                decision(DecisionKind.VETO),
                decision(DecisionKind.TRIM).setStart(Game.at(28)),
                decision(DecisionKind.TRIM).setEnd(Game.at(28)),
                decision(DecisionKind.TRIM).setStart(Game.at(0)).setEnd(Game.at(300)),
                decision(DecisionKind.RETITLE).setTitle("x".repeat(200)),
                decision(DecisionKind.RELEASE));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void whatMeansSomethingPasses(EditorialDecision.Builder decision) {
        assertThat(DecisionCheck.problem(decision.build())).isNull();
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                Arguments.of(decision(DecisionKind.OTHER), "its kind is not known here"),
                Arguments.of(
                        decision(DecisionKind.VETO).setHighlight(null),
                        "it names no highlight; only a PIN with a moment needs none"),
                Arguments.of(
                        decision(DecisionKind.PIN).setHighlight(null),
                        "it names no highlight; only a PIN with a moment needs none"),
                Arguments.of(
                        decision(DecisionKind.PIN).setHighlight("curling/highlight-1"),
                        "highlight curling/highlight-1 is not of unit " + Game.UNIT),
                Arguments.of(decision(DecisionKind.TRIM), "a TRIM needs a start or an end"),
                Arguments.of(
                        decision(DecisionKind.TRIM).setStart(Game.at(33)).setEnd(Game.at(33)),
                        "its end must lie behind its start, and at most 5 minutes"),
                Arguments.of(
                        decision(DecisionKind.TRIM).setStart(Game.at(33)).setEnd(Game.at(28)),
                        "its end must lie behind its start, and at most 5 minutes"),
                Arguments.of(
                        pinnedMoment().setStart(Game.at(0)).setEnd(Game.at(300.5)),
                        "its end must lie behind its start, and at most 5 minutes"),
                Arguments.of(decision(DecisionKind.RETITLE), "a RETITLE needs a title"),
                Arguments.of(decision(DecisionKind.RETITLE).setTitle("  "), "a RETITLE needs a title"),
                Arguments.of(
                        decision(DecisionKind.RETITLE).setTitle("x".repeat(201)),
                        "its title has more than 200 characters"));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void whatMeansNothingIsRefusedInOneLine(EditorialDecision.Builder decision, String problem) {
        assertThat(DecisionCheck.problem(decision.build())).isEqualTo(problem);
    }

    @Test
    void theLetterNamesTheDecisionTheEditorAndWhatToDo() {
        EditorialDecision decision = decision(DecisionKind.TRIM).build();

        DeadLetter letter = DecisionCheck.letter("highlight", decision, "a TRIM needs a start or an end");

        assertThat(letter.getOutcome()).isEqualTo(Outcome.FAILED);
        assertThat(letter.getReason()).isEqualTo(Reason.DECISION_INVALID.name());
        assertThat(letter.getRecord()).isEqualTo("d-1");
        assertThat(letter.getMessage())
                .isEqualTo("Decision d-1 of editor-1 about unit " + Game.UNIT + ": a TRIM needs a start or an end; "
                        + Reason.DECISION_INVALID.remedy())
                .doesNotContain("\n");
    }
}
