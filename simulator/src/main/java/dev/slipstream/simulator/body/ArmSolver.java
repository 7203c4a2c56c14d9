package dev.slipstream.simulator.body;

import dev.slipstream.simulator.geometry.Vec3;

/** Brings the hands to where a pose has them, or to the stick that they hold. */
final class ArmSolver {
    /** From the butt of a hockey stick to the middle of its blade, metres. */
    private static final double STICK = 1.42;

    private static final double LOWER_HAND = 0.36;
    private static final double CLEARANCE = 0.06;

    /** Both arms and the blade of the stick. */
    record Pair(Joints.Arm left, Joints.Arm right, Vec3 blade) {}

    private final Skeleton body;
    private final Kit kit;
    private final Frame root;
    private final Frame chest;
    private final Ground ground;
    private final double shoulderHeight;

    ArmSolver(Skeleton body, Kit kit, Frame root, Frame chest, Ground ground, double shoulderHeight) {
        this.body = body;
        this.kit = kit;
        this.root = root;
        this.chest = chest;
        this.ground = ground;
        this.shoulderHeight = shoulderHeight;
    }

    /**
     * @param rightHanded the upper hand on the stick is the left one
     */
    Pair solve(Pose pose, boolean rightHanded) {
        double s = body.scale();
        Vec3 left = hand(pose, Pose.LEFT_HAND, 1);
        Vec3 right = hand(pose, Pose.RIGHT_HAND, -1);
        Vec3 at = pose.vector(Pose.STICK).times(s);
        Vec3 blade = above(root.point(at.x(), at.y(), Math.max(at.z(), 0.03)), 0.03);
        if (kit == Kit.HOCKEY) {
            Vec3 upper = rightHanded ? left : right;
            upper = blade.plus(upper.minus(blade).unit().times(STICK * s));
            Vec3 held = upper.plus(blade.minus(upper).unit().times(LOWER_HAND * s));
            double grip = pose.value(Pose.STICK + 3);
            if (rightHanded) {
                left = upper;
                right = right.lerp(held, grip);
            } else {
                right = upper;
                left = left.lerp(held, grip);
            }
        }
        return new Pair(
                arm(pose, Pose.LEFT_HAND, Pose.LEFT_POLE, 1, left),
                arm(pose, Pose.RIGHT_HAND, Pose.RIGHT_POLE, -1, right),
                blade);
    }

    private Vec3 shoulder(int side) {
        return chest.point(0, side * body.shoulders() / 2, shoulderHeight);
    }

    private Vec3 hand(Pose pose, int channel, int side) {
        Vec3 v = pose.vector(channel).times(body.scale());
        return shoulder(side).plus(root.direction(v.x(), side * v.y(), v.z()));
    }

    private Joints.Arm arm(Pose pose, int channel, int poleChannel, int side, Vec3 target) {
        Vec3 shoulder = shoulder(side);
        Vec3 wrist = above(TwoBone.end(shoulder, target, body.upperArm(), body.forearm()), CLEARANCE);
        Vec3 bend = pose.vector(channel + 3);
        Vec3 elbow = TwoBone.middle(
                shoulder, wrist, body.upperArm(), body.forearm(), root.direction(bend.x(), side * bend.y(), bend.z()));
        Vec3 pole = pose.vector(poleChannel);
        return new Joints.Arm(
                shoulder,
                elbow,
                wrist,
                root.direction(pole.x(), side * pole.y(), pole.z()).unit());
    }

    private Vec3 above(Vec3 p, double clearance) {
        double least = ground.height(p.x(), p.y()) + clearance;
        return p.z() >= least ? p : new Vec3(p.x(), p.y(), least);
    }
}
