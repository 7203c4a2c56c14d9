package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Caption;
import dev.slipstream.contracts.record.RecognisedAthlete;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Leaves of what a vision-language model said only what agrees with what is known by other evidence: a sentence that names, or
 * points by a bib at, somebody who was not recognised goes, and so does what refers back to it, which would then be said of
 * somebody else. It fails closed: what cannot be told to be free of names goes too, all of it where nobody can say which sentence
 * is meant. Pure.
 */
final class Captions {
    private Captions() {}

    /** The caption as it may be published; null where nothing is left of it. */
    static @Nullable Caption publishable(@Nullable Caption caption, List<RecognisedAthlete> athletes) {
        if (caption == null) {
            return null;
        }
        KnownNames known = new KnownNames(athletes);
        List<String> strangers =
                caption.getNames().stream().filter(name -> !known.covers(name)).toList();
        List<CaptionSentence> kept = new ArrayList<>();
        List<CaptionSentence> removed = new ArrayList<>();
        for (CaptionSentence sentence : CaptionSentence.of(caption.getText())) {
            boolean goes = sentence.mayNameOther(known)
                    || strangers.stream().anyMatch(stranger -> sentence.mentions(stranger, known))
                    || (!removed.isEmpty() && sentence.refersBack());
            (goes ? removed : kept).add(sentence);
        }
        boolean allFound = strangers.stream()
                .allMatch(stranger -> removed.stream().anyMatch(sentence -> sentence.mentions(stranger, known)));
        if (kept.isEmpty() || !allFound) {
            return null;
        }
        if (removed.isEmpty()) {
            return caption;
        }
        return Caption.newBuilder(caption)
                .setText(kept.stream().map(CaptionSentence::text).collect(Collectors.joining(" ")))
                .setNames(caption.getNames().stream().filter(known::covers).toList())
                .setNamesRemoved(true)
                .build();
    }
}
