package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Caption;
import dev.slipstream.contracts.record.RecognisedAthlete;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides whether what a vision-language model said may be published: only if it names nobody but those recognised, by what it
 * declares and by what it writes. A sentence that cannot be told to be free of names counts as having one. Pure.
 */
final class Captions {
    private static final Pattern SENTENCE = Pattern.compile("[^.!?]+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}'’-]+");

    /** How a sentence may begin, for there a capital letter tells nothing. */
    private static final Set<String> OPENINGS = Set.of(
            "A",
            "AN",
            "THE",
            "ONE",
            "TWO",
            "THREE",
            "FOUR",
            "FIVE",
            "SIX",
            "SEVEN",
            "EIGHT",
            "NINE",
            "TEN",
            "SEVERAL",
            "MANY",
            "SOME",
            "BOTH",
            "ALL",
            "IN",
            "ON",
            "AT",
            "BEHIND",
            "BESIDE",
            "BEFORE",
            "AFTER",
            "NEAR",
            "UNDER",
            "OVER",
            "WITH",
            "THERE",
            "THIS",
            "THESE",
            "HE",
            "SHE",
            "THEY",
            "IT",
            "HIS",
            "HER",
            "THEIR",
            "ITS",
            "SPECTATORS",
            "ATHLETES",
            "SKATERS",
            "SKIERS",
            "PLAYERS",
            "SNOW",
            "ICE");

    private Captions() {}

    /** The caption, or null where it names, or may name, somebody for whom there is no other evidence. */
    static @Nullable Caption publishable(@Nullable Caption caption, List<RecognisedAthlete> athletes) {
        if (caption == null) {
            return null;
        }
        Set<String> known = new HashSet<>();
        for (RecognisedAthlete athlete : athletes) {
            known.addAll(NameFold.words(athlete.getFamilyName()));
            known.addAll(NameFold.words(athlete.getGivenName()));
            known.add(athlete.getNoc());
        }
        boolean declared = caption.getNames().stream().allMatch(name -> known.containsAll(NameFold.words(name)));
        return declared && namesNobodyElse(caption.getText(), known) ? caption : null;
    }

    private static boolean namesNobodyElse(String text, Set<String> known) {
        Matcher sentences = SENTENCE.matcher(text);
        while (sentences.find()) {
            Matcher words = WORD.matcher(sentences.group());
            for (boolean first = true; words.find(); first = false) {
                String word = words.group();
                boolean capital = !word.equals(word.toLowerCase(Locale.ROOT));
                List<String> folded = NameFold.words(word);
                boolean harmless = known.containsAll(folded) || (first && OPENINGS.containsAll(folded));
                if (capital && !harmless) {
                    return false;
                }
            }
        }
        return true;
    }
}
