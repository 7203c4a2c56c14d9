package dev.slipstream.simulator.body;

/**
 * The skating stride as a function of its phase: one foot glides under the body while the other pushes out to the side
 * and comes back over the ice. At phase 0 the left foot has just been set down.
 */
public final class Skating {
    /** Eight positions of a foot around its cycle: x, outwards, above the ice; degrees toe out and toe up. */
    private static final Cycle STRAIGHT = new Cycle(new double[][] {
        {.12, .10, .07, -.01, -.15, -.36, -.46, -.14},
        {.09, .07, .07, .11, .25, .47, .48, .18},
        {0, 0, 0, 0, 0, 0, .08, .06},
        {4, 4, 6, 12, 26, 36, 34, 14},
        {0, 0, 0, 0, 0, -4, -22, -6}
    });
    /** In a turn to the left the inner foot pushes under the body, */
    private static final Cycle INNER = new Cycle(new double[][] {
        {.10, .08, .03, -.04, -.14, -.30, -.34, -.06},
        {.16, .12, .06, -.02, -.14, -.32, -.20, .12},
        {0, 0, 0, 0, 0, 0, .06, .06},
        {-4, -2, 0, 0, 0, 0, 0, -2},
        {0, 0, 0, 0, 0, -6, -20, -4}
    });
    /** and the outer one crosses in front of it. */
    private static final Cycle OUTER = new Cycle(new double[][] {
        {.24, .18, .10, -.02, -.16, -.32, -.32, .06},
        {-.10, -.04, .04, .14, .30, .48, .42, .14},
        {0, 0, 0, 0, 0, 0, .08, .11},
        {6, 6, 6, 10, 20, 28, 24, 8},
        {0, 0, 0, 0, 0, -4, -16, 0}
    });

    private static final double TAU = 2 * StrictMath.PI;
    private static final double NEUTRAL_X = 0.04;
    private static final double NEUTRAL_OUT = 0.12;

    private Skating() {}

    /** A foot's periodic way. */
    private record Cycle(double[][] channels) {
        double[] at(double phase) {
            double[] v = new double[channels.length];
            for (int i = 0; i < v.length; i++) {
                v[i] = Ease.cycle(channels[i], phase);
            }
            return v;
        }
    }

    /**
     * The legs of a stride under the trunk of a stance.
     *
     * @param push 0 glides on both feet, 1 is full effort
     * @param turn 0 ahead, 1 crosses over in a turn to the left, -1 to the right
     */
    public static Pose stride(Pose stance, double phase, double push, double turn) {
        double p = phase - Math.floor(phase);
        double[] left = foot(p, turn > 0 ? INNER : OUTER, Math.abs(turn));
        double[] right = foot(p + 0.5, turn > 0 ? OUTER : INNER, Math.abs(turn));
        double sway = StrictMath.sin(TAU * p) * push * (1 - 0.6 * Math.abs(turn));
        double swing = StrictMath.sin(TAU * (p - 0.45)) * push;
        Pose legs = stance.leftFoot(x(left, push), out(left, push), left[2] * push, left[3] * push, left[4] * push)
                .rightFoot(x(right, push), out(right, push), right[2] * push, right[3] * push, right[4] * push)
                .hipsBy(0, 0.07 * sway, -0.015 * Math.abs(swing));
        return legs.turnedBy(Pose.PELVIS, 2.5 * sway, 7 * swing).turnedBy(Pose.CHEST, 4 * sway, -9 * swing);
    }

    /** Arms that swing from behind the hips to before the chest, as short trackers' do. */
    public static Pose swinging(Pose pose, double phase, double effort) {
        double swing = StrictMath.sin(TAU * (phase - 0.45)) * effort;
        return arm(arm(pose, swing, true), -swing, false);
    }

    private static Pose arm(Pose pose, double swing, boolean left) {
        double forward = Math.max(0, swing);
        double back = Math.max(0, -swing);
        double x = 0.02 + 0.34 * forward - 0.46 * back;
        double out = 0.08 - 0.22 * forward + 0.12 * back;
        double z = -0.48 + 0.16 * forward + 0.34 * back;
        return left
                ? pose.leftHand(x, out, z).leftElbow(-0.6 + 0.5 * back, 0.7, -0.3 + 0.6 * back)
                : pose.rightHand(x, out, z).rightElbow(-0.6 + 0.5 * back, 0.7, -0.3 + 0.6 * back);
    }

    private static double[] foot(double phase, Cycle turning, double turn) {
        double[] ahead = STRAIGHT.at(phase);
        double[] cross = turning.at(phase);
        for (int i = 0; i < ahead.length; i++) {
            ahead[i] = Ease.mix(ahead[i], cross[i], turn);
        }
        return ahead;
    }

    private static double x(double[] foot, double push) {
        return Ease.mix(NEUTRAL_X, foot[0], push);
    }

    private static double out(double[] foot, double push) {
        return Ease.mix(NEUTRAL_OUT, foot[1], push);
    }
}
