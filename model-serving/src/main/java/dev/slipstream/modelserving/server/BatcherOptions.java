package dev.slipstream.modelserving.server;

import java.time.Duration;

/**
 * How requests of many clients are put together.
 *
 * @param maxBatch most rows in one run; the model's own limit holds too
 * @param maxDelay how long the first request of a batch waits for others
 * @param queue most requests that wait; one more is refused
 * @param threads that run the model at the same time
 */
public record BatcherOptions(int maxBatch, Duration maxDelay, int queue, int threads) {
    public static final BatcherOptions DEFAULT = new BatcherOptions(16, Duration.ofMillis(2), 256, 2);

    public BatcherOptions {
        if (maxBatch < 1 || queue < 1 || threads < 1 || maxDelay.isNegative()) {
            throw new IllegalArgumentException("Batch, queue and threads are at least 1 and the delay not negative: "
                    + maxBatch + ", " + queue + ", " + threads + ", " + maxDelay);
        }
    }
}
