package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Ease;
import dev.slipstream.simulator.geometry.Vec3;

/**
 * Where players are, how they move and where they face at any time: what {@link HockeySteering} has worked out, between
 * its steps.
 */
final class HockeyMotion {
    static final double STEP = 0.04;

    /** What is known of a player at each step. */
    enum Channel {
        X,
        Y,
        VX,
        VY,
        HEADING,
        PHASE,
        PUSH,
        LEAN
    }

    private final float[][][] samples;

    /**
     * @param samples by player, channel and step
     */
    HockeyMotion(float[][][] samples) {
        this.samples = samples;
    }

    double value(int player, Channel channel, double t) {
        float[] v = samples[player][channel.ordinal()];
        double u = Math.max(0, Math.min(v.length - 1.001, t / STEP));
        int i = (int) u;
        return Ease.mix(v[i], v[i + 1], u - i);
    }

    Vec3 place(int player, double t) {
        return new Vec3(along(player, Channel.X, Channel.VX, t), along(player, Channel.Y, Channel.VY, t), 0);
    }

    Vec3 velocity(int player, double t) {
        return new Vec3(value(player, Channel.VX, t), value(player, Channel.VY, t), 0);
    }

    /** Hermite's curve through the steps. */
    private double along(int player, Channel position, Channel velocity, double t) {
        float[] p = samples[player][position.ordinal()];
        float[] v = samples[player][velocity.ordinal()];
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
