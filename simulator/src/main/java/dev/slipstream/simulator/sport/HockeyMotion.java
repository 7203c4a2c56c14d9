package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Ease;
import dev.slipstream.simulator.geometry.Vec3;

/**
 * Where players are, how they move and where they face at any time: what {@link HockeySteering} has worked out, between
 * its steps.
 */
final class HockeyMotion {
    static final double STEP = 0.04;

    /** What is known of a player at each step, as indices. */
    static final int X = 0;

    static final int Y = 1;
    static final int VX = 2;
    static final int VY = 3;
    static final int HEADING = 4;
    static final int PHASE = 5;
    /** Effort of the stride, 0 to 1. */
    static final int PUSH = 6;
    /** Radians, positive to the left. */
    static final int LEAN = 7;

    static final int CHANNELS = 8;

    private final float[][][] samples;

    /**
     * @param samples by player, channel and step
     */
    HockeyMotion(float[][][] samples) {
        this.samples = samples;
    }

    double value(int player, int channel, double t) {
        float[] v = samples[player][channel];
        double u = Math.max(0, Math.min(v.length - 1.001, t / STEP));
        int i = (int) u;
        return Ease.mix(v[i], v[i + 1], u - i);
    }

    Vec3 place(int player, double t) {
        return new Vec3(along(player, X, VX, t), along(player, Y, VY, t), 0);
    }

    Vec3 velocity(int player, double t) {
        return new Vec3(value(player, VX, t), value(player, VY, t), 0);
    }

    /** Hermite's curve through the steps. */
    private double along(int player, int position, int velocity, double t) {
        float[] p = samples[player][position];
        float[] v = samples[player][velocity];
        double u = Math.max(0, Math.min(p.length - 1.001, t / STEP));
        int i = (int) u;
        double k = u - i;
        double k2 = k * k;
        double k3 = k2 * k;
        return p[i] * (2 * k3 - 3 * k2 + 1)
                + p[i + 1] * (3 * k2 - 2 * k3)
                + STEP * (v[i] * (k3 - 2 * k2 + k) + v[i + 1] * (k3 - k2));
    }
}
