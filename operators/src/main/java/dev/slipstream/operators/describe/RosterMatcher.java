package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.EvidenceKind;
import dev.slipstream.contracts.record.ReadText;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds entrants in the texts of one picture. Pure, and conservative: what could mean two entrants means none, and a
 * family name alone means nobody unless something of the same entrant stands beside it.
 */
final class RosterMatcher {
    private static final Pattern TIME = Pattern.compile(".*\\d[:.,]\\d.*");
    private static final int MAX_WORDS = 6;
    /** Shorter family names are too often something else. */
    private static final int MIN_LONE_FAMILY = 4;

    private final Roster roster;

    RosterMatcher(Roster roster) {
        this.roster = roster;
    }

    /**
     * Everything in the texts of one picture that points at entrants of the roster, in the order of the texts.
     *
     * @param looseNumbers whether a number may be a bib wherever it stands, because nobody knows where people are
     */
    List<Match> match(List<ReadText> texts, boolean looseNumbers) {
        List<Match> found = new ArrayList<>();
        for (ReadText text : texts) {
            names(text, found);
            loneFamily(text, texts, found);
            if (looseNumbers) {
                bib(text, texts, found);
            }
        }
        addNocs(texts, found);
        return found;
    }

    /** Names as runs of whole words; a run inside a longer one that matched is part of that name. */
    private void names(ReadText text, List<Match> found) {
        // SOLBERG 1:42.12 says nothing of bibs 1 and 12.
        List<String> words = NameFold.words(Notation.withoutMeasures(text.getText()));
        boolean[] used = new boolean[words.size()];
        for (int length = Math.min(MAX_WORDS, words.size()); length > 0; length--) {
            for (int from = 0; from + length <= words.size(); from++) {
                if (isFree(used, from, length)) {
                    NameMatch match = name(String.join("", words.subList(from, from + length)), length);
                    if (match != null) {
                        Arrays.fill(used, from, from + length, true);
                        match.addTo(found, text);
                    }
                }
            }
        }
    }

    private static boolean isFree(boolean[] used, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (used[i]) {
                return false;
            }
        }
        return true;
    }

    private @Nullable NameMatch name(String letters, int words) {
        String seen = NameFold.confusable(letters);
        NameMatch best = null;
        long alphabet = NameForm.alphabet(seen);
        int most = NameForm.MAX_TOLERANCE;
        for (int length = seen.length() - most; length <= seen.length() + most; length++) {
            for (NameForm form : roster.forms(length)) {
                if (words >= form.words()) {
                    int distance = form.distance(seen, alphabet);
                    if (distance <= form.tolerance()) {
                        best = NameMatch.better(best, form, distance);
                    }
                }
            }
        }
        return best;
    }

    /** A line that says only a family name, or that and a time: it counts with the entrant's NOC, bib or given name near. */
    private void loneFamily(ReadText text, List<ReadText> texts, List<Match> found) {
        StringBuilder letters = new StringBuilder();
        for (String word : NameFold.words(Notation.withoutMeasures(text.getText()))) {
            if (!isNumber(word)) {
                letters.append(word);
            }
        }
        Entrant entrant =
                letters.length() < MIN_LONE_FAMILY ? null : roster.byFamily(NameFold.confusable(letters.toString()));
        if (entrant == null) {
            return;
        }
        if (TIME.matcher(text.getText()).matches()) {
            found.add(new Match(entrant, EvidenceKind.NAME, entrant.getFamilyName(), text, 0.7f));
        } else if (texts.stream().anyMatch(other -> Places.isNear(text, other) && corroborates(other, entrant))) {
            found.add(new Match(entrant, EvidenceKind.NAME, entrant.getFamilyName(), text, 0.8f));
        }
    }

    private static boolean corroborates(ReadText text, Entrant entrant) {
        List<String> words = NameFold.words(text.getText());
        String given = NameFold.compact(entrant.getGivenName());
        return words.contains(NameFold.compact(entrant.getNoc()))
                || (!given.isEmpty() && String.join("", words).equals(given))
                || (entrant.getBib() != null && text.getText().strip().equals(Roster.bib(entrant.getBib())));
    }

    /** A number that stands alone and once in the picture. Whether it is on a shirt shows when it moves. */
    private void bib(ReadText text, List<ReadText> texts, List<Match> found) {
        String number = text.getText().strip();
        Entrant entrant = ShirtText.isNumber(text) ? roster.byBib(number) : null;
        boolean once =
                texts.stream().filter(t -> t.getText().strip().equals(number)).count() == 1;
        if (entrant != null && once) {
            found.add(new Match(entrant, EvidenceKind.BIB, Roster.bib(number), text, 0.6f));
        }
    }

    /** NOC codes only support: they are added to entrants that something else in the same picture points at. */
    private static void addNocs(List<ReadText> texts, List<Match> found) {
        List<Match> nocs = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (Match match : found) {
            String noc = match.entrant().getNoc();
            for (ReadText text : texts) {
                boolean supports = text.equals(match.read()) || Places.isNear(match.read(), text);
                if (supports
                        && NameFold.words(text.getText()).contains(NameFold.compact(noc))
                        && done.add(match.entrant().getId())) {
                    nocs.add(new Match(match.entrant(), EvidenceKind.NOC, noc, text, 0.3f));
                }
            }
        }
        found.addAll(nocs);
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }

    /** The best form so far for one run of words, and whether it is the only entrant's. */
    private record NameMatch(NameForm form, int distance, boolean ambiguous) {

        static NameMatch better(@Nullable NameMatch best, NameForm form, int distance) {
            if (best == null || distance < best.distance) {
                // An exact name next to a similar one is clear; two that are equally far are not.
                return new NameMatch(form, distance, false);
            }
            if (distance > best.distance) {
                return best;
            }
            boolean other = best.ambiguous
                    || !form.entrant().getId().equals(best.form.entrant().getId());
            NameForm surer = form.quality() > best.form.quality() ? form : best.form;
            return new NameMatch(surer, distance, other);
        }

        void addTo(List<Match> found, ReadText text) {
            if (!ambiguous) {
                Entrant entrant = form.entrant();
                String name = (entrant.getGivenName() + " " + entrant.getFamilyName()).strip();
                float quality = form.quality() * (distance == 0 ? 1f : 0.85f);
                found.add(new Match(entrant, EvidenceKind.NAME, name, text, quality));
            }
        }
    }
}
