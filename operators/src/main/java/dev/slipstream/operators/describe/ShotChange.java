package dev.slipstream.operators.describe;

/** What a thumbnail says about the shot, compared with the last thumbnail that showed something. */
enum ShotChange {
    /** The same shot, moved on. */
    NONE,
    /** Plain for one sample: a flash or a dip to black; judged by what follows. */
    HOLD,
    /** Perhaps another shot: only the pictures between the samples can tell. Without them it counts as the same. */
    DOUBT,
    /** Another shot. */
    CUT;

    /**
     * Both must speak for a cut in structure: a change of light moves the grey levels and leaves the correlation, an athlete or a
     * graphic spoils the correlation and changes a small share. Tuned on drawn scenes (seeds under 400); between real
     * cameras on one scene the share is 0.56 or more and the correlation 0.61 or less, within their shots 0.44 and 0.84.
     */
    private static final double CHANGED = 0.36;

    private static final double UNLIKE = 0.7;

    /**
     * Two scenes of soft light (snow, then a dark board) are alike in structure, and differ in level by this many
     * doublings; a change of light in one scene may move the level as far, but leaves the structure the same.
     */
    private static final double OTHER_LEVEL = 0.5;

    private static final double SAME = 0.9;

    /** Cuts between cameras on one simulated scene reach 0.90 (seeds 41, 611, 612); a pan may fall as low. */
    private static final double DOUBTFUL = 0.92;

    /**
     * Judges {@code now} against the reference.
     *
     * @param held whether the sample before was plain already; plain twice in a row is a shot of its own, not a flash
     */
    static ShotChange between(byte[] reference, boolean held, byte[] now) {
        if (ThumbnailDifference.isPlain(now)) {
            if (ThumbnailDifference.isPlain(reference)) {
                // From card to card: nothing moves in either, so a step in level is all there is to see.
                return ThumbnailDifference.levelChange(reference, now) > OTHER_LEVEL ? CUT : NONE;
            }
            return held ? CUT : HOLD;
        }
        double similarity = ThumbnailDifference.similarity(reference, now);
        boolean otherStructure = similarity < UNLIKE && ThumbnailDifference.changedShare(reference, now) > CHANGED;
        boolean otherLevel = similarity < SAME && ThumbnailDifference.levelChange(reference, now) > OTHER_LEVEL;
        if (otherStructure || otherLevel) {
            return CUT;
        }
        return similarity < DOUBTFUL ? DOUBT : NONE;
    }
}
