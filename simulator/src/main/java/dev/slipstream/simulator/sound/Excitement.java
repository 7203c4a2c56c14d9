package dev.slipstream.simulator.sound;

import dev.slipstream.simulator.sport.Moment;

import java.util.List;

/**
 * How far the crowd is above its calm, in dB, over time: within 0.4 s of a moment it is up, stays so for a moment, and has
 * lost four fifths after another four seconds. A moment of importance 0.5 lifts it by 15 dB, so that a listener hears 6 LU
 * even over a commentator; a goal lifts it by 20, so that it is heard even after a hard hit.
 */
final class Excitement {
    private static final double ATTACK = 0.4;
    private static final double HOLD = 1.1;
    private static final double DECAY = 2.5;
    private static final double MOST = 21;
    private static final double MIDDLE = 0.37;
    private static final double STEEPNESS = 7.5;

    private final List<Moment> moments;

    Excitement(List<Moment> moments) {
        this.moments = moments;
    }

    /** dB that a moment is worth: little until it matters, then soon nearly everything. */
    static double swell(double importance) {
        return MOST / (1 + StrictMath.exp(-STEEPNESS * (importance - MIDDLE)));
    }

    /** dB above calm. */
    double at(double seconds) {
        double most = 0;
        for (Moment moment : moments) {
            double since = seconds - moment.time();
            if (since > 0 && since < 10 * DECAY) {
                most = Math.max(most, swell(moment.importance()) * shape(since));
            }
        }
        return most;
    }

    private static double shape(double since) {
        if (since < ATTACK) {
            double x = since / ATTACK;
            return x * x * (3 - 2 * x);
        }
        return since < HOLD ? 1 : StrictMath.exp(-(since - HOLD) / DECAY);
    }

    /** 0 = calm, 1 = as wild as it gets. */
    double share(double seconds) {
        return at(seconds) / MOST;
    }
}
