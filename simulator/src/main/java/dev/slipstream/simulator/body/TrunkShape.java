package dev.slipstream.simulator.body;

import dev.slipstream.simulator.geometry.Vec3;

/** Chest, belly and hips: several cones side by side, for a trunk is wider than it is deep. */
final class TrunkShape {
    private TrunkShape() {}

    static void clothe(Cones out, Joints j, Kit kit) {
        double s = j.skeleton().scale();
        double k = s * j.skeleton().girth() * kit.torso;
        double half = j.skeleton().shoulders() / 2;
        Frame chest = j.chest();
        Frame pelvis = j.pelvis();
        for (int side = -1; side <= 1; side += 2) {
            // The ribs taper to the waist, two cones a side: grooves between them stay shallow.
            out.add(
                    chest.point(0.002 * s, side * 0.060 * k, 0.0),
                    0.090 * k,
                    chest.point(0.006 * s, side * half * 0.50, 0.275 * s),
                    0.102 * k,
                    Surface.TORSO);
            out.add(
                    chest.point(0.006 * s, side * 0.024 * k, 0.02 * s),
                    0.097 * k,
                    chest.point(0.016 * s, side * half * 0.20, 0.285 * s),
                    0.109 * k,
                    Surface.TORSO);
            // From the neck to the shoulder: trapezius and yoke.
            out.add(
                    chest.point(-0.014 * s, side * 0.030 * s, 0.405 * s),
                    0.064 * k,
                    chest.point(-0.004 * s, side * half * 0.86, 0.362 * s),
                    0.072 * k,
                    Surface.TORSO);
            buttock(out, pelvis, side, s, k, kit);
        }
        Vec3 waist = chest.point(0, 0, 0.02 * s);
        out.add(waist, 0.104 * k, pelvis.point(-0.004 * s, 0, 0.075 * s), 0.102 * k, Surface.TORSO);
    }

    private static void buttock(Cones out, Frame pelvis, int side, double s, double k, Kit kit) {
        double wide = kit == Kit.HOCKEY || kit == Kit.GOALKEEPER ? 1.0 : 0.94;
        out.add(
                pelvis.point(0.004 * s, side * 0.062 * k, 0.065 * s),
                0.098 * k * wide,
                pelvis.point(-0.026 * s, side * 0.072 * k, -0.03 * s),
                0.110 * k * wide,
                Surface.TROUSERS);
    }

    /** Where the bib is. */
    static TorsoFrame frame(Joints j, Kit kit) {
        double s = j.skeleton().scale();
        Frame chest = j.chest();
        double width = j.skeleton().shoulders() + 0.06 * s * kit.torso;
        return new TorsoFrame(
                chest.point(0.01 * s, 0, 0.2 * s), chest.left().times(-1), chest.up(), chest.forward(), width, 0.5 * s);
    }
}
