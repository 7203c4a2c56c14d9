package dev.slipstream.vision.replay.hull;

/**
 * What the hull tolerates.
 *
 * @param strong distance in levels from which a pixel differs from its plate
 * @param weak the same where an athlete is expected
 * @param tolerated cameras that may miss a part before the repair
 * @param leastSeen cameras that must have a point in their picture
 * @param core metres inside of the hull of all but one camera from which that one has no say
 */
public record HullSettings(int strong, int weak, int tolerated, int leastSeen, float core) {
    /** For so many cameras. */
    public static HullSettings of(int cameras) {
        int tolerated = cameras >= 12 ? 2 : cameras >= 7 ? 1 : 0;
        return new HullSettings(20, 9, tolerated, Math.max(2, Math.min(6, cameras / 2)), 0.02f);
    }
}
