package dev.slipstream.operators.health;

import java.util.Random;

/** What a camera adds to a thumbnail: most pixels stay, some move by a level. */
final class Noise {
    private Noise() {}

    /** {@code mean}: mean absolute difference from one picture to the next, grey levels. */
    static byte[] over(byte[] thumbnail, int seed, double mean) {
        // A pixel that is moved with this chance differs from another such picture's with twice its complement.
        double chance = (1 - Math.sqrt(1 - 2 * mean)) / 2;
        Random random = new Random(seed);
        byte[] noisy = thumbnail.clone();
        for (int i = 0; i < noisy.length; i++) {
            if (random.nextDouble() < chance) {
                int value = noisy[i] & 0xff;
                noisy[i] = (byte) (value < 255 ? value + 1 : value - 1);
            }
        }
        return noisy;
    }
}
