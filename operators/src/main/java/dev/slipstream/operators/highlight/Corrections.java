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
 * changed, so only what the results contribute is exchanged, and what it is named after. Its moments stay as they were, for by
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
        List<ResultsAction> left = left(settled, facts);
        ResultsAction best = judge.mostImportant(left, settled.getSport(), facts);
        double value = best == null ? 0 : judge.importance(best, settled.getSport(), facts);
        List<Contribution> contributions = settled.getContributions().stream()
                .map(old -> told(old, best) ? old : corrected(old, best, Judge.rounded(value)))
                .toList();
        if (contributions.equals(settled.getContributions())) {
            return settled;
        }
        double score = Judge.rounded(
                contributions.stream().mapToDouble(Contribution::getAmount).sum());
        Highlight corrected = Highlight.newBuilder(settled)
                .setContributions(contributions)
                .setScore(score)
                .build();
        if (!settled.getAngles().isEmpty()) {
            boolean passes = score >= settled.getThreshold();
            corrected.setStatus(passes ? HighlightStatus.PUBLISHED : HighlightStatus.REJECTED);
            corrected.setReason(passes ? "" : HighlightWriter.tooLow(score, settled.getThreshold()));
        }
        return best == null ? corrected : writer.named(corrected, moment(settled, best));
    }

    /** Whether it was over before the play-by-play begins: some tell the last minutes alone, and take nothing back by that. */
    private static boolean isBefore(Highlight settled, UnitFacts facts) {
        List<HighlightMoment> moments = settled.getMoments();
        Instant last = moments.get(moments.size() - 1).getTime();
        return !facts.actions().isEmpty()
                && facts.actions().stream().allMatch(action -> action.getTime().isAfter(last));
    }

    /** Of the actions that it tells, in order of time, those that the play-by-play still tells so. */
    private static List<ResultsAction> left(Highlight settled, UnitFacts facts) {
        Map<String, ResultsAction> actions = facts.actions().stream()
                .collect(Collectors.toMap(ResultsAction::getId, action -> action, (first, second) -> second));
        return settled.getMoments().stream()
                .filter(moment -> moment.getEvidence().get(0).getSource() == MomentSource.RESULTS)
                .map(moment -> sameIn(actions, moment))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable ResultsAction sameIn(Map<String, ResultsAction> actions, HighlightMoment moment) {
        ResultsAction action = actions.get(reference(moment));
        return action != null && action.getKind() == moment.getKind() ? action : null;
    }

    private static String reference(HighlightMoment moment) {
        return moment.getEvidence().get(0).getReference();
    }

    private static HighlightMoment moment(Highlight settled, ResultsAction action) {
        return settled.getMoments().stream()
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
