package dev.slipstream.simulator.body;

import dev.slipstream.simulator.geometry.Vec3;

/** What is under the ankles: skates on their blades, or ski boots on skis. */
final class FootShape {
    private static final double BLADE = 0.011;
    private static final double SKI = 0.023;

    private FootShape() {}

    static void skate(Cones out, Joints j, Joints.Leg leg, Kit kit) {
        double s = j.skeleton().scale();
        Frame foot = leg.foot();
        double sole = kit.ankle - 0.045;
        boolean longBlade = kit == Kit.SHORT_TRACK;
        out.add(
                foot.point(-0.012 * s, 0, kit.ankle + 0.05),
                0.049 * s,
                foot.point(-0.05 * s, 0, sole + 0.006),
                0.043 * s,
                Surface.BOOT);
        out.add(
                foot.point(-0.02 * s, 0, sole + 0.014),
                0.046 * s,
                foot.point(0.135 * s, 0, sole - 0.006),
                0.036 * s,
                Surface.BOOT);
        double half = longBlade ? 0.215 : 0.150;
        out.add(
                foot.point((0.035 - half) * s, 0, BLADE),
                BLADE,
                foot.point((0.035 + half) * s, 0, BLADE),
                BLADE,
                Surface.BLADE);
        out.add(foot.point(-0.06 * s, 0, 0.045), 0.017, foot.point(0.125 * s, 0, 0.045), 0.017, Surface.BLADE);
    }

    /** The ski bends over the ground where it would cut into it. */
    static void ski(Cones out, Joints j, Joints.Leg leg, Kit kit, Ground ground) {
        double s = j.skeleton().scale();
        Frame foot = leg.foot();
        out.add(foot.point(-0.02, 0, kit.ankle + 0.13 * s), 0.066 * s, foot.point(-0.03, 0, 0.10), 0.056, Surface.BOOT);
        out.add(foot.point(-0.07, 0, 0.088), 0.048, foot.point(0.14, 0, 0.080), 0.042, Surface.BOOT);
        double[] stations = {-0.80, 0.0, 0.80};
        for (int side = -1; side <= 1; side += 2) {
            Vec3 from = resting(foot.point(stations[0], side * 0.021, SKI), ground);
            for (int i = 1; i < stations.length; i++) {
                Vec3 to = resting(foot.point(stations[i], side * 0.021, SKI), ground);
                out.add(from, SKI, to, SKI, Surface.SKI);
                from = to;
            }
        }
        Vec3 shovel = resting(foot.point(0.80, 0, SKI), ground);
        out.add(shovel, SKI * 1.7, resting(foot.point(0.94, 0, 0.09), ground), 0.014, Surface.SKI);
    }

    private static Vec3 resting(Vec3 p, Ground ground) {
        double least = ground.height(p.x(), p.y()) + SKI * 1.15;
        return p.z() >= least ? p : new Vec3(p.x(), p.y(), least);
    }
}
