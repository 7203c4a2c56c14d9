package dev.slipstream.operators.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence that a vision-language model wrote in English, and whom it may be about. In doubt it names somebody. */
record CaptionSentence(String text) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}'’-]+");
    private static final Pattern END = Pattern.compile("[.!?…]+[\"'’”)\\]]*(?:\\s+|$)");
    /** A point behind it ends no sentence; one that is missing here leaves half a sentence at worst, and no name. */
    private static final Pattern ABBREVIATION = Pattern.compile("(?:^|[^\\p{L}.])(?:(?:\\p{L}\\.)+\\p{L}|\\p{Lu}"
            + "|(?i:vs|nos?|nr|st|mt|dr|mrs?|ms|jr|sr|prof|approx|ca|cf|etc|min|sec|max))$");

    private static final Pattern BIB =
            Pattern.compile("(?:\\b(?:bibs?|numbers?|no|nr)\\b\\.?\\s*|#\\s*)(\\d{1,4})\\b", Pattern.CASE_INSENSITIVE);

    /** How a sentence may begin, for there a capital letter tells nothing. */
    private static final Set<String> OPENINGS = Set.of(
            ("A AN THE ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN SEVERAL MANY SOME BOTH ALL IN ON AT BEHIND BESIDE"
                            + " BEFORE AFTER NEAR UNDER OVER WITH THERE THIS THESE HE SHE THEY IT HIS HER THEIR ITS SPECTATORS"
                            + " ATHLETES SKATERS SKIERS PLAYERS SNOW ICE")
                    .split(" "));

    /** Words that stand for somebody of whom a sentence before has spoken. */
    private static final Set<String> REFERENCES = Set.of(
            ("HE SHE IT THEY HIM HER THEM HIS HERS ITS THEIR THEIRS HIMSELF HERSELF ITSELF THEMSELVES THIS THESE BOTH OTHER"
                            + " OTHERS ANOTHER")
                    .split(" "));

    /** The sentences of a text, in order. */
    static List<CaptionSentence> of(String text) {
        List<CaptionSentence> sentences = new ArrayList<>();
        int from = 0;
        Matcher ends = END.matcher(text);
        while (ends.find()) {
            if (!ABBREVIATION.matcher(text.substring(from, ends.start())).find()) {
                sentences.add(
                        new CaptionSentence(text.substring(from, ends.end()).strip()));
                from = ends.end();
            }
        }
        if (from < text.length()) {
            sentences.add(new CaptionSentence(text.substring(from).strip()));
        }
        return sentences;
    }

    /** Whether a word that may be a name, or a bib, is not among the known. */
    boolean mayNameOther(KnownNames known) {
        Matcher bibs = BIB.matcher(text);
        while (bibs.find()) {
            if (!known.isBib(bibs.group(1))) {
                return true;
            }
        }
        Matcher words = WORD.matcher(text);
        for (boolean first = true; words.find(); first = false) {
            String word = words.group();
            boolean harmless = known.covers(word) || (first && OPENINGS.contains(NameFold.compact(word)));
            if (looksLikeName(word) && !harmless) {
                return true;
            }
        }
        return false;
    }

    /** By a capital letter, or by a script that tells names from words in no way that is known here. */
    private static boolean looksLikeName(String word) {
        return !word.equals(word.toLowerCase(Locale.ROOT))
                || word.codePoints().anyMatch(CaptionSentence::isForeignLetter);
    }

    private static boolean isForeignLetter(int c) {
        return Character.isLetter(c) && Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN;
    }

    /** Whether a word of this name stands in it, however it is written, that is not also of a known one. */
    boolean mentions(String name, KnownNames known) {
        List<String> words = NameFold.words(text);
        return NameFold.words(name).stream().anyMatch(word -> words.contains(word) && !known.covers(word));
    }

    /** Whether it goes on about somebody whom a sentence before has brought up. */
    boolean refersBack() {
        List<String> words = NameFold.words(text);
        return !words.isEmpty() && (words.get(0).equals("THE") || words.stream().anyMatch(REFERENCES::contains));
    }
}
