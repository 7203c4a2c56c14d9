package dev.slipstream.operators.describe.words;

import java.util.regex.Pattern;

/**
 * Text from outside as it may stand in a sentence: one line, no characters that steer how others are shown, no longer
 * than fits. Pure.
 */
final class PlainText {
    /** A quotation that held its own language's marks could not be told from the text around it. */
    private static final Pattern MARKS = Pattern.compile("[\"«»„“”‟〝〞＂]");

    private PlainText() {}

    /**
     * The text without control and format characters (Unicode Cc and Cf, among them all that change the direction of
     * writing), spaces put together.
     *
     * @param most code points; what is longer ends with an ellipsis
     */
    static String clean(String text, int most) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), 2 * most));
        boolean space = false;
        int count = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = count > 0;
            } else if (isShown(c)) {
                int needed = space ? 2 : 1;
                if (count + needed > most) {
                    return plain.substring(0, plain.offsetByCodePoints(0, Math.min(count, most - 1))) + "…";
                }
                plain.append(space ? " " : "").appendCodePoint(c);
                count += needed;
                space = false;
            }
        }
        return plain.toString();
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** The same, without quotation marks of any language in it. */
    static String quotable(String text, int most) {
        return clean(MARKS.matcher(text).replaceAll("'"), most);
    }
}
