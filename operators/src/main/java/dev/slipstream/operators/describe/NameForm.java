package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Entrant;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One way in which a broadcaster's graphics write an entrant: INGRID SOLBERG, SOLBERG Ingrid, I. SOLBERG, NOR SOLBERG,
 * 12 SOLBERG. The family name alone is no form: too many sponsors are called like athletes.
 *
 * @param entrant who is meant
 * @param letters the words run together, as {@link NameFold#confusable} sees them
 * @param quality 0 to 1: how surely the form means the entrant
 * @param tolerance letters that may be misread
 * @param words least number of words it is written in; an initial that has run into the name could be another name
 * @param alphabet of the letters, see {@link #alphabet}
 */
record NameForm(Entrant entrant, String letters, float quality, int tolerance, int words, long alphabet) {
    private static final int MIN_FAMILY = 2;
    /** M. LI could be anything; M. LARSEN could not. */
    private static final int MIN_WITH_INITIAL = 4;

    private static final int MIN_WITH_CODE = 3;
    /** From this many letters on, one in as many may be misread, and lost spaces do not matter. */
    private static final int LONG = 8;

    /** However long the name is. */
    static final int MAX_TOLERANCE = 2;

    /** All forms of one entrant with one spelling of the family name, already folded. */
    static List<NameForm> of(Entrant entrant, String family) {
        List<NameForm> forms = new ArrayList<>();
        if (family.length() < MIN_FAMILY) {
            return forms;
        }
        int tolerance = family.length() >= LONG ? 1 : 0;
        for (String given : givenNames(entrant)) {
            int length = given.length() + family.length();
            both(forms, entrant, given, family, 1f, length >= LONG ? 1 : 2, Math.min(MAX_TOLERANCE, length / LONG));
            if (family.length() >= MIN_WITH_INITIAL) {
                both(forms, entrant, given.substring(0, 1), family, 0.85f, 2, tolerance);
            }
        }
        String noc = NameFold.compact(entrant.getNoc());
        if (!noc.isEmpty() && family.length() >= MIN_WITH_CODE) {
            both(forms, entrant, noc, family, 0.85f, family.length() >= LONG - 3 ? 1 : 2, tolerance);
        }
        if (entrant.getBib() != null && family.length() >= MIN_WITH_CODE) {
            // No tolerance: a misread digit is another athlete.
            both(forms, entrant, Roster.bib(entrant.getBib()), family, 0.85f, 2, 0);
        }
        return forms;
    }

    private static Set<String> givenNames(Entrant entrant) {
        Set<String> names = new LinkedHashSet<>();
        names.add(NameFold.compact(entrant.getGivenName()));
        names.add(NameFold.compactSpelt(entrant.getGivenName()));
        List<String> words = NameFold.words(entrant.getGivenName());
        if (!words.isEmpty()) {
            names.add(words.get(0));
        }
        names.remove("");
        return names;
    }

    private static void both(
            List<NameForm> forms, Entrant entrant, String other, String family, float quality, int words, int errors) {
        for (String joined : new String[] {other + family, family + other}) {
            String letters = NameFold.confusable(joined);
            forms.add(new NameForm(entrant, letters, quality, errors, words, alphabet(letters)));
        }
    }

    /**
     * In how many letters {@code seen} differs; {@link #tolerance} + 1 where in more. A misread letter takes one letter out of
     * the alphabet and puts one in, so that most forms need no second look.
     *
     * @param seenAlphabet of {@code seen}
     */
    int distance(String seen, long seenAlphabet) {
        return Long.bitCount(alphabet ^ seenAlphabet) > 2 * tolerance
                ? tolerance + 1
                : EditDistance.bounded(seen, letters, tolerance);
    }

    /** Which letters and digits there are, a bit for each. */
    static long alphabet(String letters) {
        long alphabet = 0;
        for (int i = 0; i < letters.length(); i++) {
            alphabet |= 1L << (letters.charAt(i) & 63);
        }
        return alphabet;
    }
}
