package dev.slipstream.simulator.sport;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Who is where in one heat's order, and when that changes: the script from which motion, moments and results follow.
 * Times are seconds from the start of the simulation.
 *
 * @param changes of the order, ascending by time; the first is the order of the start
 * @param faller index of the athlete who falls, or -1
 */
record ShortTrackPlan(Window window, double laps, List<Order> changes, int faller, double fall) {
    static final double SPEED = 11.3;
    /** Time constant of the start, seconds. */
    static final double GAINING = 1.7;
    /** Where edges give way: at the exit of the turn before the home straight, metres before the line. */
    static final double FALL_AT = -17.2;

    /** Seconds from side by side behind to clear ahead. */
    static final double OVERTAKING = 2.2;

    /** From one skater to the next, metres. */
    static final double GAP = 2.3;

    private static final double SETTLED = 6;
    private static final double APART = 3.4;

    /**
     * The times of a heat.
     *
     * @param from when the skaters are in their places, or the simulation begins
     * @param gun infinitely early for a heat that is joined while it runs
     * @param finish when the leader crosses the line
     * @param until when the next heat's skaters are in their places, or the simulation ends
     */
    record Window(double from, double gun, double finish, double until) {}

    /**
     * @param skaters indices from first to last, without whom has fallen
     */
    record Order(double time, List<Integer> skaters) {}

    /** Whether the start is seen. */
    boolean started() {
        return window.gun() > Double.NEGATIVE_INFINITY;
    }

    Order orderAt(double time) {
        Order now = changes.get(0);
        for (Order o : changes) {
            if (o.time() <= time) {
                now = o;
            }
        }
        return now;
    }

    /** The leader's progress while racing: metres, 0 at the finish. */
    double leader(double time) {
        if (!started()) {
            return SPEED * (time - window.finish());
        }
        return SPEED * (gained(Math.max(0, time - window.gun())) - gained(window.finish() - window.gun()));
    }

    private static double gained(double t) {
        return t - GAINING * (1 - StrictMath.exp(-t / GAINING));
    }

    /** How long a race of so many laps takes, seconds. */
    static double duration(double laps) {
        return laps * Oval.LAP / SPEED + GAINING;
    }

    /**
     * @param falls whether somebody falls; never the leader
     */
    static ShortTrackPlan of(Random random, int count, Window window, double laps, boolean falls) {
        boolean running = window.gun() == Double.NEGATIVE_INFINITY;
        double slip = Double.POSITIVE_INFINITY;
        int slipping = 1 + random.nextInt(count - 1);
        if (falls) {
            int lapsLeft = !running && laps >= 2 ? random.nextInt((int) Math.min(3, laps)) : 0;
            slip = window.finish() + (FALL_AT + slipping * GAP - lapsLeft * Oval.LAP) / SPEED;
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        List<Order> changes = new ArrayList<>();
        changes.add(new Order(running ? window.from() - 10 : window.from(), List.copyOf(order)));
        int faller = -1;
        for (double time :
                times(random, running ? window.from() + 0.6 : window.gun() + SETTLED, window.finish(), slip)) {
            if (time == slip) {
                faller = order.remove(slipping);
            } else {
                // The first change is for the lead; most later ones are behind it.
                int rank = changes.size() == 1 || random.nextInt(5) < 2 ? 0 : random.nextInt(order.size() - 1);
                Collections.swap(order, rank, rank + 1);
            }
            changes.add(new Order(time, List.copyOf(order)));
        }
        return new ShortTrackPlan(window, laps, List.copyOf(changes), faller, slip);
    }

    private static List<Double> times(Random random, double from, double finish, double slip) {
        List<Double> times = new ArrayList<>();
        double time = from + OVERTAKING / 2 + random.nextDouble();
        while (time < finish - OVERTAKING / 2 - 0.4) {
            if (Math.abs(time - slip) > OVERTAKING) {
                times.add(time);
            }
            time += APART + 2.5 * random.nextDouble();
        }
        if (slip < finish) {
            times.add(slip);
        }
        Collections.sort(times);
        return times;
    }
}
