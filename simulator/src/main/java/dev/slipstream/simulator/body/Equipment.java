package dev.slipstream.simulator.body;

import dev.slipstream.simulator.geometry.Vec3;

/** What hands hold, and a goalkeeper's pads. */
final class Equipment {
    private static final double POLE = 1.12;

    private Equipment() {}

    static void stick(Cones out, Joints j, boolean rightHanded) {
        Vec3 upper = rightHanded ? j.leftArm().wrist() : j.rightArm().wrist();
        Vec3 shaft = j.blade().minus(upper);
        Vec3 heel = j.blade().plus(shaft.unit().times(-0.06));
        out.add(upper.plus(shaft.unit().times(-0.14)), 0.017, heel, 0.015, Surface.STICK);
        Vec3 toe = toe(j, shaft);
        out.add(heel.plus(new Vec3(0, 0, 0.012)), 0.022, toe, 0.024, Surface.STICK);
    }

    /** The blade lies along the ground, from the heel away from the body. */
    private static Vec3 toe(Joints j, Vec3 shaft) {
        Vec3 level = new Vec3(shaft.x(), shaft.y(), 0).unit();
        Vec3 p = j.blade().plus(level.times(0.15));
        return new Vec3(p.x(), p.y(), Math.max(j.blade().z(), p.z()));
    }

    static void pole(Cones out, Joints.Arm arm, Ground ground, double s) {
        Vec3 grip = arm.wrist().plus(arm.wrist().minus(arm.elbow()).unit().times(0.05));
        Vec3 tip = grip.plus(arm.pole().times(POLE * s));
        double least = ground.height(tip.x(), tip.y()) + 0.014;
        out.add(
                grip.minus(arm.pole().times(0.06)),
                0.015,
                tip.z() < least ? new Vec3(tip.x(), tip.y(), least) : tip,
                0.010,
                Surface.POLE);
    }

    /** Leg pads wide enough to close the ice, a catching glove and a blocker. */
    static void goalkeeper(Cones out, Joints j, boolean rightHanded) {
        double s = j.skeleton().scale();
        pad(out, j.left(), s);
        pad(out, j.right(), s);
        Joints.Arm catching = rightHanded ? j.rightArm() : j.leftArm();
        Joints.Arm blocking = rightHanded ? j.leftArm() : j.rightArm();
        Vec3 hand = catching.wrist().minus(catching.elbow()).unit();
        out.add(catching.wrist(), 0.07, catching.wrist().plus(hand.times(0.17)), 0.105, Surface.SLEEVE);
        Vec3 wrist = blocking.wrist();
        out.add(wrist.plus(new Vec3(0, 0, 0.10)), 0.088, wrist.plus(new Vec3(0, 0, -0.10)), 0.088, Surface.SLEEVE);
        Vec3 heel = j.blade();
        out.add(wrist, 0.018, wrist.lerp(heel, 0.45), 0.018, Surface.STICK);
        out.add(wrist.lerp(heel, 0.45), 0.042, heel.plus(new Vec3(0, 0, 0.025)), 0.040, Surface.STICK);
        Vec3 level = j.pelvis().left().times(rightHanded ? -0.26 : 0.26);
        out.add(
                heel.plus(new Vec3(0, 0, 0.025)),
                0.038,
                heel.plus(level).plus(new Vec3(0, 0, 0.025)),
                0.032,
                Surface.STICK);
    }

    private static void pad(Cones out, Joints.Leg leg, double s) {
        Vec3 shin = leg.knee().minus(leg.ankle());
        Vec3 across = shin.cross(leg.foot().forward()).unit();
        Vec3 front = across.cross(shin).unit().times(0.045 * s);
        Vec3 top = leg.knee().plus(shin.unit().times(0.13 * s)).plus(front);
        Vec3 bottom = leg.ankle().plus(shin.times(-0.10)).plus(front);
        for (int side = -1; side <= 1; side += 2) {
            Vec3 shift = across.times(side * 0.062 * s);
            out.add(top.plus(shift), 0.070 * s, bottom.plus(shift), 0.076 * s, Surface.SOCK);
        }
    }
}
