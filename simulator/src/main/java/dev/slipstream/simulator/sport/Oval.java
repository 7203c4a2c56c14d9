package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Ease;
import dev.slipstream.simulator.geometry.Vec3;

/**
 * The short track: straights of 28.85 m, turns of 8 m to the blocks, skated half a metre outside them and
 * counter-clockwise. Progress is in metres along that line, 0 on the finish line of the home straight (y below 0).
 */
final class Oval {
    static final double STRAIGHT = 28.85;
    static final double RADIUS = 8.5;
    private static final double TURN = StrictMath.PI * RADIUS;
    static final double LAP = 2 * (STRAIGHT + TURN);
    /** Skaters begin to lean before a turn, and straighten after it. */
    private static final double EASING = 3.4;

    private Oval() {}

    /**
     * @param out metres outside the line
     */
    static Vec3 point(double progress, double out) {
        double s = from(progress);
        double r = RADIUS + out;
        double side = s < LAP / 2 ? 1 : -1;
        double u = s < LAP / 2 ? s : s - LAP / 2;
        if (u <= STRAIGHT / 2) {
            return new Vec3(side * u, -side * r, 0);
        }
        if (u >= STRAIGHT / 2 + TURN) {
            return new Vec3(side * (STRAIGHT + TURN - u), side * r, 0);
        }
        double angle = (u - STRAIGHT / 2) / RADIUS;
        return new Vec3(side * (STRAIGHT / 2 + r * StrictMath.sin(angle)), -side * r * StrictMath.cos(angle), 0);
    }

    /** Direction of skating, radians; grows by a full turn a lap. */
    static double heading(double progress) {
        double laps = Math.floor(progress / (LAP / 2));
        double u = progress - laps * LAP / 2;
        return StrictMath.PI * (laps + Math.max(0, Math.min(1, (u - STRAIGHT / 2) / TURN)));
    }

    /** 0 on a straight, 1 in a turn, eased between. */
    static double turning(double progress) {
        double u = progress - Math.floor(progress / (LAP / 2)) * LAP / 2;
        double into = Math.min(u - STRAIGHT / 2, STRAIGHT / 2 + TURN - u);
        return Ease.smooth((into + EASING) / (2 * EASING));
    }

    private static double from(double progress) {
        return progress - Math.floor(progress / LAP) * LAP;
    }
}
