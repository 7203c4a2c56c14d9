package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Contribution;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightMoment;
import dev.slipstream.contracts.record.HighlightSignal;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.MomentSource;
import dev.slipstream.contracts.record.ResultsAction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges a settled highlight again when the play-by-play is corrected: the feeds' signals are long forgotten and have not
 * changed, so only what the results contribute is exchanged. Pure.
 */
final class Corrections {
    private Corrections() {}

    /** As it is to be judged now; the same object where nothing of it was corrected. */
    static Highlight of(Highlight settled, UnitFacts facts, Weights weights) {
        Map<String, ResultsAction> actions = new HashMap<>();
        facts.actions().forEach(action -> actions.put(action.getId(), action));
        double best = 0;
        String code = "";
        String reference = "";
        boolean told = false;
        for (HighlightMoment moment : settled.getMoments()) {
            if (moment.getEvidence().get(0).getSource() != MomentSource.RESULTS) {
                continue;
            }
            told = true;
            String id = moment.getEvidence().get(0).getReference();
            ResultsAction action = actions.get(id);
            if (action != null && action.getKind() == moment.getKind()) {
                double importance = weights.importance(settled.getSport(), action.getKind());
                if (importance > best) {
                    best = importance;
                    code = action.getCode();
                    reference = id;
                }
            }
        }
        if (!told) {
            return settled;
        }
        List<Contribution> contributions = new ArrayList<>();
        double score = 0;
        boolean changed = false;
        for (Contribution old : settled.getContributions()) {
            Contribution now = old;
            if (old.getSignal() == HighlightSignal.RESULTS
                    && !old.getReference().equals(reference)) {
                double value = Judge.rounded(best);
                String detail = code.isEmpty() ? "the play-by-play took it back" : code;
                now = new Contribution(
                        old.getSignal(),
                        value,
                        old.getWeight(),
                        Judge.rounded(value * old.getWeight()),
                        detail,
                        reference);
                changed = true;
            }
            contributions.add(now);
            score += now.getAmount();
        }
        if (!changed) {
            return settled;
        }
        double rounded = Judge.rounded(score);
        boolean passes = rounded >= settled.getThreshold();
        return Highlight.newBuilder(settled)
                .setContributions(contributions)
                .setScore(rounded)
                .setStatus(passes ? HighlightStatus.PUBLISHED : HighlightStatus.REJECTED)
                .setReason(passes ? "" : HighlightWriter.tooLow(rounded, settled.getThreshold()))
                .build();
    }
}
