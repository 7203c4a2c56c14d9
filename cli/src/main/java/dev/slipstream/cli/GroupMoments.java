package dev.slipstream.cli;

import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.geometry.Box;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Moment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When the demo asks for replays by itself: at key moments that the camera group sees, and when most athletes are in its volume. It
 * stands in for the highlight job, and knows the competition because it plays it; no picture is looked at for it.
 */
final class GroupMoments {
    /** Two cores have other work too: somebody asks for one moment after the other, not for all. */
    private static final double APART = 8;

    private static final double STEP = 0.2;

    private final List<Double> seconds;
    private final Instant onAir;
    private final double passSeconds;
    private long next = -1;

    private record Candidate(double time, double weight) {}

    private GroupMoments(List<Double> seconds, Instant onAir, double passSeconds) {
        this.seconds = seconds;
        this.onAir = onAir;
        this.passSeconds = passSeconds;
    }

    /**
     * @param onAir when the first pass began
     * @param passSeconds how long a pass takes
     */
    static GroupMoments of(Competition competition, Instant onAir, double passSeconds) {
        return new GroupMoments(seconds(competition, passSeconds), onAir, passSeconds);
    }

    /** Within a pass, ascending. */
    static List<Double> seconds(Competition competition, double passSeconds) {
        List<Candidate> candidates = new ArrayList<>();
        for (Moment moment : competition.moments()) {
            if (moment.time() < passSeconds && inside(competition, moment.time()) > 0) {
                candidates.add(new Candidate(moment.time(), 1 + moment.importance()));
            }
        }
        double all = 1.0 + competition.athletes().size();
        for (double time = 0; time < passSeconds; time += STEP) {
            int inside = inside(competition, time);
            if (inside > 0) {
                candidates.add(new Candidate(time, inside / all));
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::weight).reversed());
        List<Double> chosen = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (chosen.stream().allMatch(other -> apart(other, candidate.time(), passSeconds) >= APART)) {
                chosen.add(candidate.time());
            }
        }
        chosen.sort(Comparator.naturalOrder());
        return chosen;
    }

    /** The end of a pass is beside the beginning of the next. */
    private static double apart(double one, double other, double passSeconds) {
        double apart = Math.abs(one - other);
        return Math.min(apart, passSeconds - apart);
    }

    private static int inside(Competition competition, double time) {
        Box volume = competition.captureVolume();
        int inside = 0;
        for (Figure figure : competition.at(time).figures()) {
            inside += volume.contains(figure.torso().centre()) ? 1 : 0;
        }
        return inside;
    }

    /** From here on; what lay before is not asked for any more. */
    void skipUntil(Instant now) {
        next = 0;
        while (!seconds.isEmpty() && time(next).isBefore(now)) {
            next++;
        }
    }

    boolean isRunning() {
        return next >= 0;
    }

    /** Those that have come since the last call. */
    List<Instant> due(Instant now) {
        List<Instant> due = new ArrayList<>();
        while (next >= 0 && !seconds.isEmpty() && !time(next).isAfter(now)) {
            due.add(time(next++));
        }
        return due;
    }

    private Instant time(long number) {
        long pass = number / seconds.size();
        double within = seconds.get((int) (number % seconds.size()));
        return onAir.plus(Duration.ofNanos(Math.round((pass * passSeconds + within) * 1e9)));
    }
}
