package dev.slipstream.simulator.body;

import dev.slipstream.simulator.geometry.Vec3;

/**
 * Sets the feet on the ground and bends the knees. Boots are stiff: they lean with the leg, and that is what sets a
 * skate or a ski on its edge.
 */
final class LegSolver {
    private final Skeleton body;
    private final Kit kit;
    private final Frame root;
    private final Frame pelvis;
    private final Ground ground;
    private final boolean airborne;

    LegSolver(Skeleton body, Kit kit, Frame root, Frame pelvis, Ground ground, boolean airborne) {
        this.body = body;
        this.kit = kit;
        this.root = root;
        this.pelvis = pelvis;
        this.ground = ground;
        this.airborne = airborne;
    }

    /**
     * @param side 1 for the left, -1 for the right
     */
    Joints.Leg solve(Pose pose, int channel, int side) {
        double s = body.scale();
        Vec3 hip = pelvis.point(0, side * body.hips() / 2, -0.01 * s);
        Vec3 step = pose.vector(channel).times(s);
        Frame sole = root.turned(-pose.value(channel + 4), 0, side * pose.value(channel + 3));
        Vec3 contact = onGround(root.point(step.x(), side * step.y(), 0), Math.max(0, step.z()));
        Frame foot = leaning(sole, contact, hip);
        Vec3 ankle = contact.plus(foot.up().times(kit.ankle));
        for (int i = 0; i < 2; i++) {
            contact = contact.plus(within(hip, ankle).minus(ankle));
            if (!airborne) {
                contact = onGround(contact, Math.max(0, step.z()));
            }
            foot = leaning(sole, contact, hip);
            ankle = contact.plus(foot.up().times(kit.ankle));
        }
        Vec3 pole = sole.forward().plus(pelvis.forward()).plus(root.left().times(side * pose.value(channel + 5)));
        Vec3 knee = TwoBone.middle(hip, ankle, body.thigh(), body.shin(), pole);
        return new Joints.Leg(hip, knee, ankle, foot.at(contact));
    }

    private Vec3 onGround(Vec3 p, double above) {
        double surface = ground.height(p.x(), p.y());
        double z = airborne ? Math.max(p.z(), surface) : surface;
        return new Vec3(p.x(), p.y(), z + above);
    }

    private static Frame leaning(Frame sole, Vec3 contact, Vec3 hip) {
        return Frame.looking(contact, sole.forward(), hip.minus(contact));
    }

    /** A foot that is too far out comes in over the ground; it does not leave it. */
    private Vec3 within(Vec3 hip, Vec3 ankle) {
        Vec3 d = ankle.minus(hip);
        double most = (body.thigh() + body.shin()) * TwoBone.REACH;
        if (d.length() <= most) {
            return ankle;
        }
        double level = Math.sqrt(d.x() * d.x() + d.y() * d.y());
        double allowed = Math.sqrt(Math.max(0, most * most - d.z() * d.z()));
        if (allowed < 1e-3 || level < 1e-6) {
            return hip.plus(d.unit().times(most));
        }
        double k = Math.min(1, allowed / level);
        return new Vec3(hip.x() + d.x() * k, hip.y() + d.y() * k, ankle.z());
    }
}
