package dev.slipstream.vision.media.sound;

import java.util.Arrays;

/**
 * Loudness of blocks of 100 ms: the weighted mean squares of the channels, added, as -0.691 + 10 log10 (ITU-R BS.1770-5,
 * annex 1, without gating, which is for whole programmes). Blocks lie on a grid from time zero; gaps in the sound count as
 * silence, sound before zero and sound that comes again is left out.
 */
public final class LoudnessMeter {
    /** What digital silence is given as, since its logarithm has no value. */
    public static final float SILENCE = -100f;

    private static final int BLOCKS_PER_SECOND = 10;
    private static final double OFFSET = -0.691;
    private static final double GAP_SECONDS = 0.04;
    private static final int MAX_BLOCKS = 1200;

    private final int rate;
    private final double[] weights;
    private final KWeighting[] filters;
    private float[] finished = new float[32];
    private int finishedCount;
    private long firstFinished;
    private long position;
    private double energy;
    private boolean begun;

    /**
     * For sound at {@code rate} hertz.
     *
     * @param weights one per channel: 1 in front, 1.41 at the sides, 0 for low-frequency effects
     */
    public LoudnessMeter(int rate, double[] weights) {
        this.rate = rate;
        this.weights = weights.clone();
        filters = new KWeighting[weights.length];
        Arrays.setAll(filters, i -> new KWeighting(rate));
    }

    /**
     * Adds samples of all channels.
     *
     * @param micros time of the first sample
     * @param channels [channel][sample], full scale = 1
     */
    public void add(long micros, float[][] channels, int count) {
        long start = Math.round(micros * (double) rate / 1e6);
        int skip = 0;
        if (!begun || Math.abs(start - position) > GAP_SECONDS * rate) {
            if (!begun) {
                begun = start + count > 0;
                skip = (int) Math.min(count, Math.max(0, -start));
                advanceTo(Math.max(0, start));
            } else {
                skip = (int) Math.min(count, Math.max(0, position - start));
                advanceTo(start);
            }
        }
        for (int at = skip; at < count; ) {
            int step = (int) Math.min(count - at, boundary(block(position)) - position);
            for (int c = 0; c < filters.length; c++) {
                if (weights[c] != 0) {
                    energy += weights[c] * filters[c].sumOfSquares(channels[c], at, at + step);
                }
            }
            at += step;
            move(step);
        }
    }

    /** Passes over a gap; a very long one keeps only its last two minutes, which is more than a segment may hold. */
    private void advanceTo(long target) {
        long keep = boundary(block(target) - MAX_BLOCKS);
        if (position < keep) {
            finishedCount = 0;
            position = keep;
            energy = 0;
        }
        while (position < target) {
            move((int) (Math.min(target, boundary(block(position))) - position));
        }
    }

    private void move(int samples) {
        long block = block(position);
        position += samples;
        if (position == boundary(block)) {
            long length = boundary(block) - boundary(block - 1);
            finish(block, (float) Math.max(SILENCE, OFFSET + 10 * Math.log10(energy / length)));
            energy = 0;
        }
    }

    private void finish(long block, float lufs) {
        if (finishedCount == 0) {
            firstFinished = block;
        }
        if (finishedCount == finished.length) {
            finished = Arrays.copyOf(finished, 2 * finishedCount);
        }
        finished[finishedCount++] = lufs;
    }

    private long block(long sample) {
        return sample * BLOCKS_PER_SECOND / rate;
    }

    /** First sample after a block. */
    private long boundary(long block) {
        return ((block + 1) * rate + BLOCKS_PER_SECOND - 1) / BLOCKS_PER_SECOND;
    }

    /** Time of the first block that {@link #takeLufs()} would give, microseconds. */
    public long firstMicros() {
        return firstFinished * 1_000_000L / BLOCKS_PER_SECOND;
    }

    /** Blocks that were completed since the last call, LUFS. */
    public float[] takeLufs() {
        float[] taken = Arrays.copyOf(finished, finishedCount);
        finishedCount = 0;
        return taken;
    }
}
