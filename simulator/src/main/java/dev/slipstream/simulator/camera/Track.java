package dev.slipstream.simulator.camera;

import java.util.ArrayList;
import java.util.List;

/**
 * What an operator does, 50 times a second from the start: each state follows from the one before, so they are computed
 * in order, once, as far as somebody asks. The last number of a state counts the jumps; between jumps it is smooth.
 */
final class Track {
    static final double STEP = 0.02;

    private final Operator operator;
    private final List<double[]> states = new ArrayList<>();

    /** One step of an operator. */
    interface Operator {
        double[] first();

        /**
         * @param before not to be changed
         * @param time of the state that is asked for
         */
        double[] next(double[] before, double time);
    }

    Track(Operator operator) {
        this.operator = operator;
    }

    /** Between two states evenly; before a jump the state before. */
    double[] at(double seconds) {
        double steps = Math.max(0, seconds) / STEP;
        // A frame's time is seldom exact: what is a hair before a step is on it.
        int index = (int) Math.floor(steps + 1e-6);
        double[] from;
        double[] to;
        synchronized (this) {
            from = state(index);
            to = state(index + 1);
        }
        if (from[from.length - 1] != to[to.length - 1]) {
            return from;
        }
        double k = Math.max(0, steps - index);
        double[] between = new double[from.length];
        for (int i = 0; i < from.length; i++) {
            between[i] = from[i] + (to[i] - from[i]) * k;
        }
        return between;
    }

    /** Seconds of the jumps before this one. */
    synchronized List<Double> jumps(double until) {
        List<Double> jumps = new ArrayList<>();
        for (int i = 1; i * STEP < until; i++) {
            double[] state = state(i);
            if (state[state.length - 1] != states.get(i - 1)[state.length - 1]) {
                jumps.add(i * STEP);
            }
        }
        return jumps;
    }

    private double[] state(int index) {
        while (states.size() <= index) {
            int i = states.size();
            states.add(i == 0 ? operator.first() : operator.next(states.get(i - 1), i * STEP));
        }
        return states.get(index);
    }
}
