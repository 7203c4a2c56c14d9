package dev.slipstream.simulator.broadcast;

import dev.slipstream.simulator.sport.Moment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds time for what is shown again: the most important moments first, soon after they happened. */
final class ReplayPlan {
    static final double SPEED = 0.5;

    private static final double EARLIEST = 1.8;
    private static final double LATEST = 15;
    /** Live before the next replay and at the end. */
    private static final double LIVE_BETWEEN = 2.5;

    private static final double LIVE_AT_END = 0.8;
    /** Seconds before and after the moment; the longer one where there is time. */
    private static final double[][] WINDOWS = {{1.5, 0.5}, {1.0, 0.3}};

    private final Calm calm;
    private final double end;
    private final List<Slot> slots = new ArrayList<>();

    /** A moment and when it is shown again; what is shown begins at {@code sourceFrom}. */
    record Slot(Moment moment, double from, double to, double sourceFrom) {}

    private ReplayPlan(Calm calm, double end) {
        this.calm = calm;
        this.end = end;
    }

    /**
     * @param begin of live pictures
     * @param end of them
     * @return in the order of time
     */
    static List<Slot> of(Calm calm, double begin, double end, double reaction) {
        ReplayPlan plan = new ReplayPlan(calm, end);
        calm.big().stream()
                .filter(moment -> moment.time() > begin)
                .sorted(Comparator.comparingDouble(Moment::importance).reversed())
                .forEach(moment -> plan.add(moment, reaction));
        plan.slots.sort(Comparator.comparingDouble(Slot::from));
        return plan.slots;
    }

    private void add(Moment moment, double reaction) {
        for (double earliest : new double[] {reaction, EARLIEST}) {
            for (double[] window : WINDOWS) {
                double length = (window[0] + window[1]) / SPEED;
                for (double wait = earliest; wait <= LATEST; wait += 0.25) {
                    double from = moment.time() + wait;
                    if (free(from, from + length)) {
                        slots.add(new Slot(moment, from, from + length, Math.max(0, moment.time() - window[0])));
                        return;
                    }
                }
            }
        }
    }

    private boolean free(double from, double to) {
        return to <= end - LIVE_AT_END
                && calm.mayLeave(from, to)
                && slots.stream().noneMatch(s -> to > s.from() - LIVE_BETWEEN && from < s.to() + LIVE_BETWEEN);
    }
}
