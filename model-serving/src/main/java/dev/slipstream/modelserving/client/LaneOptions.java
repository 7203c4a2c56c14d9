package dev.slipstream.modelserving.client;

import java.io.Serializable;
import java.time.Duration;

/**
 * How calls to one model are put together, repeated and held back.
 *
 * @param maxBatch most rows in one run; the model's own limit holds too
 * @param maxDelay how long the first of a batch waits for others
 * @param inFlight most runs under way at the same time; fewer while the endpoint is overloaded
 * @param tries of one request in all, within its deadline
 * @param firstBackOff wait before the second try; doubles, with jitter
 * @param failuresToOpen runs in a row without answer after which the endpoint is left alone
 * @param firstPause for which it is left alone; doubles up to {@code longestPause}
 */
public record LaneOptions(
        int maxBatch,
        Duration maxDelay,
        int inFlight,
        int tries,
        Duration firstBackOff,
        int failuresToOpen,
        Duration firstPause,
        Duration longestPause)
        implements Serializable {
    public static final LaneOptions DEFAULT = new LaneOptions(
            16, Duration.ofMillis(5), 8, 3, Duration.ofMillis(50), 5, Duration.ofSeconds(1), Duration.ofSeconds(5));

    public LaneOptions {
        if (maxBatch < 1 || inFlight < 1 || tries < 1 || failuresToOpen < 1) {
            throw new IllegalArgumentException("Batches, runs under way, tries and failures are at least 1: " + maxBatch
                    + ", " + inFlight + ", " + tries + ", " + failuresToOpen);
        }
    }

    public LaneOptions withBatches(int most, Duration delay) {
        return new LaneOptions(most, delay, inFlight, tries, firstBackOff, failuresToOpen, firstPause, longestPause);
    }

    public LaneOptions withInFlight(int most) {
        return new LaneOptions(maxBatch, maxDelay, most, tries, firstBackOff, failuresToOpen, firstPause, longestPause);
    }
}
