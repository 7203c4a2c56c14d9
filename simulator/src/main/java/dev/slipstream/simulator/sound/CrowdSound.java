package dev.slipstream.simulator.sound;

/**
 * Thousands of people who talk and cheer: noise through the formants of many throats, each band swelling and fading at the
 * pace of syllables. Calm it is a murmur; excited it opens into the vowel of a roar, with single voices on top.
 */
final class CrowdSound {
    /** dB of full scale while calm. */
    static final double CALM = -36;

    private static final double[] MURMUR = {280, 420, 560, 760, 1050, 1500, 2300};
    private static final double[] ROAR = {520, 700, 880, 1150, 1500, 2500, 3300};
    private static final double CONTROL = 100;
    private static final double VOICES_PER_SECOND = 26;

    private CrowdSound() {}

    static Layer of(double seconds, Excitement excitement, long seed) {
        Layer murmur = babble(seconds, MURMUR, seed);
        Layer roar = babble(seconds, ROAR, seed + 1);
        voices(roar, excitement, seed + 2);
        Layer crowd = new Layer(seconds);
        int step = (int) (Pcm.RATE / CONTROL);
        double gain = Wave.amplitude(CALM + excitement.at(0));
        double share = excitement.share(0);
        for (int from = 0; from < crowd.length(); from += step) {
            double until = (from + step) / (double) Pcm.RATE;
            double nextGain = Wave.amplitude(CALM + excitement.at(until));
            double nextShare = excitement.share(until);
            int count = Math.min(step, crowd.length() - from);
            for (int i = 0; i < count; i++) {
                double k = (double) i / step;
                double open = share + (nextShare - share) * k;
                double mixed =
                        murmur.samples[from + i] * Math.sqrt(1 - open) + roar.samples[from + i] * Math.sqrt(open);
                crowd.samples[from + i] = (float) (mixed * (gain + (nextGain - gain) * k));
            }
            gain = nextGain;
            share = nextShare;
        }
        return crowd;
    }

    /** Noise in bands that breathe on their own, of power one. */
    private static Layer babble(double seconds, double[] bands, long seed) {
        Layer layer = new Layer(seconds);
        Noise noise = new Noise(seed);
        for (double hertz : bands) {
            Resonator formant = new Resonator(hertz, hertz / 5);
            double tilt = Math.min(1, 700 / hertz) * Math.sqrt(1000 / hertz);
            double from = noise.between(0.4, 1);
            for (int at = 0; at < layer.length(); ) {
                // A syllable's length.
                int length = Layer.at(noise.between(0.09, 0.32));
                double to = noise.between(0.35, 1.15);
                for (int i = 0; i < length && at < layer.length(); i++, at++) {
                    layer.samples[at] +=
                            (float) (formant.next(noise.white()) * tilt * (from + (to - from) * i / length));
                }
                from = to;
            }
        }
        layer.normalise(0);
        return layer;
    }

    /** Single shouts and whistles, more the wilder it is. */
    private static void voices(Layer roar, Excitement excitement, long seed) {
        Noise noise = new Noise(seed);
        double seconds = (double) roar.length() / Pcm.RATE;
        for (double at = noise.between(0, 0.1); at < seconds; at += noise.between(0, 2 / VOICES_PER_SECOND)) {
            boolean heard = noise.between(0, 1) < excitement.share(at);
            boolean whistle = noise.below(12) == 0;
            double pitch = whistle ? noise.between(1900, 3300) : noise.between(190, 520);
            double length = noise.between(0.4, 1.6);
            double loud = noise.between(0.1, 0.4);
            if (heard && whistle) {
                whistle(roar, at, length / 2, pitch, loud * 0.7);
            } else if (heard) {
                shout(roar, at, length, pitch, loud);
            }
        }
    }

    private static void whistle(Layer into, double at, double length, double hertz, double loud) {
        int count = Layer.at(length);
        double phase = 0;
        for (int i = 0; i < count; i++) {
            double k = (double) i / count;
            phase += hertz * (1 + 0.2 * Wave.sine(k / 2)) / Pcm.RATE;
            into.add(Layer.at(at) + i, loud * Wave.sine(k / 2) * Wave.sine(phase));
        }
    }

    private static void shout(Layer into, double at, double length, double hertz, double loud) {
        Resonator first = new Resonator(750, 140);
        Resonator second = new Resonator(1250, 200);
        int count = Layer.at(length);
        double phase = 0;
        for (int i = 0; i < count; i++) {
            double k = (double) i / count;
            phase += hertz * (1 + 0.25 * Wave.sine(k / 2)) / Pcm.RATE;
            double source = Voice.glottal(phase);
            into.add(Layer.at(at) + i, loud * Wave.sine(k / 2) * 3 * (first.next(source) + 0.7 * second.next(source)));
        }
    }
}
