package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Ease;
import dev.slipstream.simulator.body.Frame;
import dev.slipstream.simulator.geometry.Vec3;

/**
 * The motion of one run, integrated once at construction in steps of 10 ms: down the line, through the air as a
 * projectile, to a stop behind the finish or wherever a fall ends. Times are seconds from the start of the run.
 */
final class SkiRun {
    /** How a run goes. */
    enum Outcome {
        CLEAN,
        GATE_MISSED,
        FALL
    }

    private static final double STEP = 0.01;
    private static final double GRAVITY = 9.81;
    private static final double TOP_SPEED = 16.6;
    private static final double GAINING = 1.95;
    private static final double BRAKING = 9.0;
    private static final double SLIDING = 6.5;
    private static final double STEEPEST_LEAN = 0.70;
    private static final double LAST = 26;
    /** Where one who falls loses the edge. */
    private static final double FALL_X = 83;

    private final SkiCourse course;
    private final SkiLine line;
    private final Outcome outcome;
    private final int missedGate;
    /** x, y, z, speed, lean, pitch and yaw by steps. */
    private final double[][] samples;

    private double takeOff;
    private double landing;
    private double finish = Double.POSITIVE_INFINITY;
    private double fall = Double.POSITIVE_INFINITY;
    private double stop;
    private double missed = Double.POSITIVE_INFINITY;

    SkiRun(SkiCourse course, double skill, Outcome outcome, int missedGate) {
        this.course = course;
        this.outcome = outcome;
        this.missedGate = missedGate;
        this.line = new SkiLine(outcome == Outcome.GATE_MISSED ? missedGate : SkiLine.NO_GATE);
        this.samples = new double[7][(int) (LAST / STEP) + 1];
        integrate(skill);
        settle();
    }

    private void integrate(double skill) {
        double x = SkiCourse.START_X;
        double y = 0;
        double v = 0;
        double z = course.height(x, 0);
        double climb = 0;
        boolean flying = false;
        for (int i = 0; i < samples[0].length; i++) {
            double t = i * STEP;
            double ahead = line.slope(x);
            boolean down = t >= fall;
            record(i, x, y, z, v, flying || down ? 0 : lean(x, v), StrictMath.atan(ahead));
            if (down) {
                v = Math.max(0, v - SLIDING * STEP);
            } else if (t >= finish + 0.3) {
                v = Math.max(0, v - BRAKING * STEP);
            } else {
                v += (TOP_SPEED * skill - v) / GAINING * STEP;
            }
            if (v == 0 && stop == 0 && t > 1) {
                stop = t;
            }
            double before = x;
            x += v / Math.sqrt(1 + ahead * ahead) * STEP;
            y = line.y(x);
            double surface = course.height(x, y);
            if (flying) {
                climb -= GRAVITY * STEP;
                z += climb * STEP;
                if (z <= surface) {
                    flying = false;
                    z = surface;
                    landing = t + STEP;
                }
            } else {
                z = surface;
            }
            if (before < SkiCourse.LIP_X && x >= SkiCourse.LIP_X) {
                takeOff = t + STEP * (SkiCourse.LIP_X - before) / (x - before);
                flying = true;
                climb = v * (course.height(SkiCourse.LIP_X, 0) - course.height(SkiCourse.LIP_X - 0.5, 0)) / 0.5;
            }
            if (before < SkiCourse.FINISH_X && x >= SkiCourse.FINISH_X && t < fall) {
                finish = t + STEP * (SkiCourse.FINISH_X - before) / (x - before);
            }
            if (outcome == Outcome.FALL && before < FALL_X && x >= FALL_X) {
                fall = t;
            }
            if (outcome == Outcome.GATE_MISSED && missed > t && x >= SkiCourse.line()[missedGate][0]) {
                missed = t;
            }
        }
    }

    private void record(int i, double x, double y, double z, double v, double lean, double yaw) {
        double[] s = {x, y, z, v, lean, 0, yaw};
        for (int k = 0; k < s.length; k++) {
            samples[k][i] = s[k];
        }
    }

    private double lean(double x, double v) {
        double slope = line.slope(x);
        double curvature = line.bend(x) / StrictMath.pow(1 + slope * slope, 1.5);
        double angle = StrictMath.atan(v * v * curvature / GRAVITY);
        return Math.max(-STEEPEST_LEAN, Math.min(STEEPEST_LEAN, angle));
    }

    /** Smooths lean and heading, and pitches the body with the way that it goes. */
    private void settle() {
        for (int i = 0; i < samples[0].length; i++) {
            double dx = 0.7;
            double x = samples[0][i];
            double y = samples[1][i];
            double t = i * STEP;
            double surface = (course.height(x + dx, y) - course.height(x - dx, y)) / (2 * dx);
            double air = t > takeOff && t < landing ? (t - takeOff) / (landing - takeOff) : -1;
            double steep = air < 0 ? surface : Ease.mix(-0.02, -0.34, Ease.smooth(air));
            samples[5][i] = -StrictMath.atan(steep);
        }
        for (int channel = 4; channel < 7; channel++) {
            for (int pass = 0; pass < 2; pass++) {
                samples[channel] = smoothed(samples[channel], 6);
            }
        }
    }

    private static double[] smoothed(double[] v, int half) {
        double[] sum = new double[v.length + 1];
        for (int i = 0; i < v.length; i++) {
            sum[i + 1] = sum[i] + v[i];
        }
        double[] out = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            int from = Math.max(0, i - half);
            int to = Math.min(v.length, i + half + 1);
            out[i] = (sum[to] - sum[from]) / (to - from);
        }
        return out;
    }

    private double at(int channel, double t) {
        double u = Math.max(0, Math.min((samples[0].length - 1.001) * STEP, t)) / STEP;
        int i = (int) u;
        return Ease.mix(samples[channel][i], samples[channel][i + 1], u - i);
    }

    /** On the snow, or in the air below the skier's feet. */
    Vec3 place(double t) {
        return new Vec3(at(0, t), at(1, t), at(2, t));
    }

    double speed(double t) {
        return at(3, t);
    }

    /** Radians, positive to the left. */
    double lean(double t) {
        return at(4, t);
    }

    /** The frame that poses stand in: along the skis, leaning into turns; a stop is made with the skis across. */
    Frame frame(double t) {
        double across = 1.25 * Ease.smooth((t - finish - 0.5) / 0.7);
        double spin = 1.5 * Ease.smooth((t - fall - 0.2) / 1.4);
        double yaw = at(6, t) + across + spin;
        double pitch = at(5, t) * StrictMath.cos(across + spin);
        double skid = -0.42 * Ease.window(t, finish + 0.5, 0.5, stop + 0.15, 0.4);
        double side = at(5, t) * StrictMath.sin(across + spin);
        return Frame.upright(place(t), yaw).turned(pitch, at(4, t) + (outcome == Outcome.FALL ? -side : skid), 0);
    }

    boolean flying(double t) {
        return t > takeOff && t < landing;
    }

    double takeOff() {
        return takeOff;
    }

    double landing() {
        return landing;
    }

    /** Infinite for one who falls. */
    double finish() {
        return finish;
    }

    /** Infinite for one who does not. */
    double fall() {
        return fall;
    }

    /** Infinite for one who passes all. */
    double missed() {
        return missed;
    }

    double stop() {
        return stop;
    }

    Outcome outcome() {
        return outcome;
    }
}
