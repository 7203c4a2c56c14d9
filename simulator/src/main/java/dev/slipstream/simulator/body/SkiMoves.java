package dev.slipstream.simulator.body;

/** A ski cross racer from the start gate to the finish. */
public final class SkiMoves {
    public static final Pose CARVING = Pose.STANDING
            .hips(-0.14, 0, 0.74)
            .pelvis(22, 0, 0)
            .chest(42, 0, 0)
            .head(12, 0, 0)
            .feet(0.02, 0.17, 0, 0)
            .knees(0.1)
            .hands(0.34, 0.16, -0.26)
            .elbows(-0.5, 0.9, -0.3)
            .poles(-0.80, 0.22, -0.45);

    public static final Pose TUCK = CARVING.hips(-0.26, 0, 0.58)
            .pelvis(42, 0, 0)
            .chest(74, 0, 0)
            .head(18, 0, 0)
            .hands(0.40, -0.13, -0.10)
            .elbows(-0.4, 0.3, -0.9)
            .poles(-0.98, 0.10, 0.02);

    /** Tall at the lip. */
    public static final Pose TAKE_OFF =
            CARVING.hips(-0.02, 0, 0.90).pelvis(12, 0, 0).chest(34, 0, 0).hands(0.36, 0.22, -0.12);

    /** Knees drawn up, arms wide for balance. */
    public static final Pose FLIGHT = CARVING.hips(-0.20, 0, 0.60)
            .pelvis(34, 0, 0)
            .chest(58, 0, 0)
            .head(14, 0, 0)
            .hands(0.30, 0.34, -0.14)
            .elbows(-0.5, 0.9, 0.2)
            .poles(-0.85, 0.35, -0.20);

    /** Legs reach for the landing. */
    public static final Pose REACHING =
            FLIGHT.hips(-0.10, 0, 0.82).chest(46, 0, 0).hands(0.32, 0.40, -0.06);

    public static final Pose LANDED = CARVING.hips(-0.26, 0, 0.54)
            .pelvis(38, 0, 0)
            .chest(60, 0, 0)
            .head(16, 0, 0)
            .hands(0.40, 0.30, -0.20);

    /** Behind the gate, poles planted before the wand. */
    public static final Pose IN_THE_GATE = CARVING.hips(-0.24, 0, 0.78)
            .pelvis(34, 0, 0)
            .chest(52, 0, 0)
            .head(4, 0, 0)
            .hands(0.36, 0.10, -0.34)
            .poles(0.28, 0.10, -0.95);

    public static final Pose PUSHED_OFF = CARVING.hips(0.02, 0, 0.80)
            .chest(64, 0, 0)
            .head(10, 0, 0)
            .hands(-0.38, 0.22, -0.28)
            .elbows(-0.1, 0.8, 0.5)
            .poles(-0.95, 0.15, -0.28);

    public static final Pose WAITING =
            Pose.STANDING.feet(0.02, 0.15, 0, 0).hands(0.26, 0.12, -0.38).poles(0.10, 0.12, -1);

    public static final Pose WON = Pose.STANDING
            .hips(-0.02, 0, 0.94)
            .chest(-8, 0, 0)
            .head(-12, 0, 0)
            .feet(0.02, 0.17, 0, 0)
            .hands(0.06, 0.24, 0.48)
            .elbows(0.2, 1, -0.2)
            .poles(-0.45, 0.55, 0.70);

    /** Bent over the poles after a run that was not good enough. */
    public static final Pose SPENT =
            CARVING.hips(-0.16, 0, 0.80).chest(60, 0, 0).head(44, 0, 0).poles(-0.1, 0.2, -1);

    private SkiMoves() {}

    /**
     * In a turn the trunk stays more upright than the legs, and the inner pole is planted.
     *
     * @param lean of the legs, radians, positive to the left
     * @param plant 0 to 1, of the pole on the inside
     */
    public static Pose turning(Pose pose, double lean, double plant) {
        double degrees = lean * 180 / StrictMath.PI;
        Pose p = pose.turnedBy(Pose.PELVIS, -0.15 * degrees, -0.15 * degrees)
                .turnedBy(Pose.CHEST, -0.5 * degrees, -0.3 * degrees)
                .turnedBy(Pose.HEAD, -0.75 * degrees, 0.2 * degrees)
                .hipsBy(0, 0, -0.10 * Math.min(1, Math.abs(lean)));
        double k = plant * Math.min(1, Math.abs(lean) * 2);
        if (k <= 0) {
            return p;
        }
        Pose planted = lean > 0
                ? p.leftHand(0.42, 0.20, -0.20).leftPole(0.10, 0.25, -0.95)
                : p.rightHand(0.42, 0.20, -0.20).rightPole(0.10, 0.25, -0.95);
        return p.mix(planted, k);
    }
}
