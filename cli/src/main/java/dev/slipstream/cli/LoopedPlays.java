package dev.slipstream.cli;

import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.contracts.record.ResultsMessage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The play-by-play of competitions that are shown over and over: each action happens anew in each pass, at the time at
 * which the pass shows it, and stays in the message for ten minutes.
 */
final class LoopedPlays {
    /** Of 20 seconds each: what a play-by-play does not tell any more is taken back, also of what is over. */
    private static final int PASSES = 30;

    private final List<Play> plays;

    private LoopedPlays(List<Play> plays) {
        this.plays = plays;
    }

    static LoopedPlays none() {
        return new LoopedPlays(List.of());
    }

    /**
     * Of each unit its last play-by-play, which has all actions.
     *
     * @param start of the competitions, by their own clock
     * @param onAir when their first pass began
     * @param passSeconds how long a pass of a unit's takes
     */
    static LoopedPlays of(List<TimedResults> results, Instant start, Instant onAir, Map<String, Double> passSeconds) {
        Map<String, Play> plays = new LinkedHashMap<>();
        for (TimedResults timed : results) {
            ResultsMessage message = timed.message();
            Double seconds = passSeconds.get(message.getUnit());
            if (message.getKind() == ResultsKind.PLAY_BY_PLAY && seconds != null) {
                plays.put(message.getUnit(), new Play(message, Duration.between(start, onAir), onAir, seconds));
            }
        }
        return new LoopedPlays(List.copyOf(plays.values()));
    }

    /** What is new by now. */
    List<ResultsMessage> due(Instant now) {
        List<ResultsMessage> due = new ArrayList<>();
        for (Play play : plays) {
            List<ResultsAction> actions = play.actions(now);
            if (!actions.equals(play.published)) {
                play.published = actions;
                due.add(ResultsMessage.newBuilder(play.whole)
                        .setVersion(++play.version)
                        .setTime(now)
                        .setActions(actions)
                        .build());
            }
        }
        return due;
    }

    /** One unit's. */
    private static final class Play {
        private final ResultsMessage whole;
        private final Duration shift;
        private final Instant onAir;
        private final double passSeconds;
        private List<ResultsAction> published = List.of();
        private long version;

        Play(ResultsMessage whole, Duration shift, Instant onAir, double passSeconds) {
            this.whole = whole;
            this.shift = shift;
            this.onAir = onAir;
            this.passSeconds = passSeconds;
        }

        List<ResultsAction> actions(Instant now) {
            List<ResultsAction> actions = new ArrayList<>();
            long current = (long) (Duration.between(onAir, now).toMillis() / (passSeconds * 1_000));
            for (long pass = Math.max(0, current - PASSES + 1); pass <= current; pass++) {
                Duration later = shift.plusNanos(Math.round(pass * passSeconds * 1e9));
                for (ResultsAction action : whole.getActions()) {
                    Instant time = action.getTime().plus(later);
                    if (!time.isAfter(now)) {
                        actions.add(ResultsAction.newBuilder(action)
                                .setId(pass + "-" + action.getId())
                                .setTime(time)
                                .build());
                    }
                }
            }
            return actions;
        }
    }
}
