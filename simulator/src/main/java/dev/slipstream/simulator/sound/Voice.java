package dev.slipstream.simulator.sound;

/** One speaker: a pulsing glottis and a throat of four formants (Klatt, JASA 67(3), 1980, here in parallel). */
final class Voice {
    private static final double OPEN = 0.6;
    private static final double[] LEVELS = {1, 0.85, 0.45, 0.2};
    private static final double[] BANDWIDTHS = {80, 110, 160, 260};
    /** a, e, i, o, u and the open e: first to fourth formant, hertz (after Peterson and Barney, JASA 24, 1952). */
    static final double[][] VOWELS = {
        {730, 1090, 2440, 3500},
        {460, 1890, 2550, 3600},
        {280, 2250, 2950, 3700},
        {500, 880, 2450, 3400},
        {320, 850, 2250, 3300},
        {600, 1700, 2480, 3550}
    };

    private final Resonator[] formants = new Resonator[LEVELS.length];
    private final Resonator hiss = new Resonator(5600, 900);
    private final double[] now = VOWELS[0].clone();
    private double phase;
    private double breathing;

    Voice() {
        for (int i = 0; i < formants.length; i++) {
            formants[i] = new Resonator(now[i], BANDWIDTHS[i]);
        }
    }

    /** What the vocal folds let through, as change of flow: it opens softly and closes at once. */
    static double glottal(double turns) {
        double u = (turns - Math.floor(turns)) / OPEN;
        return u < 1 ? 2 * u - 3 * u * u : 0;
    }

    /** Moves the mouth some of the way to a vowel; to be called each few milliseconds. */
    void shape(double[] vowel, double share) {
        for (int i = 0; i < formants.length; i++) {
            now[i] += (vowel[i] - now[i]) * share;
            formants[i].tune(now[i], BANDWIDTHS[i]);
        }
    }

    /**
     * The next sample.
     *
     * @param hertz pitch
     * @param voiced loudness of the folds
     * @param breath loudness of hissing sounds
     */
    double next(double hertz, double voiced, double breath, double white) {
        phase += hertz / Pcm.RATE;
        double source = glottal(phase) * voiced + white * 0.02 * voiced;
        double sum = 0;
        for (int i = 0; i < formants.length; i++) {
            // Neighbours of alternate sign, or the valleys between them would be holes.
            sum += (i % 2 == 0 ? LEVELS[i] : -LEVELS[i]) * formants[i].next(source);
        }
        breathing += (breath - breathing) * 0.002;
        return sum + hiss.next(white * breathing);
    }
}
