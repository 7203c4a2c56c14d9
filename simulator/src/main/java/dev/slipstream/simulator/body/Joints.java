package dev.slipstream.simulator.body;

import dev.slipstream.simulator.geometry.Vec3;

/**
 * Where every joint of a body is in the world: a pose solved for a skeleton that stands somewhere.
 *
 * @param pelvis its origin between the hip joints
 * @param chest its origin at the waist
 * @param head its origin in the middle of the head
 * @param neck its base
 * @param blade of a hockey stick
 */
record Joints(
        Skeleton skeleton,
        Frame pelvis,
        Frame chest,
        Frame head,
        Vec3 neck,
        Leg left,
        Leg right,
        Arm leftArm,
        Arm rightArm,
        Vec3 blade) {
    /**
     * @param foot its origin where it touches the ground, looking to the toes
     */
    record Leg(Vec3 hip, Vec3 knee, Vec3 ankle, Frame foot) {}

    /**
     * @param pole direction of a ski pole, unit
     */
    record Arm(Vec3 shoulder, Vec3 elbow, Vec3 wrist, Vec3 pole) {}

    /** From the base of the neck to the middle of the head, for a body of 1.80 m. */
    private static final double NECK = 0.165;

    private static final double WAIST = 0.13;
    private static final double SHOULDER = 0.385;

    /**
     * @param root the point under the athlete, and where is forward
     * @param airborne feet are where the pose has them, instead of on the ground
     */
    static Joints solve(
            Skeleton body, Kit kit, Pose pose, Frame root, Ground ground, boolean airborne, boolean rightHanded) {
        double s = body.scale();
        Vec3 hips = pose.vector(Pose.HIPS).times(s);
        Frame pelvis = turned(root, pose, Pose.PELVIS).at(root.point(hips.x(), hips.y(), hips.z()));
        Frame chest = turned(root, pose, Pose.CHEST).at(pelvis.point(0, 0, WAIST * s));
        Vec3 neck = chest.point(0, 0, (SHOULDER + 0.05) * s);
        Frame gaze = turned(root, pose, Pose.HEAD);
        Vec3 head = neck.plus(chest.up().times(NECK * 0.45 * s)).plus(gaze.up().times(NECK * 0.55 * s));
        LegSolver legs = new LegSolver(body, kit, root, pelvis, ground, airborne);
        Leg left = legs.solve(pose, Pose.LEFT_FOOT, 1);
        Leg right = legs.solve(pose, Pose.RIGHT_FOOT, -1);
        ArmSolver arms = new ArmSolver(body, kit, root, chest, ground, SHOULDER * s);
        ArmSolver.Pair pair = arms.solve(pose, rightHanded);
        return new Joints(
                body, pelvis, chest, gaze.at(head), neck, left, right, pair.left(), pair.right(), pair.blade());
    }

    private static Frame turned(Frame root, Pose pose, int channel) {
        return root.turned(pose.value(channel), pose.value(channel + 1), pose.value(channel + 2));
    }
}
