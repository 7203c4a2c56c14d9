package dev.slipstream.simulator.broadcast;

import dev.slipstream.simulator.sport.Moment;

import java.util.List;

/** When a director may cut away: not just before, nor during, what viewers would hate to miss. */
record Calm(List<Moment> big) {
    /** From which importance on a moment is shown without a cut, and again. */
    static final double BIG = 0.6;

    private static final double BEFORE = 0.8;
    private static final double AFTER = 0.6;
    private static final double LIVE_BEFORE = 2.0;
    private static final double LIVE_AFTER = 1.6;

    static Calm of(List<Moment> moments) {
        return new Calm(
                moments.stream().filter(moment -> moment.importance() >= BIG).toList());
    }

    boolean mayCut(double time) {
        return big.stream().noneMatch(m -> time > m.time() - BEFORE && time < m.time() + AFTER);
    }

    /** The last second before this one at which a cut is allowed. */
    double before(double time) {
        double cut = time;
        for (int i = big.size() - 1; i >= 0; i--) {
            double moment = big.get(i).time();
            if (cut > moment - BEFORE && cut < moment + AFTER) {
                cut = moment - BEFORE;
            }
        }
        return cut;
    }

    /** The next second from this one on at which a cut is allowed. */
    double after(double time) {
        double cut = time;
        for (Moment moment : big) {
            if (cut > moment.time() - BEFORE && cut < moment.time() + AFTER) {
                cut = moment.time() + AFTER;
            }
        }
        return cut;
    }

    boolean happens(double from, double to) {
        return big.stream().anyMatch(m -> m.time() >= from && m.time() < to);
    }

    /** Whether something else than the live picture may be on air all this time. */
    boolean mayLeave(double from, double to) {
        return big.stream().noneMatch(m -> to > m.time() - LIVE_BEFORE && from < m.time() + LIVE_AFTER);
    }
}
