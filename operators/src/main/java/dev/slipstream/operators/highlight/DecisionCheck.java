package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.DecisionKind;
import dev.slipstream.contracts.record.EditorialDecision;
import dev.slipstream.contracts.record.Outcome;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** Refuses decisions that mean nothing, with what is wrong with them. Pure. */
final class DecisionCheck {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int LONGEST_TITLE = 200;

    private DecisionCheck() {}

    /** What is wrong with a decision; null where nothing is. */
    static @Nullable String problem(EditorialDecision decision) {
        String highlight = decision.getHighlight();
        if (decision.getKind() == DecisionKind.OTHER) {
            return "its kind is not known here";
        }
        if (highlight == null && (decision.getKind() != DecisionKind.PIN || decision.getMoment() == null)) {
            return "it names no highlight; only a PIN with a moment needs none";
        }
        if (highlight != null && !highlight.startsWith(decision.getUnit() + "/")) {
            return "highlight " + highlight + " is not of unit " + decision.getUnit();
        }
        if (decision.getKind() == DecisionKind.TRIM && decision.getStart() == null && decision.getEnd() == null) {
            return "a TRIM needs a start or an end";
        }
        if (decision.getStart() != null
                && decision.getEnd() != null
                && !isStretch(decision.getStart(), decision.getEnd())) {
            return "its end must lie behind its start, and at most " + LONGEST.toMinutes() + " minutes";
        }
        String title = decision.getTitle();
        if (decision.getKind() == DecisionKind.RETITLE && (title == null || title.isBlank())) {
            return "a RETITLE needs a title";
        }
        if (title != null && title.length() > LONGEST_TITLE) {
            return "its title has more than " + LONGEST_TITLE + " characters";
        }
        return null;
    }

    /** Whether a highlight can go from one to the other. */
    static boolean isStretch(Instant start, Instant end) {
        return start.isBefore(end) && Duration.between(start, end).compareTo(LONGEST) <= 0;
    }

    static DeadLetter letter(String origin, EditorialDecision decision, String problem) {
        return DeadLetter.newBuilder()
                .setId(Ids.deadLetter(origin, decision.getId()))
                .setOutcome(Outcome.FAILED)
                .setReason(Reason.DECISION_INVALID.name())
                .setOrigin(origin)
                .setRecord(decision.getId())
                .setMessage("Decision " + decision.getId() + " of " + decision.getEditor() + " about unit "
                        + decision.getUnit() + ": " + problem + "; " + Reason.DECISION_INVALID.remedy())
                .setTime(decision.getTime())
                .build();
    }
}
