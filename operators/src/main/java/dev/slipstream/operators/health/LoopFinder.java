package dev.slipstream.operators.health;

/**
 * Finds in the fingerprints of consecutive samples that the same stretch comes again and again. Pure.
 *
 * <p>A replay shows a stretch once more and goes on to something else; a loop comes to its beginning a third time. And what hardly
 * changes, a still or an empty hall, is like itself at any distance and no loop: the stretch must hold pictures that differ.
 */
final class LoopFinder {
    /** Two minutes at a sample a second: loops of up to a minute are found. A kilobyte of state. */
    static final int MOST_SAMPLES = 120;
    /** Of a sample that is not there: like anything. No picture has it. */
    static final long UNKNOWN = 0;

    private static final int SHORTEST = 3;
    /** Samples into the third pass. */
    private static final int THIRD_PASS = 3;
    /** A shorter repetition may be chance. */
    private static final int LEAST_MATCHES = 8;
    /** Bits; a picture that was encoded again stays within. */
    private static final int SAME = 6;
    /** Bits; other scenes and other views of one scene lie further apart. */
    private static final int DIFFERENT = 14;
    /** Pictures in a stretch that all differ. */
    private static final int LEAST_PICTURES = 3;
    /** One comparison of so many may lack a sample. */
    private static final int FOR_EACH_UNKNOWN = 4;

    private LoopFinder() {}

    /**
     * The period of the loop that the newest sample continues, in samples; 0 where it is none.
     *
     * @param fingerprints oldest first, {@link #UNKNOWN} where a sample is missing
     */
    static int period(long[] fingerprints) {
        int longest = Math.min((fingerprints.length - THIRD_PASS) / 2, fingerprints.length - LEAST_MATCHES);
        for (int period = SHORTEST; period <= longest; period++) {
            if (repeats(fingerprints, period) && isVaried(fingerprints, period)) {
                return period;
            }
        }
        return 0;
    }

    private static boolean repeats(long[] fingerprints, int period) {
        int matches = Math.max(period + THIRD_PASS, LEAST_MATCHES);
        int unknown = 0;
        for (int i = fingerprints.length - matches; i < fingerprints.length; i++) {
            long now = fingerprints[i];
            long before = fingerprints[i - period];
            if (now == UNKNOWN || before == UNKNOWN) {
                unknown++;
            } else if (Fingerprint.distance(now, before) > SAME) {
                return false;
            }
        }
        return unknown * FOR_EACH_UNKNOWN <= matches;
    }

    private static boolean isVaried(long[] fingerprints, int period) {
        long[] pictures = new long[LEAST_PICTURES];
        int found = 0;
        for (int i = fingerprints.length - period; i < fingerprints.length && found < LEAST_PICTURES; i++) {
            if (fingerprints[i] != UNKNOWN && isNew(fingerprints[i], pictures, found)) {
                pictures[found++] = fingerprints[i];
            }
        }
        return found == LEAST_PICTURES;
    }

    private static boolean isNew(long fingerprint, long[] pictures, int found) {
        for (int i = 0; i < found; i++) {
            if (Fingerprint.distance(fingerprint, pictures[i]) < DIFFERENT) {
                return false;
            }
        }
        return true;
    }
}
