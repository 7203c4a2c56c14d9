package dev.slipstream.simulator.body;

import dev.slipstream.simulator.geometry.Vec3;

/** Inverse kinematics of an arm or a leg: where the elbow or knee must be by the law of cosines. */
final class TwoBone {
    /** A limb is never quite straight: a straight one snaps. */
    static final double REACH = 0.995;

    private TwoBone() {}

    /** The end as near to the target as the bones reach. */
    static Vec3 end(Vec3 root, Vec3 target, double first, double second) {
        Vec3 reach = target.minus(root);
        double length = reach.length();
        double most = (first + second) * REACH;
        double least = Math.abs(first - second) + 0.12 * (first + second);
        if (length < 1e-9) {
            return root.plus(new Vec3(0, 0, -least));
        }
        return root.plus(reach.times(Math.max(least, Math.min(most, length)) / length));
    }

    /**
     * The joint between root and end.
     *
     * @param pole the direction towards which it bends
     */
    static Vec3 middle(Vec3 root, Vec3 end, double first, double second, Vec3 pole) {
        Vec3 reach = end.minus(root);
        double d = Math.max(1e-6, reach.length());
        Vec3 along = reach.times(1 / d);
        double x = (first * first - second * second + d * d) / (2 * d);
        double h = Math.sqrt(Math.max(0, first * first - x * x));
        Vec3 side = pole.minus(along.times(pole.dot(along)));
        return root.plus(along.times(x)).plus(side.unit().times(h));
    }
}
