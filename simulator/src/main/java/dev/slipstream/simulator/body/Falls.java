package dev.slipstream.simulator.body;

/** Losing balance, sliding, and getting up again; the same way in every sport. */
public final class Falls {
    /** Thrown on the left hip, legs to the right and ahead. */
    public static final Pose ON_THE_HIP = Pose.STANDING
            .hips(0, 0.05, 0.20)
            .pelvis(-24, 48, 10)
            .chest(-18, 34, 6)
            .head(2, 8, 0)
            .leftFoot(0.62, -0.16, 0.05, -10, 10)
            .rightFoot(0.52, 0.34, 0.16, 14, 14)
            .knees(0.4)
            .leftHand(-0.18, 0.26, -0.42)
            .rightHand(0.34, 0.34, 0.06)
            .elbows(-0.5, 0.8, -0.2)
            .stick(0.9, -0.5, 0.3, 0)
            .poles(-0.9, 0.4, -0.1);

    /** On the back, arms spread, skates up. */
    public static final Pose ON_THE_BACK = ON_THE_HIP
            .hips(0, 0, 0.17)
            .pelvis(-68, 12, 0)
            .chest(-76, 6, 0)
            .head(-40, 0, 0)
            .leftFoot(0.74, 0.14, 0.24, 8, 24)
            .rightFoot(0.66, 0.24, 0.12, 16, 20)
            .leftHand(0.02, 0.46, -0.06)
            .rightHand(0.08, 0.46, 0.02)
            .stick(0.55, 0.9, 0.05, 0);

    /** Flat on the chest, arms ahead. */
    public static final Pose ON_THE_CHEST = ON_THE_HIP
            .hips(0, 0, 0.17)
            .pelvis(84, 0, 0)
            .chest(80, 0, 0)
            .head(46, 0, 0)
            .leftFoot(-0.74, 0.14, 0.06, 20, -70)
            .rightFoot(-0.66, 0.22, 0.12, 26, -70)
            .hands(0.46, 0.16, -0.04)
            .stick(1.3, 0.5, 0.04, 0);

    private static final Pose TIPPING = Pose.STANDING
            .hips(-0.10, 0.16, 0.56)
            .pelvis(0, 26, 0)
            .chest(4, 30, 10)
            .head(0, 8, 0)
            .leftFoot(0.36, -0.10, 0.02, 0, 0)
            .rightFoot(0.24, 0.38, 0.14, 10, 8)
            .leftHand(0.10, 0.44, -0.30)
            .rightHand(0.16, 0.50, 0.12)
            .stick(0.9, 0.1, 0.5, 0);

    private static final Pose TRIPPING = Pose.STANDING
            .hips(0.02, 0, 0.58)
            .pelvis(44, 0, 0)
            .chest(58, 0, 0)
            .head(22, 0, 0)
            .leftFoot(-0.40, 0.16, 0.10, 16, -30)
            .rightFoot(-0.22, 0.16, 0.0, 10, -10)
            .hands(0.42, 0.20, -0.20)
            .stick(1.15, 0.4, 0.2, 0);

    private static final Pose ON_ALL_FOURS = Pose.STANDING
            .hips(-0.12, 0, 0.48)
            .pelvis(62, 0, 0)
            .chest(72, 0, 0)
            .head(40, 0, 0)
            .leftFoot(-0.52, 0.14, 0.04, 10, -50)
            .rightFoot(-0.50, 0.14, 0.04, 10, -50)
            .hands(0.08, 0.02, -0.52)
            .stick(0.9, 0.3, 0.03, 0);

    private static final Pose ON_ONE_KNEE = Pose.STANDING
            .hips(-0.04, 0, 0.54)
            .pelvis(20, 0, 0)
            .chest(38, 0, 0)
            .head(16, 0, 0)
            .leftFoot(0.32, 0.14, 0, 4, 0)
            .rightFoot(-0.40, 0.12, 0.03, 8, -46)
            .leftHand(0.24, 0.0, -0.40)
            .rightHand(0.16, 0.12, -0.46)
            .stick(0.95, 0.4, 0.03, 0.5);

    private Falls() {}

    /** Sideways from an edge that gives way: hip, back, and after {@code lying} seconds up again into {@code then}. */
    public static Clip slip(Pose from, double lying, Pose then) {
        return Clip.from(0, from)
                .then(0.26, TIPPING)
                .then(0.52, ON_THE_HIP)
                .then(0.95, ON_THE_BACK.mix(ON_THE_HIP, 0.45))
                .then(0.95 + 0.6 * lying, ON_THE_HIP.hips(0, 0, 0.20))
                .then(0.95 + lying, ON_ALL_FOURS)
                .then(1.75 + lying, ON_ONE_KNEE)
                .then(2.55 + lying, then);
    }

    /** Over the toes: on the chest, and up again after {@code lying} seconds. */
    public static Clip trip(Pose from, double lying, Pose then) {
        return Clip.from(0, from)
                .then(0.30, TRIPPING)
                .then(0.62, ON_THE_CHEST)
                .then(0.62 + lying, ON_THE_CHEST.head(30, 0, 10))
                .then(1.30 + lying, ON_ALL_FOURS)
                .then(2.00 + lying, ON_ONE_KNEE)
                .then(2.70 + lying, then);
    }
}
