package dev.slipstream.operators.highlight;

import dev.slipstream.operators.describe.words.Language;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How highlights are judged.
 *
 * @param balanced whether the bias of crowd size and rank is taken out of the scores
 * @param languages of titles; the first is the highlight's own
 * @param settle how long after a highlight's last moment signals are waited for, by event time
 * @param replayScore from which on a replay of the moment is asked for, where a camera group shows it
 * @param replayGroups camera groups that can be rebuilt; no other is asked
 * @param pace whether what comes is judged at once
 */
public record HighlightSettings(
        Weights weights,
        boolean balanced,
        List<Language> languages,
        Duration settle,
        double replayScore,
        Set<String> replayGroups,
        Pace pace)
        implements Serializable {
    /** When judgements are made. */
    public enum Pace {
        /** With every signal, for nobody wants to wait; what is known when decides about what is sent in between, not about what holds at last. */
        LIVE,
        /** In the order of event time, so that the same input gives the same highlights to the byte, however it is cut up. */
        ORDERED
    }

    public HighlightSettings {
        languages = List.copyOf(languages);
        replayGroups = Set.copyOf(replayGroups);
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("titles need a language");
        }
    }
}
