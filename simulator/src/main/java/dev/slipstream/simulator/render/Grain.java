package dev.slipstream.simulator.render;

import java.util.Random;

/** The noise of a camera's sensor: without it, a picture less its plate would be a perfect mask, which no camera gives. */
final class Grain {
    /** Standard deviation in levels of 255, as a broadcast camera has after its own noise reduction. */
    private static final double DEVIATION = 1.1;

    private static final int LENGTH = 1 << 16;
    private static final byte[] LEVELS = levels();

    private Grain() {}

    private static byte[] levels() {
        Random random = new Random(20260206);
        byte[] levels = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            levels[i] = (byte) Math.round(random.nextGaussian() * DEVIATION);
        }
        return levels;
    }

    /** Over a finished picture; another {@code seed} for each picture of each camera. */
    static void add(int[] rgb, int width, int seed) {
        for (int row = 0; row * width < rgb.length; row++) {
            int at = (int) (Noise.at(row, seed, 5) * LENGTH);
            for (int i = row * width; i < (row + 1) * width; i++) {
                int n = LEVELS[at++ & LENGTH - 1];
                if (n != 0) {
                    int c = rgb[i];
                    rgb[i] = clip((c >> 16 & 255) + n) << 16 | clip((c >> 8 & 255) + n) << 8 | clip((c & 255) + n);
                }
            }
        }
    }

    private static int clip(int c) {
        return c < 0 ? 0 : Math.min(c, 255);
    }
}
