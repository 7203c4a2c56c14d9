package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Body;
import dev.slipstream.simulator.body.Ease;
import dev.slipstream.simulator.body.Kit;
import dev.slipstream.simulator.body.Skeleton;
import dev.slipstream.simulator.geometry.Box;
import dev.slipstream.simulator.geometry.Vec3;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Short track races of five: the end of one in a short simulation, whole heats one after the other in a long one. */
final class ShortTrack extends Staged {
    private static final int FIELD = 5;
    /** In a shorter simulation only the end of a race is seen. */
    private static final double WHOLE_RACE = 25;

    private static final double HEAT = 60;
    private static final double GUN = 2.5;
    private static final double AFTERWARDS = 5;
    private static final double BETWEEN = 12;
    private static final double LONGEST = 9;
    private static final Box HOME_STRAIGHT = new Box(new Vec3(-7, -11.5, 0), new Vec3(7, -4.5, 2.4));

    private final List<ShortTrackHeat> heats;
    private final ShortTrackScoring scoring;

    private ShortTrack(Programme programme, List<ShortTrackHeat> heats, ShortTrackScoring scoring) {
        super(programme);
        this.heats = heats;
        this.scoring = scoring;
    }

    static ShortTrack of(long seed, double seconds) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + 2);
        boolean women = random.nextBoolean();
        List<Athlete> athletes = new StartLists(random, women).field(FIELD, 0xF6F6F2);
        List<Body> bodies = new ArrayList<>();
        for (int i = 0; i < FIELD; i++) {
            Skeleton skeleton = Skeleton.of(random, women ? 1.66 : 1.77, women);
            bodies.add(new Body(
                    i, skeleton, Kit.SHORT_TRACK, athletes.get(i).outfit(), false, women && random.nextInt(4) > 0));
        }
        List<ShortTrackPlan> plans = plans(random, seconds);
        List<ShortTrackHeat> heats = new ArrayList<>();
        List<Integer> disqualified = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            heats.add(new ShortTrackHeat(plans.get(i), bodies, i + 1 < plans.size() ? plans.get(i + 1) : null));
            List<Integer> order = plans.get(i)
                    .changes()
                    .get(plans.get(i).changes().size() - 1)
                    .skaters();
            disqualified.add(random.nextInt(3) == 0 ? order.get(1 + random.nextInt(order.size() - 1)) : -1);
        }
        ShortTrackScoring scoring = new ShortTrackScoring(athletes, heats, disqualified, seconds);
        int metres = (int) StrictMath.round(plans.get(0).laps() * Oval.LAP);
        int event = metres < 700 ? 500 : 1000;
        Programme programme = new Programme(
                Sport.SHORT_TRACK,
                "STK" + (women ? "W" : "M") + event + "M-------------FNL-000100",
                (women ? "Women's " : "Men's ") + event + " m Final A",
                HOME_STRAIGHT,
                athletes,
                scoring.moments(),
                scoring.results());
        return new ShortTrack(programme, heats, scoring);
    }

    private static List<ShortTrackPlan> plans(Random random, double seconds) {
        if (seconds < WHOLE_RACE) {
            var window = new ShortTrackPlan.Window(0, Double.NEGATIVE_INFINITY, 0.8 * seconds, seconds);
            return List.of(ShortTrackPlan.of(random, FIELD, window, 4.5, true));
        }
        int count = (int) Math.max(1, Math.floor(seconds / HEAT + 0.4));
        double time = seconds / count;
        List<ShortTrackPlan> plans = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double from = i * time;
            double left = time - GUN - ShortTrackPlan.GAINING - (count == 1 ? AFTERWARDS : BETWEEN);
            double laps = Math.min(LONGEST, left * ShortTrackPlan.SPEED / Oval.LAP);
            // Heats that follow each other start on the far side: from the finish there is half a lap to get there.
            laps = count == 1 ? Math.floor(2 * laps) / 2 : Math.floor(laps - 0.5) + 0.5;
            double gun = from + GUN;
            var window = new ShortTrackPlan.Window(from, gun, gun + ShortTrackPlan.duration(laps), from + time);
            plans.add(ShortTrackPlan.of(random, FIELD, window, laps, i == 0 || random.nextBoolean()));
        }
        return plans;
    }

    private ShortTrackHeat heat(double t) {
        for (ShortTrackHeat heat : heats) {
            if (t < heat.plan().window().until()) {
                return heat;
            }
        }
        return heats.get(heats.size() - 1);
    }

    @Override
    public Scene at(double t) {
        return new Scene(t, heat(t).skaters().stream().map(s -> s.figure(t)).toList(), List.of());
    }

    /** A little behind the leader, where most of the race is; on one who falls for as long as that is news. */
    @Override
    public Vec3 action(double t) {
        ShortTrackHeat heat = heat(t);
        Vec3 sum = Vec3.ZERO;
        double weights = 0;
        for (ShortTrackSkater s : heat.skaters()) {
            ShortTrackPlan plan = heat.plan();
            double weight = s.motion().falls() ? Math.max(0.02, 1 - Ease.smooth((t - plan.fall()) / 2.5)) : 1;
            sum = sum.plus(s.motion().place(t).times(weight));
            weights += weight;
        }
        return sum.times(1 / weights).plus(new Vec3(0, 0, 0.9));
    }

    @Override
    public int featured(double t) {
        ShortTrackHeat heat = heat(t);
        ShortTrackPlan plan = heat.plan();
        if (t > plan.fall() && t < Math.min(plan.fall() + 3, plan.window().finish() - 1)) {
            return plan.faller();
        }
        return plan.orderAt(t).skaters().get(0);
    }

    @Override
    public Scoreboard scoreboard(double t) {
        return scoring.scoreboard(t, heat(t));
    }
}
