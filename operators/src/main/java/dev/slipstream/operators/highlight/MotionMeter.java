package dev.slipstream.operators.highlight;

import java.util.Arrays;

/**
 * How much more moves in a segment of a feed than in its last ones, for nothing: an encoder spends its bytes on what
 * changes, so the median size of the pictures that are no keyframes is measured against its own median over the last
 * {@value #KNOWN} segments. State of a {@link FeedTrack}, of constant size. A Flink POJO.
 */
public class MotionMeter {
    private static final int KNOWN = 30;
    private static final int LEAST = 5;
    /** Doublings of the usual size that count as all that can be. */
    private static final double MOST = 2;

    public int[] sizes = new int[KNOWN];
    public int known;

    public MotionMeter() {}

    /** 0 = as usual or less, 1 = four times as much; NaN where nobody knows. {@code bytes}: 0 = not known. */
    double add(int bytes) {
        if (bytes <= 0) {
            return Double.NaN;
        }
        double value = Double.NaN;
        if (known >= LEAST) {
            int[] sorted = Arrays.copyOf(sizes, Math.min(known, KNOWN));
            Arrays.sort(sorted);
            double doublings = Math.log((double) bytes / sorted[sorted.length / 2]) / Math.log(2);
            value = Math.max(0, Math.min(1, doublings / MOST));
        }
        sizes[known % KNOWN] = bytes;
        known++;
        return value;
    }
}
