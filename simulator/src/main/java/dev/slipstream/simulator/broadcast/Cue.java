package dev.slipstream.simulator.broadcast;

import java.util.List;

/**
 * A graphic on air from its first pixel to its last.
 *
 * @param from seconds of the programme
 * @param lines what it says, line by line; empty where that changes with time (the board, the clock) or where it is
 *     always the same
 */
public record Cue(Kind kind, double from, double to, List<String> lines) {
    /** The graphics of a broadcast. */
    public enum Kind {
        OPENING_CARD,
        LOWER_THIRD,
        SCOREBOARD,
        RESULT,
        REPLAY,
        /** Crosses the picture while the cut happens under it. */
        WIPE,
        /** The broadcaster's name in the corner. */
        CHANNEL
    }

    /** Seconds in which a graphic comes and goes. */
    static final double MOVE = 0.3;

    Cue(Kind kind, double from, double to, String... lines) {
        this(kind, from, to, List.of(lines));
    }

    boolean on(double seconds) {
        return seconds >= from && seconds < to;
    }

    /** 0 outside, 1 once it stands, eased between. */
    double presence(double seconds) {
        double k = Math.max(0, Math.min(1, Math.min(seconds - from, to - seconds) / MOVE));
        return k * k * (3 - 2 * k);
    }
}
