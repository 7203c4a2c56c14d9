package dev.slipstream.simulator.body;

/** A short tracker: the deep seat, the hand on the ice in the turn, the start and the finish. */
public final class ShortTrackMoves {
    public static final Pose SEATED = Pose.STANDING
            .hips(-0.20, 0, 0.60)
            .pelvis(34, 0, 0)
            .chest(66, 0, 0)
            .head(16, 0, 0)
            .feet(0.04, 0.12, 0, 4)
            .knees(0.2)
            .hands(-0.02, 0.06, -0.5)
            .elbows(-0.5, 0.8, -0.2);

    public static final Pose GLIDING = Pose.STANDING
            .hips(-0.06, 0, 0.88)
            .pelvis(12, 0, 0)
            .chest(24, 0, 0)
            .feet(0.04, 0.14, 0, 6)
            .hands(0.12, 0.06, -0.46);

    /** Toe of the front skate on the line, weight forward, one arm before and one behind. */
    public static final Pose ON_THE_LINE = SEATED.hips(-0.10, 0, 0.66)
            .pelvis(34, 0, 8)
            .chest(50, 0, -8)
            .head(6, 0, 0)
            .leftFoot(0.20, 0.12, 0, 26, 0)
            .rightFoot(-0.38, 0.14, 0, 62, 0)
            .rightHand(0.34, 0.0, -0.22)
            .leftHand(-0.36, 0.18, -0.16)
            .leftElbow(-0.1, 0.8, 0.5);

    /** Waiting for the starter. */
    public static final Pose AT_THE_LINE = ON_THE_LINE
            .hips(-0.08, 0, 0.84)
            .chest(24, 0, -4)
            .rightFoot(-0.24, 0.14, 0, 50, 0)
            .rightHand(0.10, 0.08, -0.5)
            .leftHand(0.02, 0.1, -0.52);

    /** One skate shot ahead over the finish line. */
    public static final Pose LUNGE = SEATED.hips(-0.10, 0, 0.52)
            .chest(34, 0, 6)
            .head(4, 0, 0)
            .rightFoot(0.78, 0.08, 0, 0, 0)
            .leftFoot(-0.52, 0.20, 0, 30, -14)
            .hands(-0.30, 0.42, -0.20)
            .elbows(-0.2, 0.8, 0.4);

    public static final Pose WON = Pose.STANDING
            .hips(-0.02, 0, 0.93)
            .pelvis(-2, 0, 0)
            .chest(-6, 0, 0)
            .head(-10, 0, 0)
            .feet(0.04, 0.13, 0, 5)
            .hands(0.04, 0.22, 0.50)
            .elbows(0.2, 1, -0.2);

    /** Hands on the knees. */
    public static final Pose BEATEN = GLIDING.hips(-0.18, 0, 0.76)
            .pelvis(30, 0, 0)
            .chest(58, 0, 0)
            .head(40, 0, 0)
            .hands(0.14, 0.0, -0.50)
            .elbows(-0.3, 1, 0);

    private ShortTrackMoves() {}

    /**
     * The seat in a turn to the left: the inner hand touches the ice, the outer arm swings or rests on the back.
     *
     * @param turn 0 to 1
     */
    public static Pose cornering(Pose pose, double turn) {
        Pose down = pose.hips(-0.16, 0, 0.62)
                .chest(62, 8, -6)
                .head(14, -20, 14)
                .leftHand(0.22, 0.16, -0.62)
                .leftElbow(-0.3, 0.8, 0.2)
                .leftKnee(0.2);
        return pose.mix(down, turn);
    }
}
