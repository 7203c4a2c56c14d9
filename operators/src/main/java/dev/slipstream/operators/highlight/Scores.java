package dev.slipstream.operators.highlight;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares two readings of a scoreboard. Pure. */
final class Scores {
    private static final Pattern PAIR = Pattern.compile("(\\d{1,3})\\s*[-:]\\s*(\\d{1,3})");

    private Scores() {}

    /** Whether exactly one side has exactly one more than before: anything else is a misreading, or another game. */
    static boolean isOneMore(String before, String now) {
        Matcher a = PAIR.matcher(before);
        Matcher b = PAIR.matcher(now);
        if (!a.find() || !b.find()) {
            return false;
        }
        int left = Integer.parseInt(b.group(1)) - Integer.parseInt(a.group(1));
        int right = Integer.parseInt(b.group(2)) - Integer.parseInt(a.group(2));
        return (left == 1 && right == 0) || (left == 0 && right == 1);
    }
}
