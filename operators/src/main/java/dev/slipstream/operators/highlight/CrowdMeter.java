package dev.slipstream.operators.highlight;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * Finds where a feed becomes louder than it has been: loudness over {@value #SMOOTH} blocks of 100 ms against the lower
 * quartile of the last {@value #SECONDS} seconds, which learns with each second and which no cheer lifts, for cheers are
 * rare. Digital silence, as of a muted feed, teaches nothing. Causal: the same blocks give the same cheers however they are
 * cut into segments. State of a {@link FeedTrack}, of constant size. A Flink POJO.
 */
public class CrowdMeter {
    /** Blocks: longer than a syllable, shorter than a cheer takes to rise. */
    private static final int SMOOTH = 6;

    private static final int SECONDS = 45;
    private static final int BLOCKS_PER_SECOND = 10;
    private static final long BLOCK_MICROS = 100_000;
    /** Fewer make no baseline. */
    private static final int LEAST_SECONDS = 2;
    /** Blocks in which a rise is looked for; a crowd is up within half a second. */
    private static final int RISE = 9;
    /** LU: less is a commentator who breathes. */
    private static final float LEAST_RISE = 4;

    private static final float LEAST_LIFT = 4;
    /** A second cheer in this time is the same one. */
    private static final long APART_MICROS = 1_300_000;
    /** Time in which a cheer reaches its peak. */
    private static final long PEAK_MICROS = 2_500_000;
    /** LUFS: quieter than any open microphone. */
    private static final float MUTE = -70;

    /** Power of the last blocks. */
    public double[] powers = new double[SMOOTH];
    /** Smoothed loudness of the last blocks, LUFS, the oldest first. */
    public float[] recent = new float[RISE];
    /** Mean loudness of the last seconds, LUFS, in a ring. */
    public float[] seconds = new float[SECONDS];

    public double secondPower;
    public int secondBlocks;
    public int knownSeconds;
    public int knownBlocks;
    /** Capture time at which the last block that was not mute ended; 0 = nothing was heard yet. */
    public long heardMicros;

    public CrowdMeter() {}

    /**
     * Takes in blocks that follow those before.
     *
     * @param startMicros capture time of the first one
     * @param cheers to which new ones are added, in order of time; the last one may still grow
     */
    void add(float[] lufs, long startMicros, List<Cheer> cheers) {
        for (int i = 0; i < lufs.length; i++) {
            add(lufs[i], startMicros + i * BLOCK_MICROS, cheers);
        }
    }

    private void add(float lufs, long micros, List<Cheer> cheers) {
        if (lufs <= MUTE) {
            return;
        }
        heardMicros = micros + BLOCK_MICROS;
        double power = Math.pow(10, lufs / 10);
        float smooth = smooth(power);
        Float baseline = baseline();
        learn(power);
        System.arraycopy(recent, 1, recent, 0, RISE - 1);
        recent[RISE - 1] = smooth;
        if (baseline != null && knownBlocks >= RISE) {
            judge(smooth - baseline, micros, cheers);
        }
    }

    private float smooth(double power) {
        powers[knownBlocks % SMOOTH] = power;
        knownBlocks++;
        int known = Math.min(knownBlocks, SMOOTH);
        double sum = 0;
        for (int i = 0; i < known; i++) {
            sum += powers[i];
        }
        return (float) (10 * Math.log10(sum / known));
    }

    private void learn(double power) {
        secondPower += power;
        secondBlocks++;
        if (secondBlocks == BLOCKS_PER_SECOND) {
            seconds[knownSeconds % SECONDS] = (float) (10 * Math.log10(secondPower / secondBlocks));
            knownSeconds++;
            secondPower = 0;
            secondBlocks = 0;
        }
    }

    /** Lower quartile, LUFS; null while too little is known. */
    private @Nullable Float baseline() {
        if (knownSeconds < LEAST_SECONDS) {
            return null;
        }
        float[] sorted = Arrays.copyOf(seconds, Math.min(knownSeconds, SECONDS));
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 4];
    }

    private void judge(float lift, long micros, List<Cheer> cheers) {
        Cheer last = cheers.isEmpty() ? null : cheers.get(cheers.size() - 1);
        int lowest = lowest();
        boolean rises = lift >= LEAST_LIFT && recent[RISE - 1] - recent[lowest] >= LEAST_RISE;
        long start = micros - (RISE - 2 - lowest) * BLOCK_MICROS;
        if (rises && (last == null || start - last.startMicros >= APART_MICROS)) {
            if (last != null && last.endMicros == 0) {
                last.endMicros = start;
            }
            cheers.add(new Cheer(start, lift));
        } else if (last != null && last.endMicros == 0) {
            if (micros - last.startMicros < PEAK_MICROS) {
                last.peakLu = Math.max(last.peakLu, lift);
            }
            if (lift < last.peakLu / 2 && micros - last.startMicros >= APART_MICROS) {
                last.endMicros = micros;
            }
        }
    }

    /** The latest of the quietest blocks: where the rise begins. */
    private int lowest() {
        int lowest = 0;
        for (int i = 1; i < RISE; i++) {
            if (recent[i] <= recent[lowest]) {
                lowest = i;
            }
        }
        return lowest;
    }
}
