package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.RecognisedAthlete;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words by which a caption may speak of those who were recognised. */
final class KnownNames {
    private final Set<String> words = new HashSet<>();
    private final Set<String> bibs = new HashSet<>();

    KnownNames(List<RecognisedAthlete> athletes) {
        for (RecognisedAthlete athlete : athletes) {
            words.addAll(NameFold.words(athlete.getFamilyName()));
            words.addAll(NameFold.words(athlete.getGivenName()));
            words.add(athlete.getNoc());
            if (athlete.getBib() != null) {
                bibs.add(Roster.bib(athlete.getBib()));
            }
        }
    }

    /** Whether the text consists of them. */
    boolean covers(String text) {
        List<String> asked = NameFold.words(text);
        return !asked.isEmpty() && words.containsAll(asked);
    }

    boolean isBib(String number) {
        return bibs.contains(Roster.bib(number));
    }
}
