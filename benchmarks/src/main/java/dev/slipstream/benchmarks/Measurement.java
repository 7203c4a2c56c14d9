package dev.slipstream.benchmarks;

import java.util.Arrays;

/**
 * What one run of a number of images took.
 *
 * @param cpuNanos of the whole process
 * @param wallNanos from the first question to the last answer
 * @param latencyNanos of each image, from its question to its answer
 */
record Measurement(long cpuNanos, long wallNanos, long[] latencyNanos) {
    int images() {
        return latencyNanos.length;
    }

    double imagesPerSecond() {
        return images() * 1e9 / wallNanos;
    }

    double cpuMsPerImage() {
        return cpuNanos / 1e6 / images();
    }

    double p99Ms() {
        long[] sorted = latencyNanos.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * 0.99))] / 1e6;
    }
}
