package dev.slipstream.simulator.sound;

import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.vision.media.sound.LoudnessMeter;

/**
 * What microphones hear of a competition: the same for the same seed, at the loudness of a broadcast (EBU R 128: -23 LUFS on
 * average), and never clipped. After each moment that matters the crowd is heard to rise.
 */
public final class VenueSound {
    private static final double TARGET_LUFS = -23;
    /** A quiet competition stays quieter, a wild one louder. */
    private static final double MOST_GAIN = 5;

    private static final double KNEE = 0.7;
    private static final double CEILING = 0.97;

    private VenueSound() {}

    /** For cameras around the venue: crowd and sport, nobody speaks. */
    public static Pcm ambience(Competition competition, double seconds, long seed) {
        return mixed(venue(competition, seconds, seed));
    }

    /** For the programme: a commentator over the venue. */
    public static Pcm programme(Competition competition, double seconds, long seed) {
        Layer all = venue(competition, seconds, seed);
        all.mix(Commentary.of(seconds, new Excitement(competition.moments()), seed + 5));
        return mixed(all);
    }

    private static Layer venue(Competition competition, double seconds, long seed) {
        Layer all = CrowdSound.of(seconds, new Excitement(competition.moments()), seed);
        all.mix(Fanfare.of(seconds, competition.sport(), competition.moments(), seed + 3));
        all.mix(SportSound.of(seconds, competition.sport(), competition.moments(), seed + 4));
        return all;
    }

    private static Pcm mixed(Layer layer) {
        // To a tenth of a decibel, which no machine's logarithm changes.
        double wanted = Math.rint((TARGET_LUFS - loudness(layer)) * 10) / 10;
        layer.scale(Wave.amplitude(Math.max(-MOST_GAIN, Math.min(MOST_GAIN, wanted))));
        short[] samples = new short[layer.length()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.rint(limited(layer.samples[i]) * Short.MAX_VALUE);
        }
        return new Pcm(samples);
    }

    /** Mean over everything, LUFS. */
    private static double loudness(Layer layer) {
        LoudnessMeter meter = new LoudnessMeter(Pcm.RATE, new double[] {1});
        meter.add(0, new float[][] {layer.samples}, layer.length());
        double sum = 0;
        float[] blocks = meter.takeLufs();
        for (float block : blocks) {
            sum += StrictMath.pow(10, block / 10);
        }
        return blocks.length == 0 || sum == 0 ? TARGET_LUFS : 10 * StrictMath.log10(sum / blocks.length);
    }

    /** Bends what is loud towards the ceiling, which nothing reaches. */
    private static double limited(double x) {
        double size = Math.abs(x);
        if (size <= KNEE) {
            return x;
        }
        double room = CEILING - KNEE;
        return Math.signum(x) * (KNEE + room * StrictMath.tanh((size - KNEE) / room));
    }
}
