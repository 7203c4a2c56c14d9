package dev.slipstream.simulator.body;

/** What a hockey player does with stick and body; written for the upper hand on the right, others are mirrored. */
public final class HockeyMoves {
    /** Knees bent, both hands on the stick, its blade on the ice. */
    public static final Pose READY = Pose.STANDING
            .hips(-0.10, 0, 0.75)
            .pelvis(28, 0, 0)
            .chest(44, 0, 0)
            .head(10, 0, 0)
            .feet(0.04, 0.21, 0, 10)
            .knees(0.3)
            .rightHand(0.10, -0.02, -0.34)
            .leftHand(0.25, -0.1, -0.45)
            .elbows(-0.7, 0.8, -0.1)
            .stick(1.02, 0.50, 0.03, 1);

    /** Between strides, looking around. */
    public static final Pose UPRIGHT =
            READY.hips(-0.04, 0, 0.86).pelvis(14, 0, 0).chest(24, 0, 0).head(4, 0, 0);

    private static final Pose WOUND_UP = READY.hips(-0.16, 0.06, 0.70)
            .chest(40, 6, 38)
            .head(14, 0, -6)
            .leftFoot(-0.16, 0.24, 0, 24, 0)
            .rightFoot(0.22, 0.20, 0, 4, 0)
            .stick(0.28, 0.92, 0.04, 1);

    private static final Pose RELEASED = READY.hips(0.04, -0.06, 0.74)
            .chest(42, -4, -14)
            .head(2, 0, 0)
            .leftFoot(-0.32, 0.26, 0, 26, -6)
            .rightFoot(0.24, 0.14, 0, 2, 0)
            .stick(1.20, 0.30, 0.06, 1);

    private static final Pose FOLLOWED = RELEASED.hips(0.10, -0.08, 0.80)
            .chest(30, -6, -34)
            .leftFoot(-0.46, 0.26, 0.06, 24, -18)
            .rightHand(0.22, 0.06, -0.22)
            .stick(1.34, -0.28, 0.80, 1);

    private static final Pose SLAP_WOUND_UP = READY.hips(-0.14, 0.05, 0.76)
            .chest(30, 8, 66)
            .head(12, 0, -10)
            .leftFoot(-0.20, 0.26, 0, 30, 0)
            .rightFoot(0.20, 0.20, 0, 4, 0)
            .rightHand(0.12, -0.30, -0.10)
            .stick(-0.82, 0.90, 1.35, 1);

    /** Arms and stick up, knees loose. */
    public static final Pose CHEER = Pose.STANDING
            .hips(0, 0, 0.94)
            .pelvis(-4, 0, 0)
            .chest(-8, 0, 0)
            .head(-14, 0, 0)
            .feet(0.04, 0.18, 0, 10)
            .hands(0.06, 0.20, 0.50)
            .elbows(0.3, 1, -0.2)
            .stick(0.56, -0.92, 3.20, 0);

    /** On one knee, pumping a fist. */
    public static final Pose KNEE_SLIDE = CHEER.hips(0, 0, 0.56)
            .stick(0.50, -0.90, 2.75, 0)
            .chest(6, 0, 0)
            .leftFoot(0.40, 0.12, 0, 0, 0)
            .rightFoot(-0.36, 0.10, 0.02, 0, -40)
            .leftHand(0.34, 0.08, 0.12)
            .leftElbow(-0.2, 0.6, -1);

    /** Arms around another player. */
    public static final Pose EMBRACE = CHEER.hips(0, 0, 0.92)
            .chest(14, 0, 0)
            .head(14, 0, 20)
            .hands(0.42, -0.02, 0.04)
            .elbows(0, 1, -0.6)
            .stick(0.88, -0.70, 2.72, 0);

    private static final Pose BRACED = READY.hips(-0.04, 0, 0.70)
            .pelvis(26, -6, -20)
            .chest(40, -16, -42)
            .head(12, 0, 0)
            .leftFoot(-0.30, 0.26, 0, 20, 0)
            .rightFoot(0.26, 0.18, 0, 4, 0)
            .stick(0.85, 0.62, 0.10, 1);

    private static final Pose DRIVEN = BRACED.hips(0.12, 0, 0.80)
            .chest(24, -14, -58)
            .leftFoot(-0.46, 0.30, 0, 24, -8)
            .rightHand(0.20, 0.02, -0.26)
            .stick(0.90, 0.60, 0.35, 1);

    private static final Pose STAGGERED = READY.hips(-0.14, 0.10, 0.80)
            .pelvis(6, 10, 0)
            .chest(2, 24, 20)
            .head(-6, 14, 0)
            .leftFoot(0.10, 0.40, 0, 16, 0)
            .rightFoot(0.14, 0.04, 0.10, 0, 12)
            .leftHand(0.05, 0.55, 0.0)
            .stick(0.9, 0.2, 0.5, 0);

    /** Released at {@link #WRIST_RELEASE}. */
    public static final Clip WRIST_SHOT = Clip.from(0, READY)
            .then(0.26, WOUND_UP)
            .then(0.42, RELEASED)
            .then(0.62, FOLLOWED)
            .then(1.15, READY);

    public static final double WRIST_RELEASE = 0.42;

    /** Released at {@link #SLAP_RELEASE}. */
    public static final Clip SLAP_SHOT = Clip.from(0, READY)
            .then(0.42, SLAP_WOUND_UP)
            .then(0.60, RELEASED)
            .then(0.80, FOLLOWED)
            .then(1.35, READY);

    public static final double SLAP_RELEASE = 0.60;

    /** Released at {@link #PASS_RELEASE}. */
    public static final Clip PASS = Clip.from(0, READY)
            .then(0.22, READY.mix(WOUND_UP, 0.7))
            .then(0.38, RELEASED)
            .then(0.52, RELEASED.stickBy(0.10, -0.34, 0.12))
            .then(0.95, READY);

    public static final double PASS_RELEASE = 0.38;

    /** The blade goes out to meet the puck, then gives. */
    public static final Clip RECEIVE = Clip.from(0, READY)
            .then(0.35, READY.stickBy(0.12, 0.12, 0))
            .then(0.60, READY.stickBy(-0.12, 0.05, 0))
            .then(0.90, READY);

    /** Shoulder first; contact at {@link #CONTACT}. */
    public static final Clip CHECK = Clip.from(0, READY)
            .then(0.40, BRACED)
            .then(0.58, DRIVEN)
            .then(0.85, DRIVEN.hips(0.06, 0, 0.84))
            .then(1.40, READY);

    public static final double CONTACT = 0.50;

    /** Who is checked: braces, is thrown sideways, catches himself. */
    public static final Clip CHECKED = Clip.from(0, READY)
            .then(0.40, READY.hips(-0.06, 0, 0.72))
            .then(0.68, STAGGERED)
            .then(1.05, STAGGERED.mix(READY, 0.5))
            .then(1.50, READY);

    private HockeyMoves() {}

    /** The puck led from side to side before the blade. */
    public static Pose dribbling(Pose pose, double time) {
        double side = StrictMath.sin(time * 8.2);
        return pose.stickBy(0.03 * StrictMath.cos(time * 8.2), 0.15 * side, 0);
    }
}
