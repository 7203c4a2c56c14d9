package dev.slipstream.simulator.sport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a time trial's runs amount to: moments, standings, and the board's lines. */
final class SkiScoring {
    /** Judges look at a missed gate again before they decide. */
    private static final double REVIEW = 1.6;

    private static final double REPORTED = 0.4;

    private final List<Athlete> athletes;
    private final List<SkiHeat> heats;
    private final double seconds;

    SkiScoring(List<Athlete> athletes, List<SkiHeat> heats, double seconds) {
        this.athletes = athletes;
        this.heats = heats;
        this.seconds = seconds;
    }

    List<Moment> moments() {
        List<Moment> all = new ArrayList<>();
        double best = Double.POSITIVE_INFINITY;
        for (SkiHeat heat : heats) {
            List<String> who = List.of(athletes.get(heat.athlete()).id());
            all.add(new Moment(Moment.Type.START, heat.start(), who, 0.3));
            all.add(new Moment(Moment.Type.JUMP, heat.takeOff(), who, 0.6));
            double start = heat.start();
            SkiRun run = heat.run();
            switch (run.outcome()) {
                case FALL -> all.add(new Moment(Moment.Type.FALL, start + run.fall() + 0.4, who, 0.85));
                case GATE_MISSED -> {
                    all.add(new Moment(Moment.Type.GATE_MISSED, start + run.missed(), who, 0.65));
                    all.add(new Moment(Moment.Type.FINISH, heat.finish(), who, 0.4));
                }
                case CLEAN -> {
                    all.add(new Moment(Moment.Type.FINISH, heat.finish(), who, 0.7));
                    if (run.finish() < best) {
                        if (best < Double.POSITIVE_INFINITY) {
                            all.add(new Moment(Moment.Type.LEAD_CHANGE, heat.finish() + 0.02, who, 0.8));
                        }
                        all.add(new Moment(Moment.Type.CELEBRATION, heat.finish() + 1.2, who, 0.5));
                        best = run.finish();
                    }
                }
            }
        }
        all.removeIf(m -> m.time() >= seconds);
        all.sort(Comparator.comparingDouble(Moment::time));
        return List.copyOf(all);
    }

    /** After every run a standing; the last ones are confirmed before the simulation ends. */
    List<ResultStep> results() {
        List<ResultStep> steps = new ArrayList<>();
        steps.add(new ResultStep(0, ResultStep.Status.START_LIST, standings(-1, false)));
        List<SkiHeat> done =
                heats.stream().filter(h -> h.over() + REPORTED < seconds).toList();
        for (SkiHeat heat : done) {
            double told = heat.over() + REPORTED;
            boolean last = heat.equals(done.get(done.size() - 1));
            steps.add(new ResultStep(
                    told,
                    last ? ResultStep.Status.UNOFFICIAL : ResultStep.Status.INTERMEDIATE,
                    standings(told, false)));
        }
        if (!done.isEmpty()) {
            // Gates are looked at again once all are down: whoever missed one loses the time that was official.
            boolean missed = done.stream().anyMatch(heat -> heat.run().outcome() == SkiRun.Outcome.GATE_MISSED);
            double last = steps.get(steps.size() - 1).time();
            double official = last + Math.min(REVIEW, (seconds - last) * 0.4);
            steps.add(new ResultStep(official, ResultStep.Status.OFFICIAL, standings(official, !missed)));
            if (missed) {
                double corrected = official + Math.min(REVIEW, (seconds - official) * 0.5);
                steps.add(new ResultStep(corrected, ResultStep.Status.CORRECTED, standings(corrected, true)));
            }
        }
        return List.copyOf(steps);
    }

    /**
     * @param reviewed a gate that was missed counts from the review on
     */
    private List<ResultStep.Standing> standings(double time, boolean reviewed) {
        List<SkiHeat> ranked = ranked(time, reviewed);
        List<ResultStep.Standing> out = new ArrayList<>();
        for (int i = 0; i < athletes.size(); i++) {
            Athlete a = athletes.get(i);
            Integer rank = null;
            String result = null;
            String irm = null;
            for (SkiHeat heat : heats) {
                if (heat.athlete() == i && heat.over() + REPORTED <= time + 1e-9) {
                    int place = ranked.indexOf(heat);
                    rank = place < 0 ? null : Integer.valueOf(place + 1);
                    result = place < 0 ? null : seconds(heat.run().finish());
                    irm = place >= 0 ? null : heat.run().outcome() == SkiRun.Outcome.FALL ? "DNF" : "DSQ";
                }
            }
            out.add(new ResultStep.Standing(a.id(), a.noc(), List.of(a.id()), i + 1, rank, result, irm));
        }
        return List.copyOf(out);
    }

    private List<SkiHeat> ranked(double time, boolean reviewed) {
        return heats.stream()
                .filter(h -> h.finish() + REPORTED <= time + 1e-9)
                .filter(h -> h.run().outcome() != SkiRun.Outcome.GATE_MISSED || !reviewed)
                .sorted(Comparator.comparingDouble(h -> h.run().finish()))
                .toList();
    }

    Scoreboard scoreboard(double time, SkiHeat running) {
        List<Scoreboard.Row> rows = new ArrayList<>();
        for (SkiHeat heat : ranked(time, false).stream().limit(4).toList()) {
            Athlete a = athletes.get(heat.athlete());
            rows.add(new Scoreboard.Row(
                    label(a), seconds(heat.run().finish()), a.outfit().primary()));
        }
        if (rows.isEmpty()) {
            Athlete a = athletes.get(running.athlete());
            rows.add(new Scoreboard.Row(label(a), "", a.outfit().primary()));
        }
        double clock = Math.max(0, Math.min(time, running.finish()) - running.start());
        return new Scoreboard(
                "RUN " + (heats.indexOf(running) + 1) + "/" + Math.max(heats.size(), athletes.size()),
                String.format(Locale.ROOT, time < running.finish() ? "%.1f" : "%.2f", clock),
                List.copyOf(rows));
    }

    private static String label(Athlete a) {
        return a.bib() + " " + a.familyName().toUpperCase(Locale.ROOT);
    }

    private static String seconds(double time) {
        return String.format(Locale.ROOT, "%.2f", time);
    }
}
