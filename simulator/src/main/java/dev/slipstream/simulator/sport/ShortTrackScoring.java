package dev.slipstream.simulator.sport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What the heats amount to: moments, standings, and the board's lines. */
final class ShortTrackScoring {
    private static final double REPORTED = 0.4;
    private static final double CONFIRMED = 2.0;
    private static final double REFEREES = 2.5;
    private static final int NOBODY = -1;

    private final List<Athlete> athletes;
    private final List<ShortTrackHeat> heats;
    /** By heat: who is disqualified after the race, or {@link #NOBODY}. */
    private final List<Integer> disqualified;

    private final double seconds;

    ShortTrackScoring(List<Athlete> athletes, List<ShortTrackHeat> heats, List<Integer> disqualified, double seconds) {
        this.athletes = athletes;
        this.heats = heats;
        this.disqualified = disqualified;
        this.seconds = seconds;
    }

    List<Moment> moments() {
        List<Moment> all = new ArrayList<>();
        for (ShortTrackHeat heat : heats) {
            ShortTrackPlan plan = heat.plan();
            List<ShortTrackPlan.Order> changes = plan.changes();
            if (plan.started()) {
                all.add(new Moment(
                        Moment.Type.START,
                        plan.window().gun(),
                        ids(changes.get(0).skaters()),
                        0.45));
            }
            for (int i = 1; i < changes.size(); i++) {
                int before = changes.get(i - 1).skaters().get(0);
                int now = changes.get(i).skaters().get(0);
                if (before != now) {
                    all.add(new Moment(Moment.Type.LEAD_CHANGE, changes.get(i).time(), ids(List.of(now, before)), 0.6));
                }
            }
            if (plan.faller() >= 0) {
                all.add(new Moment(Moment.Type.FALL, plan.fall() + 0.4, ids(List.of(plan.faller())), 0.85));
            }
            double finish = plan.window().finish();
            List<Integer> order = heat.order(heat.lastFinish());
            all.add(new Moment(Moment.Type.FINISH, finish, ids(order), 0.9));
            all.add(new Moment(Moment.Type.CELEBRATION, finish + 1.4, ids(order.subList(0, 1)), 0.5));
        }
        all.removeIf(m -> m.time() >= seconds || m.time() < 0);
        all.sort(Comparator.comparingDouble(Moment::time));
        return List.copyOf(all);
    }

    List<ResultStep> results() {
        List<ResultStep> steps = new ArrayList<>();
        steps.add(new ResultStep(0, ResultStep.Status.START_LIST, startList()));
        for (int h = 0; h < heats.size(); h++) {
            ShortTrackHeat heat = heats.get(h);
            for (ShortTrackPlan.Order change : heat.plan().changes()) {
                if (change.time() > heat.plan().window().from()) {
                    steps.add(step(change.time() + 1.2, ResultStep.Status.INTERMEDIATE, heat, NOBODY));
                }
            }
            double told = heat.lastFinish() + REPORTED;
            // Whatever is still to be said fits into what is left of the heat's time.
            double left = Math.min(seconds, heat.plan().window().until()) - told;
            double official = told + Math.min(CONFIRMED, left * 0.4);
            steps.add(step(told, ResultStep.Status.UNOFFICIAL, heat, NOBODY));
            steps.add(step(official, ResultStep.Status.OFFICIAL, heat, NOBODY));
            if (disqualified.get(h) != NOBODY) {
                double corrected = official + Math.min(REFEREES, left * 0.35);
                steps.add(step(corrected, ResultStep.Status.CORRECTED, heat, disqualified.get(h)));
            }
        }
        steps.removeIf(s -> s.time() >= seconds);
        return List.copyOf(steps);
    }

    private List<ResultStep.Standing> startList() {
        List<ResultStep.Standing> out = new ArrayList<>();
        for (int i = 0; i < athletes.size(); i++) {
            Athlete a = athletes.get(i);
            out.add(new ResultStep.Standing(a.id(), a.noc(), List.of(a.id()), i + 1, null, null, null));
        }
        return List.copyOf(out);
    }

    private ResultStep step(double time, ResultStep.Status status, ShortTrackHeat heat, int out) {
        List<Integer> order = new ArrayList<>(heat.order(time));
        order.remove(Integer.valueOf(out));
        List<ResultStep.Standing> standings = new ArrayList<>();
        for (int i = 0; i < athletes.size(); i++) {
            Athlete a = athletes.get(i);
            int place = order.indexOf(i);
            double finish = heat.skaters().get(i).finish();
            boolean home = finish <= time;
            standings.add(new ResultStep.Standing(
                    a.id(),
                    a.noc(),
                    List.of(a.id()),
                    i + 1,
                    place < 0 ? null : Integer.valueOf(place + 1),
                    home && i != out ? time(heat, finish) : null,
                    i == out ? "DSQ" : place < 0 ? "DNF" : null));
        }
        return new ResultStep(time, status, List.copyOf(standings));
    }

    Scoreboard scoreboard(double t, ShortTrackHeat heat) {
        List<Integer> order = heat.order(t);
        int first = order.get(0);
        double lead = heat.skaters().get(first).motion().progress(t);
        double finish = heat.skaters().get(first).finish();
        int laps = (int) Math.ceil(heat.plan().laps());
        int lap = laps - (int) Math.max(0, Math.min(laps - 1, Math.floor(-lead / Oval.LAP)));
        List<Scoreboard.Row> rows = new ArrayList<>();
        for (int i : order) {
            Athlete a = athletes.get(i);
            ShortTrackSkater s = heat.skaters().get(i);
            double behind = s.finish() <= t
                    ? s.finish() - finish
                    : Math.max(0, lead - s.motion().progress(t)) / ShortTrackPlan.SPEED;
            String value = i == first ? time(heat, Math.min(t, finish)) : String.format(Locale.ROOT, "+%.2f", behind);
            rows.add(new Scoreboard.Row(
                    a.bib() + " " + a.familyName().toUpperCase(Locale.ROOT),
                    value,
                    a.outfit().primary()));
        }
        return new Scoreboard("LAP " + lap + "/" + laps, time(heat, Math.min(t, finish)), List.copyOf(rows));
    }

    /** Since the gun; as if there had been one, if the heat is joined while it runs. */
    private static String time(ShortTrackHeat heat, double t) {
        ShortTrackPlan plan = heat.plan();
        double gun =
                plan.started() ? plan.window().gun() : plan.window().finish() - ShortTrackPlan.duration(plan.laps());
        double time = Math.max(0, t - gun);
        int minutes = (int) (time / 60);
        return minutes > 0
                ? String.format(Locale.ROOT, "%d:%06.3f", minutes, time - 60 * minutes)
                : String.format(Locale.ROOT, "%.3f", time);
    }

    private List<String> ids(List<Integer> skaters) {
        return skaters.stream().map(i -> athletes.get(i).id()).toList();
    }
}
