package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Body;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One race with all its skaters. */
final class ShortTrackHeat {
    private final ShortTrackPlan plan;
    private final List<ShortTrackSkater> skaters = new ArrayList<>();

    ShortTrackHeat(ShortTrackPlan plan, List<Body> bodies, @Nullable ShortTrackPlan next) {
        this.plan = plan;
        List<Integer> order = plan.changes().get(plan.changes().size() - 1).skaters();
        for (int i = 0; i < bodies.size(); i++) {
            ShortTrackMotion motion = new ShortTrackMotion(plan, i, next);
            skaters.add(new ShortTrackSkater(bodies.get(i), plan, motion, order.get(0) == i));
        }
    }

    ShortTrackPlan plan() {
        return plan;
    }

    List<ShortTrackSkater> skaters() {
        return skaters;
    }

    /** Indices of those on the line, first to last, by where they are now. */
    List<Integer> order(double t) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < skaters.size(); i++) {
            if (!skaters.get(i).motion().fallen(t)) {
                order.add(i);
            }
        }
        // Behind the finish, the order of crossing it stays.
        order.sort(Comparator.<Integer>comparingDouble(
                        i -> skaters.get(i).finish() <= t ? skaters.get(i).finish() : Double.MAX_VALUE)
                .thenComparingDouble(i -> -skaters.get(i).motion().progress(t))
                .thenComparingInt(i -> i));
        return order;
    }

    /** When everybody who will is over the line. */
    double lastFinish() {
        return skaters.stream()
                .mapToDouble(ShortTrackSkater::finish)
                .filter(Double::isFinite)
                .max()
                .orElse(plan.window().finish());
    }
}
