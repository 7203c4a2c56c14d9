package dev.slipstream.simulator.broadcast;

import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Scoreboard;

import java.util.List;

/**
 * A competition's board as graphics show it: while the clock runs, times and gaps in tenths (nobody can read thousandths
 * that fly by), and the leader's time only once, on the clock. Once it stands, everything in full.
 */
record Board(Competition competition) {
    /** Two looks at the clock so far apart tell whether it runs, seconds. */
    private static final double LATER = 0.2;

    Scoreboard at(double seconds) {
        Scoreboard full = competition.scoreboard(seconds);
        String clock = full.clock();
        if (clock.indexOf('.') < 0
                || clock.equals(competition.scoreboard(seconds + LATER).clock())) {
            return full;
        }
        List<Scoreboard.Row> rows = full.rows().stream()
                .map(row -> new Scoreboard.Row(
                        row.label(), row.value().equals(clock) ? "" : gap(row.value()), row.colour()))
                .toList();
        return new Scoreboard(full.title(), tenths(clock), rows);
    }

    private static String gap(String value) {
        return value.startsWith("+") ? tenths(value) : value;
    }

    private static String tenths(String time) {
        int point = time.lastIndexOf('.');
        return point < 0 ? time : time.substring(0, Math.min(time.length(), point + 2));
    }
}
