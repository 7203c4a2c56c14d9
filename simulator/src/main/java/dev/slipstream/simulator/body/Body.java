package dev.slipstream.simulator.body;

import dev.slipstream.simulator.geometry.Vec3;

/**
 * A person who can be posed: build, kit and colours of one athlete. Immutable; figures of it are made on any thread.
 *
 * @param athlete index in the start list
 * @param rightHanded holds a stick's blade on the right
 * @param longHair shows below the helmet
 */
public record Body(int athlete, Skeleton skeleton, Kit kit, Outfit outfit, boolean rightHanded, boolean longHair) {
    /** On the ground, feet set on it. */
    public Figure standing(Pose pose, Frame root, Ground ground) {
        return figure(pose, root, ground, false);
    }

    /** In the air: the feet are where the pose has them. */
    public Figure flying(Pose pose, Frame root, Ground ground) {
        return figure(pose, root, ground, true);
    }

    /** Where the blade of the stick is, without making the whole figure. */
    public Vec3 blade(Pose pose, Frame root, Ground ground) {
        return Joints.solve(skeleton, kit, pose, root, ground, false, rightHanded)
                .blade();
    }

    private Figure figure(Pose pose, Frame root, Ground ground, boolean airborne) {
        Joints j = Joints.solve(skeleton, kit, pose, root, ground, airborne, rightHanded);
        Cones cones = new Cones();
        TrunkShape.clothe(cones, j, kit);
        HeadShape.clothe(cones, j, kit, longHair);
        LimbShape.arm(cones, j, j.leftArm(), kit);
        LimbShape.arm(cones, j, j.rightArm(), kit);
        LimbShape.leg(cones, j, j.left(), kit);
        LimbShape.leg(cones, j, j.right(), kit);
        if (kit == Kit.SKI) {
            FootShape.ski(cones, j, j.left(), kit, ground);
            FootShape.ski(cones, j, j.right(), kit, ground);
            Equipment.pole(cones, j.leftArm(), ground, skeleton.scale());
            Equipment.pole(cones, j.rightArm(), ground, skeleton.scale());
        } else {
            FootShape.skate(cones, j, j.left(), kit);
            FootShape.skate(cones, j, j.right(), kit);
        }
        if (kit == Kit.HOCKEY) {
            Equipment.stick(cones, j, rightHanded);
        } else if (kit == Kit.GOALKEEPER) {
            Equipment.goalkeeper(cones, j, rightHanded);
        }
        Vec3 up = new Vec3(0, 0, cones.depth(ground));
        TorsoFrame torso = TrunkShape.frame(j, kit);
        TorsoFrame lifted = new TorsoFrame(
                torso.centre().plus(up), torso.right(), torso.up(), torso.forward(), torso.width(), torso.height());
        return new Figure(athlete, outfit, lifted, j.head().origin().plus(up), cones.raised(up));
    }
}
