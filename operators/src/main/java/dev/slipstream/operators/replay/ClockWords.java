package dev.slipstream.operators.replay;

import java.util.Locale;

/** How far clocks are apart, in words for people. */
public final class ClockWords {
    private ClockWords() {}

    /** Microseconds as milliseconds; Long.MAX_VALUE as an unknown time. */
    public static String of(long micros) {
        if (micros == Long.MAX_VALUE) {
            return "an unknown time";
        }
        return String.format(Locale.ROOT, micros % 1_000 == 0 ? "%.0f ms" : "%.1f ms", micros / 1_000.0);
    }
}
