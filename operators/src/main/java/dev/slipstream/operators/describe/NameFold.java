package dev.slipstream.operators.describe;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Brings names from start lists and from pictures to one form: upper case, no accents, no punctuation. Pure.
 *
 * <p>Source for accents: Unicode Standard Annex 15, decomposition NFD; letters that do not decompose are listed here.
 */
final class NameFold {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    /** Joins parts of one name: BERG-LARSEN and O'NEILL are one word each. */
    private static final Pattern JOINERS = Pattern.compile("(?<=\\p{L})['’`´\\-‐‑](?=\\p{L})");

    private static final Pattern NO_WORD = Pattern.compile("[^A-Z0-9]+");
    private static final Map<Character, String> PLAIN = Map.of(
            'Ø', "O", 'Đ', "D", 'Ł', "L", 'Æ', "AE", 'Œ', "OE", 'Þ', "TH", 'Ð', "D", 'ı', "I", 'ẞ', "SS", 'Ħ', "H");
    private static final Map<Character, String> SPELT = Map.of('Ä', "AE", 'Ö', "OE", 'Ü', "UE", 'Å', "AA", 'Ø', "OE");

    private NameFold() {}

    /** The words of a text: split at everything but letters, digits, and the joiners inside a name. */
    static List<String> words(String text) {
        return split(fold(JOINERS.matcher(text).replaceAll("")));
    }

    /** The name as one word. */
    static String compact(String name) {
        return String.join("", words(name));
    }

    /** The name as one word, umlauts and the like spelt out as passports and many results systems do: MÜLLER, MUELLER. */
    static String compactSpelt(String name) {
        String upper = Normalizer.normalize(name, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
        return compact(replaced(upper, SPELT));
    }

    private static List<String> split(String folded) {
        List<String> words = new ArrayList<>();
        for (String word : NO_WORD.split(folded, -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static String fold(String text) {
        // toUpperCase turns ß into SS; ı stays to be replaced, since the root locale maps it to I already.
        String upper = replaced(text.toUpperCase(Locale.ROOT), PLAIN);
        return MARKS.matcher(Normalizer.normalize(upper, Normalizer.Form.NFD)).replaceAll("");
    }

    private static String replaced(String text, Map<Character, String> replacements) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            String replacement = replacements.get(text.charAt(i));
            if (replacement == null) {
                out.append(text.charAt(i));
            } else {
                out.append(replacement);
            }
        }
        return out.toString();
    }

    /**
     * The word as text recognition sees it: characters that it confuses become one. Letters and digits that look alike
     * in broadcast typefaces: 0 O Q, 1 I L, 5 S, 8 B, 2 Z.
     */
    static String confusable(String word) {
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            out.append(
                    switch (c) {
                        case '0', 'Q' -> 'O';
                        case '1', 'L' -> 'I';
                        case '5' -> 'S';
                        case '8' -> 'B';
                        case '2' -> 'Z';
                        default -> c;
                    });
        }
        return out.toString();
    }
}
