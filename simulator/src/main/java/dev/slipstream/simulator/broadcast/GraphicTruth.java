package dev.slipstream.simulator.broadcast;

import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Scoreboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the graphics of a programme say, and when it can be read. */
final class GraphicTruth {
    /** Seconds from the first pixel to the last letter, and back. */
    private static final double COMING = 0.25;
    /** At which a board is looked at: finer than any frame rate of television. */
    private static final double STEP = 0.02;
    /** During a wipe, what is under it cannot be read. */
    private static final double WIPED = 0.05;

    private final Competition competition;
    private final Programme programme;
    private final Board board;
    private final List<GraphicInterval> intervals = new ArrayList<>();

    GraphicTruth(Competition competition, Programme programme) {
        this.competition = competition;
        this.programme = programme;
        this.board = new Board(competition);
    }

    List<GraphicInterval> intervals() {
        for (Cue cue : programme.cues()) {
            double to = Math.min(programme.seconds(), cue.to() - COMING);
            switch (cue.kind()) {
                case SCOREBOARD -> {
                    double from = cue.from() + COMING;
                    changing(GraphicInterval.Kind.SCOREBOARD, from, to, GraphicTruth::rows);
                    changing(GraphicInterval.Kind.PERIOD, from, to, Scoreboard::title);
                    changing(GraphicInterval.Kind.CLOCK, from, to, Scoreboard::clock);
                }
                case OPENING_CARD -> add(GraphicInterval.Kind.OPENING_CARD, text(cue), 0.4, cue.to());
                case LOWER_THIRD -> add(GraphicInterval.Kind.LOWER_THIRD, text(cue), cue.from() + COMING, to);
                case RESULT -> add(GraphicInterval.Kind.RESULT, result(cue), cue.from() + 0.8, to);
                case REPLAY -> uncovered(GraphicInterval.Kind.REPLAY, text(cue), cue.from() + COMING, to);
                case CHANNEL -> uncovered(GraphicInterval.Kind.CHANNEL, text(cue), cue.from() + COMING, to);
                case WIPE -> {
                    // Its name is the channel's, in motion: nobody is asked to read it.
                }
            }
        }
        intervals.sort(Comparator.comparingDouble(GraphicInterval::from).thenComparing(GraphicInterval::kind));
        return intervals;
    }

    private static String text(Cue cue) {
        return String.join(" ", cue.lines());
    }

    private String result(Cue cue) {
        return cue.lines().get(0)
                + " " + competition.title()
                + " "
                + cue.lines().stream()
                        .skip(1)
                        .map(line -> line.replace('\t', ' ').strip())
                        .collect(Collectors.joining(" "));
    }

    private static String rows(Scoreboard board) {
        return board.rows().stream()
                .limit(RaceBoard.MOST_ROWS)
                .map(row -> (row.label() + " " + row.value()).strip())
                .collect(Collectors.joining(" "));
    }

    /** One interval for each text of a part of the board. */
    private void changing(GraphicInterval.Kind kind, double from, double to, Function<Scoreboard, String> part) {
        double since = from;
        String text = part.apply(board.at(from));
        for (double time = from + STEP; time < to; time += STEP) {
            String now = part.apply(board.at(time));
            if (!now.equals(text)) {
                add(kind, text, since, time);
                since = time;
                text = now;
            }
        }
        add(kind, text, since, to);
    }

    /** Without the time under wipes. */
    private void uncovered(GraphicInterval.Kind kind, String text, double from, double to) {
        double since = from;
        for (Cue wipe : programme.cues()) {
            if (wipe.kind() == Cue.Kind.WIPE && wipe.to() > since && wipe.from() < to) {
                add(kind, text, since, wipe.from() + WIPED);
                since = wipe.to() - WIPED;
            }
        }
        add(kind, text, since, to);
    }

    private void add(GraphicInterval.Kind kind, String text, double from, double to) {
        if (to > from && !text.isEmpty()) {
            intervals.add(new GraphicInterval(kind, text, from, to));
        }
    }
}
