package dev.slipstream.simulator.body;

/** Neck, face, helmet, visor, and hair where it shows below the helmet. */
final class HeadShape {
    private HeadShape() {}

    static void clothe(Cones out, Joints j, Kit kit, boolean longHair) {
        double s = j.skeleton().scale();
        Frame head = j.head();
        out.add(
                j.neck().plus(j.chest().up().times(-0.03 * s)),
                0.062 * s,
                head.point(-0.012 * s, 0, -0.055 * s),
                0.054 * s,
                Surface.SKIN);
        // Cheeks to chin.
        out.add(
                head.point(0.022 * s, 0, -0.005 * s),
                0.079 * s,
                head.point(0.044 * s, 0, -0.068 * s),
                0.046 * s,
                Surface.SKIN);
        double shell = kit == Kit.SHORT_TRACK ? 0.106 : kit == Kit.SKI ? 0.114 : 0.117;
        out.add(
                head.point(0.020 * s, 0, 0.048 * s),
                shell * 0.93 * s,
                head.point(-0.036 * s, 0, 0.036 * s),
                shell * s,
                Surface.HELMET);
        if (kit == Kit.SHORT_TRACK) {
            out.add(
                    head.point(0.074 * s, -0.036 * s, 0.016 * s),
                    0.026 * s,
                    head.point(0.074 * s, 0.036 * s, 0.016 * s),
                    0.026 * s,
                    Surface.VISOR);
        } else if (kit == Kit.SKI) {
            // Goggles, and the chin guard of a full helmet.
            out.add(
                    head.point(0.080 * s, -0.04 * s, 0.018 * s),
                    0.042 * s,
                    head.point(0.080 * s, 0.04 * s, 0.018 * s),
                    0.042 * s,
                    Surface.VISOR);
            out.add(
                    head.point(-0.03 * s, 0, -0.03 * s),
                    0.086 * s,
                    head.point(0.056 * s, 0, -0.072 * s),
                    0.058 * s,
                    Surface.HELMET);
        } else {
            out.add(
                    head.point(-0.045 * s, 0, -0.02 * s),
                    0.086 * s,
                    head.point(-0.03 * s, 0, -0.05 * s),
                    0.07 * s,
                    Surface.HELMET);
            out.add(
                    head.point(0.082 * s, -0.045 * s, 0.008 * s),
                    0.036 * s,
                    head.point(0.082 * s, 0.045 * s, 0.008 * s),
                    0.036 * s,
                    Surface.VISOR);
        }
        if (kit == Kit.GOALKEEPER) {
            out.add(
                    head.point(0.07 * s, 0, -0.01 * s),
                    0.082 * s,
                    head.point(0.075 * s, 0, -0.07 * s),
                    0.066 * s,
                    Surface.HELMET);
        } else if (longHair) {
            out.add(
                    head.point(-0.085 * s, 0, -0.045 * s),
                    0.042 * s,
                    j.chest().point(-0.125 * s * kit.torso, 0.02 * s, 0.29 * s),
                    0.020 * s,
                    Surface.HAIR);
        } else {
            out.add(
                    head.point(-0.06 * s, 0, -0.03 * s),
                    0.066 * s,
                    head.point(-0.048 * s, 0, -0.07 * s),
                    0.05 * s,
                    Surface.HAIR);
        }
    }
}
