package dev.slipstream.simulator.sound;

/**
 * A commentator whom nobody understands: phrases of syllables in the rhythm and melody of speech, without words. Excitement
 * makes the voice higher, faster and louder, and starts it at once.
 */
final class Commentary {
    /** dB of full scale over speech and pauses, while calm. */
    static final double CALM = -32;

    private static final double PITCH = 118;
    private static final int CONTROL = Pcm.RATE / 200;

    private final Layer layer;
    private final Excitement excitement;
    private final Noise noise;
    private final Voice voice = new Voice();
    private int at;
    private double loud;

    private Commentary(double seconds, Excitement excitement, long seed) {
        this.layer = new Layer(seconds);
        this.excitement = excitement;
        this.noise = new Noise(seed);
    }

    static Layer of(double seconds, Excitement excitement, long seed) {
        Commentary commentary = new Commentary(seconds, excitement, seed);
        while (commentary.at < commentary.layer.length()) {
            commentary.phrase();
            commentary.pause();
        }
        commentary.layer.normalise(CALM);
        return commentary.layer;
    }

    private void phrase() {
        int syllables = 5 + noise.below(14);
        for (int i = 0; i < syllables && at < layer.length(); i++) {
            double wild = excitement.share((double) at / Pcm.RATE);
            // Pitch falls through the phrase; each few syllables one is stressed.
            double stress = noise.below(3) == 0 ? 1.14 : 1;
            double hertz =
                    PITCH * (1 + 0.75 * wild) * (1.14 - 0.28 * i / syllables) * stress * noise.between(0.96, 1.04);
            double strength = (stress > 1 ? 1 : 0.75) * Wave.amplitude(5 * wild);
            consonant(wild, strength);
            vowel(hertz, (noise.between(0.09, 0.17) + (i == syllables - 1 ? 0.12 : 0)) * (1 - 0.3 * wild), strength);
        }
    }

    private void consonant(double wild, double strength) {
        switch (noise.below(4)) {
            case 0 -> say(PITCH, 0.045 * (1 - 0.3 * wild), 0, 0, Voice.VOWELS[0]);
            case 1 -> say(PITCH, noise.between(0.05, 0.1), 0, 0.3 * strength, Voice.VOWELS[2]);
            case 2 -> say(PITCH * 0.95, 0.06, 0.25 * strength, 0.08 * strength, Voice.VOWELS[4]);
            default -> {
                // The next vowel follows at once.
            }
        }
    }

    private void vowel(double hertz, double seconds, double strength) {
        say(hertz, seconds, strength, 0.01, Voice.VOWELS[noise.below(Voice.VOWELS.length)]);
    }

    /** Speaks on to a loudness and a shape of mouth. */
    private void say(double hertz, double seconds, double voiced, double breath, double[] vowel) {
        int end = Math.min(layer.length(), at + Layer.at(seconds));
        for (; at < end; at++) {
            if (at % CONTROL == 0) {
                voice.shape(vowel, 0.16);
            }
            loud += (voiced - loud) * 0.0012;
            layer.samples[at] = (float) voice.next(hertz, loud, breath, noise.white());
        }
    }

    private void pause() {
        int end = Math.min(layer.length(), at + Layer.at(noise.between(0.35, 1.5)));
        double before = excitement.at((double) at / Pcm.RATE);
        while (at < end) {
            if (at % CONTROL == 0 && excitement.at((double) at / Pcm.RATE) > before + 3) {
                return;
            }
            loud -= loud * 0.002;
            layer.samples[at] = (float) voice.next(PITCH, loud, 0, noise.white());
            at++;
        }
    }
}
