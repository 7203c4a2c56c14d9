package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.ReadingKind;
import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells scores, clocks and times by how they are written, and puts right what text recognition confuses in them: a score's
 * O is a zero, an I or l a one. Pure, and conservative: a lone number, or one with a fraction and nothing else, could be
 * anything and is nothing here.
 */
final class Notation {
    /** A digit, or what one is misread as. */
    private static final String D = "[0-9OoQIl|]";

    private static final Pattern SCORE =
            Pattern.compile("(?:([A-Z]{3}) ?)?(D{1,3}) ?- ?(D{1,3})(?: ?([A-Z]{3}))?".replace("D{", D + "{"));
    private static final Pattern COLON_SCORE = Pattern.compile("(D{1,3}) ?: ?(D)".replace("D", D));
    private static final Pattern ROW_SCORE =
            Pattern.compile("([A-Z]{3}) ?(D{1,3}) ([A-Z]{3}) ?(D{1,3})".replace("D{", D + "{"));
    /** Without a space, letters alone go on with a word. */
    private static final Pattern ROW =
            Pattern.compile("([A-Z]{3})(?: ?(?=D{0,2}\\d)| )(D{1,3})".replace("D{", D + "{"));

    private static final Pattern TEAM_LINE = Pattern.compile("([A-Z]{3})[^\\p{L}]*");
    private static final Pattern CLOCK = Pattern.compile("D{1,3}:DD(?::DD)?".replace("D", D));
    private static final Pattern TIME =
            Pattern.compile("(?:\\+ ?|(?:D{1,2}:)?D{1,2}:)D{1,2}[.,]D{1,3}".replace("D", D));

    /** Numbers that belong together, wherever in a line: no part of them is a number of its own. */
    private static final Pattern JOINED =
            Pattern.compile("[+-]?\\d[0-9OoQIl|]*(?: ?[:.,-] ?[OoQIl|]*\\d[0-9OoQIl|]*)+(?![\\p{L}\\p{N}])");

    /** The place in front of a name in a table of results; a bib has no point. */
    private static final Pattern RANK = Pattern.compile("^ *\\d{1,3}\\. ?(?=\\p{L})");

    /**
     * What a text says.
     *
     * @param value in digits: {@code 2-1}, {@code CAN 2-1 FIN}, {@code 12:34}, {@code +0.35}
     */
    record Noted(ReadingKind kind, String value) {}

    /**
     * A team's line on a scoreboard.
     *
     * @param noc of the start list
     * @param number its goals or points
     */
    record Row(String noc, String number) {}

    private Notation() {}

    /** What the text says; null where it is no score, clock or time. {@code nocs}: codes that name a team beside a score. */
    static @Nullable Noted of(String text, Set<String> nocs) {
        String line = plain(text);
        if (TIME.matcher(line).matches()) {
            return noted(ReadingKind.TIME, digits(line).replace(" ", "").replace(',', '.'), line);
        }
        if (CLOCK.matcher(line).matches()) {
            return noted(ReadingKind.CLOCK, digits(line), line);
        }
        Matcher colon = COLON_SCORE.matcher(line);
        if (colon.matches()) {
            return score("", colon.group(1), colon.group(2), "", line);
        }
        Matcher row = ROW_SCORE.matcher(line);
        if (row.matches() && areTeams(row.group(1), row.group(3), nocs)) {
            return score(row.group(1), row.group(2), row.group(4), row.group(3), line);
        }
        Matcher score = SCORE.matcher(line);
        if (!score.matches()) {
            return null;
        }
        String first = score.group(1);
        String second = score.group(4);
        if (first == null && second == null) {
            return score("", score.group(2), score.group(3), "", line);
        }
        return first != null && second != null && areTeams(first, second, nocs)
                ? score(first, score.group(2), score.group(3), second, line)
                : null;
    }

    /** A team of the start list and its goals, and nothing else. */
    static @Nullable Row row(String text, Set<String> nocs) {
        Matcher row = ROW.matcher(plain(text));
        return row.matches() && nocs.contains(row.group(1)) ? new Row(row.group(1), digits(row.group(2))) : null;
    }

    /** A team of the start list and no further letter: its goals, whatever they were read as. */
    static boolean isTeamLine(String text, Set<String> nocs) {
        Matcher line = TEAM_LINE.matcher(plain(text));
        return line.matches() && nocs.contains(line.group(1));
    }

    /** The score of two teams' lines. */
    static String score(Row left, Row right) {
        return score(left.noc, left.number, right.number, right.noc);
    }

    /** The text without scores, clocks, times and places: the numbers that are left may be bibs. */
    static String withoutMeasures(String text) {
        String line = RANK.matcher(normal(text)).replaceFirst(" ");
        return JOINED.matcher(line).replaceAll(" ");
    }

    private static boolean areTeams(String first, String second, Set<String> nocs) {
        return !first.equals(second) && nocs.contains(first) && nocs.contains(second);
    }

    private static @Nullable Noted score(String left, String first, String second, String right, String line) {
        return noted(ReadingKind.SCORE, score(left, digits(first), digits(second), right), line);
    }

    private static String score(String left, String first, String second, String right) {
        return (left + " " + first + "-" + second + " " + right).strip();
    }

    /** Letters alone are a word, except that a game begins at O - O. */
    private static @Nullable Noted noted(ReadingKind kind, String value, String line) {
        boolean digit = line.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean start = kind == ReadingKind.SCORE && value.endsWith("0-0") && line.matches("[Oo] ?- ?[Oo]");
        return digit || start ? new Noted(kind, value) : null;
    }

    /** One kind of dash and colon, single spaces. */
    private static String plain(String text) {
        return normal(text).strip().replaceAll("\\s+", " ");
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\u2010-\\u2015\\u2212]", "-");
    }

    private static String digits(String text) {
        return text.replaceAll("[OoQ]", "0").replaceAll("[Il|]", "1");
    }
}
