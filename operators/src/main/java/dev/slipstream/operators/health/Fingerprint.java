package dev.slipstream.operators.health;

import dev.slipstream.operators.sample.SampledSegment;

/**
 * A thumbnail in 64 bits, near each other where pictures look alike. Pure.
 *
 * <p>Source: the difference hash of N. Krawetz, "Kind of Like That", 2013: whether each of 9 x 8 blocks is lighter than the next. Here it
 * must be lighter by {@value #STEP} levels, so that flat stretches do not follow the noise.
 */
final class Fingerprint {
    private static final int COLUMNS = 9;
    private static final int ROWS = 8;
    private static final int STEP = 3;
    /** Of a picture in which no block is lighter than the next: its last bit, for a fingerprint is never 0. */
    private static final long FLAT = 1;

    private Fingerprint() {}

    static long of(byte[] thumbnail) {
        long bits = 0;
        for (int row = 0; row < ROWS; row++) {
            double left = block(thumbnail, 0, row);
            for (int column = 1; column < COLUMNS; column++) {
                double right = block(thumbnail, column, row);
                bits = bits << 1 | (left - right > STEP ? 1 : 0);
                left = right;
            }
        }
        return bits == 0 ? FLAT : bits;
    }

    private static double block(byte[] thumbnail, int column, int row) {
        int fromX = column * SampledSegment.WIDTH / COLUMNS;
        int toX = (column + 1) * SampledSegment.WIDTH / COLUMNS;
        int fromY = row * SampledSegment.HEIGHT / ROWS;
        int toY = (row + 1) * SampledSegment.HEIGHT / ROWS;
        int sum = 0;
        for (int y = fromY; y < toY; y++) {
            for (int x = fromX; x < toX; x++) {
                sum += thumbnail[y * SampledSegment.WIDTH + x] & 0xff;
            }
        }
        return sum / (double) ((toX - fromX) * (toY - fromY));
    }

    /** Bits that differ, 0 to 64. */
    static int distance(long a, long b) {
        return Long.bitCount(a ^ b);
    }
}
