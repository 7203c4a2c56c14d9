package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.geometry.Vec3;

/** Where a player turns: the way one skates, the puck for those who defend, or what an action is about. */
final class HockeyFacing {
    private static final double SLOW = 1.6;
    private static final int FIRST_DEFENDER = 6;

    private final HockeyScript script;

    HockeyFacing(HockeyScript script) {
        this.script = script;
    }

    /** Radians; {@code now} where nothing says otherwise. */
    double heading(int player, double t, Vec3 place, Vec3 velocity, double now, Vec3 puck, double[] x, double[] y) {
        for (HockeyScript.Action a : script.actions()) {
            if (a.player() == player && t >= a.from() && t <= a.to() - 0.3) {
                HockeyScript.Facing f = a.facing();
                if (f.player() >= 0) {
                    return towards(place, x[f.player()], y[f.player()], now);
                }
                if (f.player() == -1) {
                    return towards(place, f.x(), f.y(), now);
                }
            }
        }
        boolean keeper = player == HockeyScript.KEEPER || player == HockeyScript.HOME_KEEPER;
        double speed = velocity.length();
        Vec3 toPuck = puck.minus(place);
        boolean backwards =
                player >= FIRST_DEFENDER && velocity.dot(toPuck) < 0.2 * speed * toPuck.length() && speed < 5.5;
        if (keeper || speed < SLOW || backwards) {
            return towards(place, puck.x(), puck.y(), now);
        }
        return StrictMath.atan2(velocity.y(), velocity.x());
    }

    private static double towards(Vec3 place, double x, double y, double now) {
        double dx = x - place.x();
        double dy = y - place.y();
        return dx * dx + dy * dy < 0.09 ? now : StrictMath.atan2(dy, dx);
    }
}
