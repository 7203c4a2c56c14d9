package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Body;
import dev.slipstream.simulator.body.Ease;
import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.body.Kit;
import dev.slipstream.simulator.body.Skeleton;
import dev.slipstream.simulator.geometry.Vec3;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** A ski cross time trial: one athlete on the course at a time, the next in the gate. */
final class SkiCross extends Staged {
    private static final double FIRST_START = 0.45;
    private static final double EVERY = 14;
    private static final int FIELD = 6;
    private static final int LARGEST_FIELD = 16;

    private final SkiCourse course;
    private final List<SkiHeat> heats;
    private final SkiScoring scoring;

    private SkiCross(Programme programme, SkiCourse course, List<SkiHeat> heats, SkiScoring scoring) {
        super(programme);
        this.course = course;
        this.heats = heats;
        this.scoring = scoring;
    }

    static SkiCross of(long seed, double seconds) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + 3);
        boolean women = random.nextBoolean();
        int runs = (int) Math.ceil((seconds - FIRST_START) / EVERY) + 1;
        List<Athlete> athletes =
                new StartLists(random, women).field(Math.max(FIELD, Math.min(LARGEST_FIELD, runs)), 0xF2F2F2);
        SkiCourse course = new SkiCourse();
        List<Body> bodies = new ArrayList<>();
        for (int i = 0; i < athletes.size(); i++) {
            Skeleton skeleton = Skeleton.of(random, women ? 1.70 : 1.82, women);
            bodies.add(new Body(i, skeleton, Kit.SKI, athletes.get(i).outfit(), false, women && random.nextInt(3) > 0));
        }
        List<SkiHeat> heats = heats(random, course, bodies, runs);
        SkiScoring scoring = new SkiScoring(athletes, heats, seconds);
        Programme programme = new Programme(
                Sport.SKI_CROSS,
                "FRS" + (women ? "W" : "M") + "SX--------------SEED000100",
                (women ? "Women's" : "Men's") + " Ski Cross Seeding",
                course.kickerVolume(),
                athletes,
                scoring.moments(),
                scoring.results());
        return new SkiCross(programme, course, heats, scoring);
    }

    private static List<SkiHeat> heats(Random random, SkiCourse course, List<Body> bodies, int runs) {
        List<SkiHeat> heats = new ArrayList<>();
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < runs; i++) {
            // The first never falls: something to beat comes first.
            int fate = i == 0 ? 22 + random.nextInt(78) : random.nextInt(100);
            SkiRun.Outcome outcome =
                    fate < 22 ? SkiRun.Outcome.FALL : fate >= 82 ? SkiRun.Outcome.GATE_MISSED : SkiRun.Outcome.CLEAN;
            int gate = SkiCourse.line().length - 1 - random.nextInt(2);
            SkiRun run = new SkiRun(course, 0.985 + 0.04 * random.nextDouble(), outcome, gate);
            boolean pleased = outcome == SkiRun.Outcome.CLEAN && run.finish() < best;
            if (pleased) {
                best = run.finish();
            }
            heats.add(new SkiHeat(
                    bodies.get(i % bodies.size()), FIRST_START + i * EVERY, run, new SkiRunPose(run, pleased)));
        }
        return heats;
    }

    @Override
    public Scene at(double t) {
        List<Figure> figures = heats.stream()
                .map(heat -> heat.figure(t, course))
                .filter(Objects::nonNull)
                .toList();
        return new Scene(t, figures, List.of());
    }

    private SkiHeat running(double t) {
        int i = (int) Math.floor((t - FIRST_START + 2.0) / EVERY);
        return heats.get(Math.max(0, Math.min(heats.size() - 1, i)));
    }

    @Override
    public Vec3 action(double t) {
        SkiHeat heat = running(t);
        Vec3 here = heat.place(t);
        int next = heats.indexOf(heat) + 1;
        if (next < heats.size()) {
            // The camera swings back to the gate before the next start.
            double back = Ease.smooth((t - heats.get(next).start() + 4.8) / 2.8);
            here = here.lerp(heats.get(next).place(0), back);
        }
        return here.plus(new Vec3(0, 0, 1));
    }

    @Override
    public int featured(double t) {
        return running(t).athlete();
    }

    @Override
    public Scoreboard scoreboard(double t) {
        return scoring.scoreboard(t, running(t));
    }
}
