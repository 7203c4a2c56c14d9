package dev.slipstream.simulator.sport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The score of a game: results messages and the board, from the goals that fell. */
final class HockeyScoring {
    /** The horn: nothing counts thereafter. */
    static final double HORN = 1.6;

    private static final double REPORTED = 0.9;
    private static final double CONFIRMED = 0.8;

    private final List<Athlete> athletes;
    private final List<Moment> moments;
    private final double seconds;
    private final int clock;

    /**
     * @param clock seconds left in the period when the simulation begins
     */
    HockeyScoring(List<Athlete> athletes, List<Moment> moments, double seconds, int clock) {
        this.athletes = athletes;
        this.moments = moments;
        this.seconds = seconds;
        this.clock = clock;
    }

    private int goals(double time) {
        return (int) moments.stream()
                .filter(m -> m.type() == Moment.Type.GOAL && m.time() <= time)
                .count();
    }

    List<ResultStep> results() {
        List<ResultStep> steps = new ArrayList<>();
        steps.add(step(0, ResultStep.Status.START_LIST));
        for (Moment m : moments) {
            if (m.type() == Moment.Type.GOAL && m.time() + REPORTED < seconds - HORN) {
                steps.add(step(m.time() + REPORTED, ResultStep.Status.INTERMEDIATE));
            }
        }
        steps.add(step(seconds - HORN + 0.1, ResultStep.Status.UNOFFICIAL));
        steps.add(step(seconds - HORN + 0.1 + CONFIRMED, ResultStep.Status.OFFICIAL));
        return List.copyOf(steps);
    }

    private ResultStep step(double time, ResultStep.Status status) {
        boolean played = status != ResultStep.Status.START_LIST;
        int home = goals(time);
        return new ResultStep(time, status, List.of(team(0, played, home, 0), team(1, played, 0, home)));
    }

    private ResultStep.Standing team(int team, boolean played, int own, int others) {
        List<Athlete> players = athletes.subList(team * 6, team * 6 + 6);
        Athlete first = players.get(0);
        Integer rank = !played ? null : Integer.valueOf(own >= others ? 1 : 2);
        return new ResultStep.Standing(
                code(first),
                first.noc(),
                players.stream().map(Athlete::id).toList(),
                team + 1,
                rank,
                played ? String.valueOf(own) : null,
                null);
    }

    private static String code(Athlete player) {
        return "IHO" + player.gender() + "TEAM6---" + player.noc() + "01";
    }

    Scoreboard scoreboard(double t) {
        int left = Math.max(0, clock - (int) Math.floor(Math.min(t, seconds - HORN)));
        Athlete home = athletes.get(0);
        Athlete away = athletes.get(6);
        return new Scoreboard(
                "1ST PERIOD",
                String.format(Locale.ROOT, "%02d:%02d", left / 60, left % 60),
                List.of(
                        new Scoreboard.Row(
                                home.noc(),
                                String.valueOf(goals(t)),
                                home.outfit().primary()),
                        new Scoreboard.Row(away.noc(), "0", away.outfit().primary())));
    }
}
