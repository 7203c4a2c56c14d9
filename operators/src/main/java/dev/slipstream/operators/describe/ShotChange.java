package dev.slipstream.operators.describe;

/** What a thumbnail says about the shot, compared with the last thumbnail that showed something. */
enum ShotChange {
    /** The same shot, moved on. */
    NONE,
    /** Plain for one sample: a flash or a dip to black; judged by what follows. */
    HOLD,
    /** Another shot. */
    CUT;

    /** Below this no shift of the camera explains the picture: another scene, whatever its brightness. */
    private static final double UNLIKE = 0.25;

    /** Below this the picture is another scene if its brightness is distributed otherwise, too. */
    private static final double DOUBTFUL = 0.55;

    private static final double OTHER_BRIGHTNESS = 0.12;

    /**
     * Judges {@code now} against the reference.
     *
     * @param held whether the sample before was plain already; plain twice in a row is a shot of its own, not a flash
     */
    static ShotChange between(byte[] reference, boolean held, byte[] now) {
        if (ThumbnailDifference.isPlain(now)) {
            if (ThumbnailDifference.isPlain(reference)) {
                return NONE;
            }
            return held ? CUT : HOLD;
        }
        double similarity = ThumbnailDifference.similarity(reference, now);
        if (similarity < UNLIKE) {
            return CUT;
        }
        boolean otherBrightness = ThumbnailDifference.histogramDistance(reference, now) > OTHER_BRIGHTNESS;
        return similarity < DOUBTFUL && otherBrightness ? CUT : NONE;
    }
}
