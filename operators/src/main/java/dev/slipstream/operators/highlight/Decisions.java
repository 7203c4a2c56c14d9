package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.DecisionKind;
import dev.slipstream.contracts.record.EditorialDecision;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.Translation;
import dev.slipstream.operators.describe.Segments;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The editors' decisions about one highlight: state that outlives judgements and wins over them. Of each kind the newest
 * holds; a veto and a pin undo each other; a release undoes all. A Flink POJO.
 */
public class Decisions {
    private static final Comparator<EditorialDecision> AGE =
            Comparator.comparing(EditorialDecision::getTime).thenComparing(EditorialDecision::getId);

    /** One of a kind at most. */
    public List<EditorialDecision> valid = new ArrayList<>();
    /** Time of the newest release, microseconds since 1970: what is older does not come back. */
    public long releasedMicros = Long.MIN_VALUE;

    public Decisions() {}

    /** Takes in a decision, in whatever order they come; says whether it changes anything. */
    boolean add(EditorialDecision decision) {
        long time = Segments.micros(decision.getTime());
        if (time <= releasedMicros) {
            return false;
        }
        if (decision.getKind() == DecisionKind.RELEASE) {
            releasedMicros = time;
            return valid.removeIf(old -> !old.getTime().isAfter(decision.getTime()));
        }
        for (EditorialDecision old : valid) {
            if (replaces(old, decision) && AGE.compare(old, decision) >= 0) {
                return false;
            }
        }
        valid.removeIf(old -> replaces(old, decision));
        valid.add(decision);
        valid.sort(AGE);
        return true;
    }

    private static boolean replaces(EditorialDecision one, EditorialDecision other) {
        return group(one.getKind()) == group(other.getKind());
    }

    private static DecisionKind group(DecisionKind kind) {
        return kind == DecisionKind.VETO ? DecisionKind.PIN : kind;
    }

    private Map<DecisionKind, EditorialDecision> byKind() {
        Map<DecisionKind, EditorialDecision> byKind = new EnumMap<>(DecisionKind.class);
        valid.forEach(decision -> byKind.put(decision.getKind(), decision));
        return byKind;
    }

    boolean isPinned() {
        return byKind().containsKey(DecisionKind.PIN);
    }

    /** The highlight as the editors want it. */
    Highlight apply(Highlight judged) {
        if (valid.isEmpty()) {
            return judged;
        }
        Map<DecisionKind, EditorialDecision> byKind = byKind();
        Highlight.Builder edited = Highlight.newBuilder(judged)
                .setDecisions(valid.stream().map(EditorialDecision::getId).toList());
        EditorialDecision pin = byKind.get(DecisionKind.PIN);
        EditorialDecision veto = byKind.get(DecisionKind.VETO);
        if (veto != null) {
            edited.setStatus(HighlightStatus.VETOED).setReason("vetoed by " + veto.getEditor());
        } else if (pin != null) {
            edited.setStatus(HighlightStatus.PUBLISHED).setReason("");
            trim(edited, pin);
            retitle(edited, pin);
        }
        trim(edited, byKind.get(DecisionKind.TRIM));
        retitle(edited, byKind.get(DecisionKind.RETITLE));
        checkBounds(edited, judged);
        return edited.build();
    }

    /** One bound that was moved may be behind the other one, which the judgement moves: no clip could be cut of that. */
    private static void checkBounds(Highlight.Builder edited, Highlight judged) {
        boolean moved =
                !edited.getStart().equals(judged.getStart()) || !edited.getEnd().equals(judged.getEnd());
        if (moved && !DecisionCheck.isStretch(edited.getStart(), edited.getEnd())) {
            List<String> degraded = new ArrayList<>(judged.getDegraded());
            degraded.add("trim:bounds");
            edited.setStart(judged.getStart()).setEnd(judged.getEnd()).setDegraded(degraded);
        }
    }

    private static void trim(Highlight.Builder edited, @Nullable EditorialDecision decision) {
        if (decision != null && decision.getStart() != null) {
            edited.setStart(decision.getStart());
        }
        if (decision != null && decision.getEnd() != null) {
            edited.setEnd(decision.getEnd());
        }
    }

    /** The title in the editor's language alone: the translations would still say what he did not want. */
    private static void retitle(Highlight.Builder edited, @Nullable EditorialDecision decision) {
        if (decision == null || decision.getTitle() == null) {
            return;
        }
        if (decision.getLanguage().equals(edited.getLanguage())) {
            edited.setTitle(decision.getTitle()).setTranslations(List.of());
            return;
        }
        List<Translation> translations = new ArrayList<>(edited.getTranslations());
        translations.removeIf(translation -> translation.getLanguage().equals(decision.getLanguage()));
        translations.add(new Translation(decision.getLanguage(), decision.getTitle()));
        edited.setTranslations(translations);
    }
}
