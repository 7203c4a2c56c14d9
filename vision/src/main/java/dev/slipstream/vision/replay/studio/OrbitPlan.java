package dev.slipstream.vision.replay.studio;

/**
 * What an orbit is to be like.
 *
 * @param pictures how many
 * @param width of each, pixels, even
 * @param height of each, pixels, even
 * @param fps pictures per second
 * @param turn how far the virtual camera goes around, radians; negative for clockwise seen from above
 */
public record OrbitPlan(int pictures, int width, int height, int fps, double turn) {
    /** Once around in under five seconds, in 720p. */
    public static final OrbitPlan USUAL = new OrbitPlan(120, 1280, 720, 25, 2 * Math.PI);

    private static final int MOST_PICTURES = 3_000;
    private static final int LARGEST = 3_840;

    public OrbitPlan {
        if (pictures < 1 || pictures > MOST_PICTURES || fps < 1 || fps > 120) {
            throw new IllegalArgumentException("an orbit has 1 to " + MOST_PICTURES
                    + " pictures and 1 to 120 a second, not " + pictures + " and " + fps);
        }
        if (width < 64 || height < 64 || width > LARGEST || height > LARGEST || width % 2 + height % 2 > 0) {
            throw new IllegalArgumentException(
                    "an orbit's sides are even and 64 to " + LARGEST + " pixels, not " + width + "x" + height);
        }
    }
}
