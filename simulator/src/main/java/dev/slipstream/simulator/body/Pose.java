package dev.slipstream.simulator.body;

import dev.slipstream.simulator.geometry.Vec3;

/**
 * How a body is held, in the athlete's own axes and for a height of 1.80 m: hips, trunk, where hands and feet go, and
 * what the hands hold. It is a vector of numbers, so that poses blend and animate channel by channel; elbows and knees
 * follow by inverse kinematics in {@link Joints}.
 *
 * <p>Lengths are metres from the point on the ground under the athlete, hands from their shoulder. Sideways values of
 * hands and feet are positive outwards, so that left and right are written alike. Angles are degrees here, radians inside.
 */
public final class Pose {
    static final int HIPS = 0;
    static final int PELVIS = 3;
    static final int CHEST = 6;
    static final int HEAD = 9;
    /** x, outwards, z of what touches the ground; toe out, toe up, knee outwards. */
    static final int LEFT_FOOT = 12;

    static final int RIGHT_FOOT = 18;
    /** x, outwards, z from the shoulder; direction of the elbow. */
    static final int LEFT_HAND = 24;

    static final int RIGHT_HAND = 30;
    /** Blade of a hockey stick; how much the lower hand holds on. */
    static final int STICK = 36;
    /** Direction of a ski pole from the hand. */
    static final int LEFT_POLE = 40;

    static final int RIGHT_POLE = 43;
    private static final int CHANNELS = 46;
    private static final double RADIANS = StrictMath.PI / 180;

    /** At ease. */
    public static final Pose STANDING = new Pose(new double[CHANNELS])
            .hips(0, 0, 0.97)
            .chest(4, 0, 0)
            .feet(0, 0.13, 0, 8)
            .knees(0.2)
            .hands(0.08, 0.10, -0.52)
            .elbows(-0.8, 0.6, -0.2)
            .stick(1.05, 0.45, 0.03, 1)
            .poles(-0.5, 0.1, -1);

    private final double[] values;

    private Pose(double[] values) {
        this.values = values;
    }

    double value(int channel) {
        return values[channel];
    }

    Vec3 vector(int channel) {
        return new Vec3(values[channel], values[channel + 1], values[channel + 2]);
    }

    /** This at 0, the other at 1. */
    public Pose mix(Pose other, double k) {
        if (k <= 0) {
            return this;
        }
        return k >= 1 ? other : weighted(this, 1 - k, other, k);
    }

    /** Legs and hips of this, trunk and arms towards the other. */
    public Pose mixUpper(Pose other, double k) {
        double[] v = values.clone();
        for (int i = CHEST; i < CHANNELS; i++) {
            if (i < LEFT_FOOT || i >= LEFT_HAND) {
                v[i] += (other.values[i] - v[i]) * k;
            }
        }
        return new Pose(v);
    }

    static Pose weighted(Pose a, double wa, Pose b, double wb) {
        double[] v = new double[CHANNELS];
        for (int i = 0; i < CHANNELS; i++) {
            v[i] = a.values[i] * wa + b.values[i] * wb;
        }
        return new Pose(v);
    }

    /** Left and right exchanged. */
    public Pose mirrored() {
        double[] v = values.clone();
        System.arraycopy(values, LEFT_FOOT, v, RIGHT_FOOT, 6);
        System.arraycopy(values, RIGHT_FOOT, v, LEFT_FOOT, 6);
        System.arraycopy(values, LEFT_HAND, v, RIGHT_HAND, 6);
        System.arraycopy(values, RIGHT_HAND, v, LEFT_HAND, 6);
        System.arraycopy(values, LEFT_POLE, v, RIGHT_POLE, 3);
        System.arraycopy(values, RIGHT_POLE, v, LEFT_POLE, 3);
        for (int sideways :
                new int[] {HIPS + 1, STICK + 1, PELVIS + 1, PELVIS + 2, CHEST + 1, CHEST + 2, HEAD + 1, HEAD + 2}) {
            v[sideways] = -v[sideways];
        }
        return new Pose(v);
    }

    public Pose hips(double x, double y, double z) {
        return with(HIPS, x, y, z);
    }

    /** The hips moved from where they are. */
    public Pose hipsBy(double x, double y, double z) {
        return hips(values[HIPS] + x, values[HIPS + 1] + y, values[HIPS + 2] + z);
    }

    public Pose pelvis(double pitch, double roll, double yaw) {
        return with(PELVIS, pitch * RADIANS, roll * RADIANS, yaw * RADIANS);
    }

    public Pose chest(double pitch, double roll, double yaw) {
        return with(CHEST, pitch * RADIANS, roll * RADIANS, yaw * RADIANS);
    }

    /** Pelvis or chest rolled and yawed further, degrees. */
    Pose turnedBy(int channel, double roll, double yaw) {
        return with(
                channel, values[channel], values[channel + 1] + roll * RADIANS, values[channel + 2] + yaw * RADIANS);
    }

    /** The chest turned further, degrees. */
    public Pose chestBy(double roll, double yaw) {
        return turnedBy(CHEST, roll, yaw);
    }

    /** The head turned to the left, degrees. */
    public Pose gaze(double yaw) {
        return turnedBy(HEAD, 0, yaw);
    }

    /** Relative to the athlete's axes, not to the chest: zero looks ahead whatever the trunk does. */
    public Pose head(double pitch, double roll, double yaw) {
        return with(HEAD, pitch * RADIANS, roll * RADIANS, yaw * RADIANS);
    }

    public Pose leftFoot(double x, double out, double z, double toeOut, double toeUp) {
        return with(LEFT_FOOT, x, out, z, toeOut * RADIANS, toeUp * RADIANS);
    }

    public Pose rightFoot(double x, double out, double z, double toeOut, double toeUp) {
        return with(RIGHT_FOOT, x, out, z, toeOut * RADIANS, toeUp * RADIANS);
    }

    public Pose feet(double x, double out, double z, double toeOut) {
        return leftFoot(x, out, z, toeOut, 0).rightFoot(x, out, z, toeOut, 0);
    }

    public Pose leftKnee(double out) {
        return with(LEFT_FOOT + 5, out);
    }

    public Pose rightKnee(double out) {
        return with(RIGHT_FOOT + 5, out);
    }

    public Pose knees(double out) {
        return leftKnee(out).rightKnee(out);
    }

    public Pose leftHand(double x, double out, double z) {
        return with(LEFT_HAND, x, out, z);
    }

    public Pose rightHand(double x, double out, double z) {
        return with(RIGHT_HAND, x, out, z);
    }

    public Pose hands(double x, double out, double z) {
        return leftHand(x, out, z).rightHand(x, out, z);
    }

    public Pose leftElbow(double x, double out, double z) {
        return with(LEFT_HAND + 3, x, out, z);
    }

    public Pose rightElbow(double x, double out, double z) {
        return with(RIGHT_HAND + 3, x, out, z);
    }

    public Pose elbows(double x, double out, double z) {
        return leftElbow(x, out, z).rightElbow(x, out, z);
    }

    /** The blade, from the point under the athlete, y to the left; written for one whose upper hand is the right one. */
    public Pose stick(double x, double y, double z, double grip) {
        return with(STICK, x, y, z, grip);
    }

    public Pose stickBy(double x, double y, double z) {
        return stick(values[STICK] + x, values[STICK + 1] + y, values[STICK + 2] + z, values[STICK + 3]);
    }

    public Pose leftPole(double x, double out, double z) {
        return with(LEFT_POLE, x, out, z);
    }

    public Pose rightPole(double x, double out, double z) {
        return with(RIGHT_POLE, x, out, z);
    }

    public Pose poles(double x, double out, double z) {
        return leftPole(x, out, z).rightPole(x, out, z);
    }

    private Pose with(int channel, double... numbers) {
        double[] v = values.clone();
        System.arraycopy(numbers, 0, v, channel, numbers.length);
        return new Pose(v);
    }
}
