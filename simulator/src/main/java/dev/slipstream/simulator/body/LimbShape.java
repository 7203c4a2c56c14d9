package dev.slipstream.simulator.body;

import dev.slipstream.simulator.geometry.Vec3;

/** Arms and legs: tapered, with the swell of shoulder, thigh and calf. */
final class LimbShape {
    private LimbShape() {}

    static void arm(Cones out, Joints j, Joints.Arm arm, Kit kit) {
        double k = j.skeleton().scale() * j.skeleton().girth() * kit.arm;
        Vec3 biceps = arm.shoulder().lerp(arm.elbow(), 0.45);
        out.add(arm.shoulder(), 0.066 * k, biceps, 0.051 * k, Surface.SLEEVE);
        out.add(biceps, 0.051 * k, arm.elbow(), 0.041 * k, Surface.SLEEVE);
        Vec3 thick = arm.elbow().lerp(arm.wrist(), 0.28);
        out.add(thick, 0.043 * k, arm.wrist(), 0.031 * k, Surface.SLEEVE);
        boolean padded = kit != Kit.SHORT_TRACK;
        Vec3 along = arm.wrist().minus(arm.elbow()).unit();
        double hand = (padded ? 0.050 : 0.034) * j.skeleton().scale();
        // A padded cuff reaches over the wrist.
        out.add(
                arm.wrist().plus(along.times(padded ? -0.05 : 0.01)),
                hand * 1.02,
                arm.wrist().plus(along.times(0.085)),
                hand * (padded ? 0.9 : 0.8),
                Surface.GLOVE);
    }

    static void leg(Cones out, Joints j, Joints.Leg leg, Kit kit) {
        double k = j.skeleton().scale() * j.skeleton().girth() * kit.leg;
        Vec3 thigh = leg.knee().minus(leg.hip());
        Vec3 shin = leg.ankle().minus(leg.knee());
        // Both swells lie in the plane of the leg: the thigh's ahead of the bone, the calf's behind it.
        Vec3 ahead = thigh.unit().minus(shin.unit());
        Vec3 front = ahead.plus(leg.foot().forward().times(0.4)).unit();
        Vec3 quadriceps = leg.hip().plus(thigh.times(0.42)).plus(front.times(0.014));
        out.add(leg.hip(), 0.091 * k, quadriceps, 0.084 * k, Surface.TROUSERS);
        out.add(quadriceps, 0.084 * k, leg.knee(), 0.058 * k, Surface.TROUSERS);
        boolean race = kit == Kit.SHORT_TRACK || kit == Kit.SKI;
        Surface lower = race ? Surface.TROUSERS : Surface.SOCK;
        Vec3 calf = leg.knee().plus(shin.times(0.32)).minus(front.times(race ? 0.016 : 0.004));
        double calfRadius = race ? 0.057 : 0.062;
        out.add(leg.knee(), 0.055 * k, calf, calfRadius * k, lower);
        out.add(calf, calfRadius * k, leg.ankle(), (race ? 0.040 : 0.052) * k, lower);
    }
}
