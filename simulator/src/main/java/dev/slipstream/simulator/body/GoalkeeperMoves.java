package dev.slipstream.simulator.body;

/** A goalkeeper between the posts: the crouch, the butterfly and the glove; the catching hand is the left one. */
public final class GoalkeeperMoves {
    public static final Pose CROUCH = Pose.STANDING
            .hips(-0.12, 0, 0.66)
            .pelvis(24, 0, 0)
            .chest(36, 0, 0)
            .head(6, 0, 0)
            .feet(0.04, 0.36, 0, 14)
            .knees(-0.5)
            .leftHand(0.30, 0.26, -0.24)
            .rightHand(0.26, 0.22, -0.36)
            .elbows(-0.6, 0.9, -0.3)
            .stick(0.66, -0.22, 0.03, 1);

    public static final Pose UPRIGHT =
            CROUCH.hips(-0.05, 0, 0.84).chest(18, 0, 0).feet(0.02, 0.26, 0, 12).knees(0);

    /** Knees on the ice, pads spread to the posts. */
    public static final Pose BUTTERFLY = CROUCH.hips(-0.04, 0, 0.455)
            .pelvis(8, 0, 0)
            .chest(16, 0, 0)
            .head(14, 0, 0)
            .feet(-0.24, 0.58, 0.06, 62)
            .knees(-1.6)
            .leftHand(0.24, 0.38, -0.14)
            .rightHand(0.28, 0.30, -0.26)
            .stick(0.52, -0.06, 0.03, 1);

    /** The catching glove snatches high on its side. */
    public static final Pose GLOVE = BUTTERFLY
            .hips(-0.04, 0.10, 0.48)
            .chest(10, 14, 10)
            .head(0, 6, 26)
            .leftHand(0.22, 0.50, 0.22)
            .leftElbow(-0.2, 0.4, -1);

    /** The blocker side is closed, the pad kicked out. */
    public static final Pose STRETCH = BUTTERFLY
            .hips(-0.04, -0.12, 0.44)
            .chest(20, -12, -8)
            .rightFoot(-0.08, 0.80, 0.06, 72, 0)
            .rightHand(0.26, 0.46, -0.28)
            .stick(0.42, -0.60, 0.03, 1);

    /** Over the puck, so that nobody plays it. */
    public static final Pose COVERED = BUTTERFLY
            .hips(-0.10, 0, 0.44)
            .pelvis(30, 0, 0)
            .chest(62, 0, 0)
            .head(40, 0, 0)
            .leftHand(0.30, -0.08, -0.46)
            .stick(0.6, -0.1, 0.03, 1);

    private GoalkeeperMoves() {}

    /**
     * Down at {@code down} seconds after the shot leaves, back up later.
     *
     * @param save where the shot goes
     */
    public static Clip save(Pose save, double down) {
        return Clip.from(0, CROUCH)
                .then(down, save)
                .then(down + 0.8, BUTTERFLY)
                .then(down + 1.5, UPRIGHT)
                .then(down + 2.2, CROUCH);
    }
}
