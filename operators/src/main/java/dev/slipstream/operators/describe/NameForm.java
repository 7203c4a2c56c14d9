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
 */
record NameForm(Entrant entrant, String letters, float quality, int tolerance, int words) {
    private static final int MIN_FAMILY = 2;

    /** All forms of one entrant with one spelling of the family name, already folded. */
    static List<NameForm> of(Entrant entrant, String family) {
        List<NameForm> forms = new ArrayList<>();
        if (family.length() < MIN_FAMILY) {
            return forms;
        }
        for (String given : givenNames(entrant)) {
            both(forms, entrant, given, family, 1f, 1, tolerance(given.length() + family.length()));
            both(forms, entrant, given.substring(0, 1), family, 0.85f, 2, family.length() >= 8 ? 1 : 0);
        }
        String noc = NameFold.compact(entrant.getNoc());
        if (!noc.isEmpty()) {
            both(forms, entrant, noc, family, 0.85f, 1, family.length() >= 8 ? 1 : 0);
        }
        if (entrant.getBib() != null) {
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
        forms.add(new NameForm(entrant, NameFold.confusable(other + family), quality, errors, words));
        forms.add(new NameForm(entrant, NameFold.confusable(family + other), quality, errors, words));
    }

    /** Letters that may be misread in a full name: one in eight, and none in short names. */
    private static int tolerance(int length) {
        return Math.min(2, length / 8);
    }
}
