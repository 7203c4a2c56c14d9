package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Ease;
import dev.slipstream.simulator.geometry.Vec3;
import org.jspecify.annotations.Nullable;

/**
 * Where one skater of a heat is: progress along the line and metres outside it, as smooth functions of time that follow
 * the heat's plan. Who falls leaves the line on a tangent, slides towards the pads and stays beside the track.
 */
final class ShortTrackMotion {
    private static final double LANE = 1.25;
    private static final double SWING_OUT = 1.35;
    private static final double WIDE_ON_STRAIGHT = 0.7;
    private static final double COASTING = 5.0;
    private static final double SLOWING = 3.2;
    private static final double SLIDING = 3.7;
    private static final double SPIN = 0.9;
    /** From the fall until standing again, seconds; {@link ShortTrackSkater} has the poses. */
    static final double UP_AFTER = 4.2;

    private static final double STROLLING = 2.6;
    private static final double SLIDE_TIME = ShortTrackPlan.SPEED / SLIDING;

    private final ShortTrackPlan plan;
    private final int skater;
    private final int lane;
    private final int nextLane;
    private final boolean last;

    /**
     * @param next the heat that follows, where this one's skaters then line up; null after the last
     */
    ShortTrackMotion(ShortTrackPlan plan, int skater, @Nullable ShortTrackPlan next) {
        this.plan = plan;
        this.skater = skater;
        this.last = next == null;
        this.nextLane = next == null ? 0 : next.changes().get(0).skaters().indexOf(skater);
        this.lane = plan.changes().get(0).skaters().indexOf(skater);
    }

    /** Place on the ice. */
    Vec3 place(double t) {
        if (falls() && t > plan.fall()) {
            return afterFall(t);
        }
        return Oval.point(progress(t), out(t));
    }

    boolean falls() {
        return plan.faller() == skater;
    }

    boolean fallen(double t) {
        return falls() && t > plan.fall();
    }

    /** Metres, 0 on the finish line at the end of the race. */
    double progress(double t) {
        return lead(t) - gap(t);
    }

    private double lead(double t) {
        double finish = plan.window().finish();
        if (t <= finish) {
            return plan.leader(t);
        }
        double since = t - finish;
        if (last) {
            double extra = ShortTrackPlan.SPEED - COASTING;
            return COASTING * since + extra * SLOWING * (1 - StrictMath.exp(-since / SLOWING));
        }
        // A cubic from racing speed here to rest at the other side's start.
        double time = plan.window().until() - finish;
        double u = Math.min(1, since / time);
        return ShortTrackPlan.SPEED * time * u * (1 - u) * (1 - u) + Oval.LAP / 2 * u * u * (3 - 2 * u);
    }

    /** How far behind the leader's progress: ranks, with a change eased over the time of overtaking. */
    private double gap(double t) {
        double gap = rank(0);
        for (int i = 1; i < plan.changes().size(); i++) {
            double at = plan.changes().get(i).time();
            double k = (t - at) / ShortTrackPlan.OVERTAKING + 0.5;
            if (at == plan.fall()) {
                k -= 0.5;
            }
            gap += (rank(i) - rank(i - 1)) * Ease.smooth(k);
        }
        double together = 1;
        if (plan.started()) {
            together = Ease.smooth((t - plan.window().gun() - 0.4) / 4.6);
        }
        if (!last) {
            double finish = plan.window().finish();
            together *= 1 - Ease.smooth((t - finish - 1) / (plan.window().until() - finish - 1));
        }
        return gap * ShortTrackPlan.GAP * together;
    }

    private double rank(int change) {
        int rank = plan.changes().get(change).skaters().indexOf(skater);
        return rank >= 0 ? rank : rank(change - 1);
    }

    private double out(double t) {
        double line = 0.15 + WIDE_ON_STRAIGHT * (1 - Oval.turning(progress(t))) + 0.10 * (skater % 3);
        for (int i = 1; i < plan.changes().size(); i++) {
            double at = plan.changes().get(i).time();
            if (at != plan.fall() && rank(i) < rank(i - 1)) {
                double half = ShortTrackPlan.OVERTAKING / 2 + 0.5;
                line += SWING_OUT * Ease.window(t, at - half, half * 0.8, at + half, half * 0.8);
            }
        }
        if (plan.started()) {
            line = Ease.mix(lined(lane), line, Ease.smooth((t - plan.window().gun() - 0.3) / 4.4));
        }
        if (!last) {
            double finish = plan.window().finish();
            line = Ease.mix(
                    line,
                    lined(nextLane),
                    Ease.smooth((t - finish - 2) / (plan.window().until() - finish - 2.5)));
        }
        return line;
    }

    private static double lined(int lane) {
        return 0.3 + LANE * lane;
    }

    /** Radians; the way over the ice, or how the body has turned while sliding. */
    double heading(double t) {
        if (fallen(t)) {
            double spin = SPIN * Ease.window(t, plan.fall(), 1.4, risen() - 0.2, 1.6);
            double way = Ease.smooth((t - risen() + 1.6) / 1.6);
            double fell = Oval.heading(progress(plan.fall()));
            return Ease.mix(fell, Oval.heading(beside(t)) + lapsBefore(fell), way) + spin;
        }
        double e = 0.04;
        double drift = (out(t + e) - out(t - e)) / (2 * e);
        return Oval.heading(progress(t)) - StrictMath.atan(drift / Math.max(3, speed(t)));
    }

    /** Metres a second along the line. */
    double speed(double t) {
        double e = 0.04;
        if (fallen(t)) {
            return t < risen() ? 0 : (beside(t + e) - beside(t - e)) / (2 * e);
        }
        return (progress(t + e) - progress(t - e)) / (2 * e);
    }

    double risen() {
        return plan.fall() + UP_AFTER;
    }

    /** When this skater crosses the line at the end; infinite for one who fell. */
    double finish() {
        if (falls()) {
            return Double.POSITIVE_INFINITY;
        }
        double early = plan.window().finish() - 0.5;
        double late = early + 6;
        for (int i = 0; i < 40; i++) {
            double middle = (early + late) / 2;
            if (progress(middle) < 0) {
                early = middle;
            } else {
                late = middle;
            }
        }
        return (early + late) / 2;
    }

    private Vec3 afterFall(double t) {
        Vec3 slid = slide(t);
        if (t <= risen()) {
            return slid;
        }
        double aside = -Oval.RADIUS - slid.y();
        double until = plan.window().until();
        double to = last ? aside - 1.2 : lined(nextLane);
        double end = last ? risen() + 6 : until;
        return Oval.point(beside(t), Ease.mix(aside, to, Ease.smooth((t - leaves()) / (end - leaves()))));
    }

    /** Progress of one who fell, once up again: the slide ends beside the home straight, where progress is x. */
    private double beside(double t) {
        double from = slide(risen()).x();
        if (last) {
            double since = Math.max(0, t - risen());
            return from + STROLLING * (since - 1.5 * (1 - StrictMath.exp(-since / 1.5)));
        }
        double k = Ease.smooth((t - leaves()) / (plan.window().until() - leaves()));
        return Ease.mix(from, Oval.LAP / 2, k);
    }

    private double leaves() {
        return last ? risen() : Math.max(risen(), plan.window().finish() + 1.5);
    }

    private static double lapsBefore(double heading) {
        double turn = 2 * StrictMath.PI;
        return turn * Math.floor(heading / turn + 0.5);
    }

    private Vec3 slide(double t) {
        Vec3 from = Oval.point(progress(plan.fall()), out(plan.fall()));
        double yaw = Oval.heading(progress(plan.fall()));
        Vec3 along = new Vec3(StrictMath.cos(yaw), StrictMath.sin(yaw), 0);
        double since = Math.min(t - plan.fall(), SLIDE_TIME);
        return from.plus(along.times(ShortTrackPlan.SPEED * since - SLIDING * since * since / 2));
    }
}
