package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Box;
import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.operators.sample.TestSegments;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Texts as they are read, and lists as the results system sends them; all names are invented. */
final class Reads {
    static final String UNIT = "ALPWSL----------------FNL-0001";

    private Reads() {}

    /** A text 200 pixels wide and 30 high with its upper left corner here, in the sample of this segment. */
    static ReadText at(int x, int y, String text, String segment) {
        return new ReadText(text, 0.95f, new Box(x, y, 200, 30), TestSegments.START, segment);
    }

    /** Texts far from each other. */
    static List<ReadText> apart(String... texts) {
        return stacked(400, texts);
    }

    /** Texts below each other, as in one graphic. */
    static List<ReadText> together(String... texts) {
        return stacked(34, texts);
    }

    private static List<ReadText> stacked(int step, String... texts) {
        List<ReadText> reads = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            reads.add(at(100, i * step, texts[i], "slalom-1/0/0"));
        }
        return reads;
    }

    static Entrant entrant(String id, @Nullable String bib, String given, String family, String noc) {
        return new Entrant(id, bib, given, family, noc, null, null, null);
    }

    static ResultsMessage startList(String unit, long version, Entrant... entrants) {
        return results(ResultsKind.START_LIST, unit, version, entrants);
    }

    /** Actions of the unit on screen, so many milliseconds after the start. */
    static ResultsMessage playByPlay(String unit, long version, ResultsAction... actions) {
        ResultsMessage message = results(ResultsKind.PLAY_BY_PLAY, unit, version);
        message.setActions(List.of(actions));
        return message;
    }

    static ResultsAction action(String id, MomentKind kind, long millis, String... athletes) {
        return new ResultsAction(id, kind, kind.name(), TestSegments.START.plusMillis(millis), null, List.of(athletes));
    }

    static ResultsMessage results(ResultsKind kind, String unit, long version, Entrant... entrants) {
        return new ResultsMessage(
                kind,
                unit,
                version,
                null,
                "Women's Slalom",
                TestSegments.START.plusSeconds(version),
                List.of(entrants),
                List.of());
    }
}
