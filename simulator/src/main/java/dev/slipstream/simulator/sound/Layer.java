package dev.slipstream.simulator.sound;

/** Sound that is being made up: full scale is 1, and more is allowed until it is mixed down. */
final class Layer {
    final float[] samples;

    Layer(double seconds) {
        samples = new float[(int) Math.round(seconds * Pcm.RATE)];
    }

    int length() {
        return samples.length;
    }

    /** Adds to one sample; outside of the layer nothing is heard. */
    void add(int at, double value) {
        if (at >= 0 && at < samples.length) {
            samples[at] += (float) value;
        }
    }

    /** Makes its mean power a given one, dB of full scale; silence stays. */
    void normalise(double decibels) {
        double sum = 0;
        for (float sample : samples) {
            sum += (double) sample * sample;
        }
        if (sum > 0) {
            scale(Wave.amplitude(decibels) / Math.sqrt(sum / samples.length));
        }
    }

    void scale(double gain) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= (float) gain;
        }
    }

    void mix(Layer other) {
        int count = Math.min(samples.length, other.samples.length);
        for (int i = 0; i < count; i++) {
            samples[i] += other.samples[i];
        }
    }

    static int at(double seconds) {
        return (int) Math.round(seconds * Pcm.RATE);
    }
}
