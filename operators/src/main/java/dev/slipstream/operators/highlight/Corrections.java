package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Contribution;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightMoment;
import dev.slipstream.contracts.record.HighlightSignal;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.MomentSource;
import dev.slipstream.contracts.record.ResultsAction;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Judges a settled highlight again when the play-by-play is corrected: the feeds' signals are long forgotten and have not
 * changed, so only what the results contribute is exchanged, whom they name, and what it is named after. No moment is left out, for by
 * them it is known again when a later version brings an action back. Pure.
 */
final class Corrections {
    private final Judge judge;
    private final HighlightWriter writer;

    Corrections(Judge judge, HighlightWriter writer) {
        this.judge = judge;
        this.writer = writer;
    }

    /** As it is to be judged now; the same object where nothing of it was corrected. */
    Highlight of(Highlight settled, UnitFacts facts) {
        if (isBefore(settled, facts)) {
            return settled;
        }
        Map<String, ResultsAction> actions = facts.actions().stream()
                .collect(Collectors.toMap(ResultsAction::getId, action -> action, (first, second) -> second));
        List<ResultsAction> left = settled.getMoments().stream()
                .map(moment -> sameIn(actions, moment))
                .filter(Objects::nonNull)
                .toList();
        ResultsAction best = judge.mostImportant(left, settled.getSport(), facts);
        double value = best == null ? 0 : judge.importance(best, settled.getSport(), facts);
        List<Contribution> contributions = settled.getContributions().stream()
                .map(old -> told(old, best) ? old : corrected(old, best, Judge.rounded(value)))
                .toList();
        List<HighlightMoment> moments = settled.getMoments().stream()
                .map(moment -> withAthletes(moment, sameIn(actions, moment), facts))
                .toList();
        boolean scoresTheSame = contributions.equals(settled.getContributions());
        if (scoresTheSame && moments.equals(settled.getMoments())) {
            return settled;
        }
        Highlight corrected = Highlight.newBuilder(settled)
                .setMoments(moments)
                .setAthletes(HighlightWriter.athletes(moments))
                .build();
        if (!scoresTheSame) {
            score(corrected, contributions);
        }
        return best == null ? corrected : writer.named(corrected, moment(moments, best));
    }

    /** Gives it other contributions, and what follows from them; what no feed shows stays rejected. */
    private static void score(Highlight corrected, List<Contribution> contributions) {
        double score = Judge.rounded(
                contributions.stream().mapToDouble(Contribution::getAmount).sum());
        corrected.setContributions(contributions);
        corrected.setScore(score);
        if (!corrected.getAngles().isEmpty()) {
            boolean passes = score >= corrected.getThreshold();
            corrected.setStatus(passes ? HighlightStatus.PUBLISHED : HighlightStatus.REJECTED);
            corrected.setReason(passes ? "" : HighlightWriter.tooLow(score, corrected.getThreshold()));
        }
    }

    /** Whether it was over before the play-by-play begins: some tell the last minutes alone, and take nothing back by that. */
    private static boolean isBefore(Highlight settled, UnitFacts facts) {
        List<HighlightMoment> moments = settled.getMoments();
        Instant last = moments.get(moments.size() - 1).getTime();
        return !facts.actions().isEmpty()
                && facts.actions().stream().allMatch(action -> action.getTime().isAfter(last));
    }

    /** The action that a moment is told by, where the play-by-play still tells it so; null elsewhere. */
    private static @Nullable ResultsAction sameIn(Map<String, ResultsAction> actions, HighlightMoment moment) {
        ResultsAction action = actions.get(reference(moment));
        boolean same = action != null
                && action.getKind() == moment.getKind()
                && moment.getEvidence().get(0).getSource() == MomentSource.RESULTS;
        return same ? action : null;
    }

    /** A scorer is corrected more often than a goal. */
    private static HighlightMoment withAthletes(
            HighlightMoment moment, @Nullable ResultsAction action, UnitFacts facts) {
        return action == null
                ? moment
                : HighlightMoment.newBuilder(moment)
                        .setAthletes(HighlightWriter.athletes(action, facts))
                        .build();
    }

    private static String reference(HighlightMoment moment) {
        return moment.getEvidence().get(0).getReference();
    }

    private static HighlightMoment moment(List<HighlightMoment> moments, ResultsAction action) {
        return moments.stream()
                .filter(moment -> reference(moment).equals(action.getId()))
                .findFirst()
                .orElseThrow();
    }

    /** Whether a contribution stands as it is. */
    private static boolean told(Contribution old, @Nullable ResultsAction best) {
        return old.getSignal() != HighlightSignal.RESULTS
                || old.getReference().equals(best == null ? "" : best.getId());
    }

    private static Contribution corrected(Contribution old, @Nullable ResultsAction best, double value) {
        return new Contribution(
                old.getSignal(),
                value,
                old.getWeight(),
                Judge.rounded(value * old.getWeight()),
                best == null ? "the play-by-play took it back" : best.getCode(),
                best == null ? "" : best.getId());
    }
}
