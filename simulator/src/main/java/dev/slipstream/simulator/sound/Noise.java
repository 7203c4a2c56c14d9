package dev.slipstream.simulator.sound;

/** Randomness of sound: the same on every machine for a seed, and quick enough for each sample (xorshift64*, Vigna 2016). */
final class Noise {
    private long state;

    Noise(long seed) {
        // Small seeds would begin with a run of small numbers.
        state = (seed ^ 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        if (state == 0) {
            state = 1;
        }
        for (int i = 0; i < 8; i++) {
            next();
        }
    }

    private long next() {
        state ^= state >>> 12;
        state ^= state << 25;
        state ^= state >>> 27;
        return state * 0x2545F4914F6CDD1DL;
    }

    /** White, -1 to 1. */
    double white() {
        return (next() >> 11) * 0x1p-52;
    }

    /** Evenly between two values. */
    double between(double low, double high) {
        return low + (high - low) * ((next() >>> 11) * 0x1p-53);
    }

    /** 0 to {@code bound} - 1. */
    int below(int bound) {
        return (int) ((next() >>> 33) % bound);
    }
}
