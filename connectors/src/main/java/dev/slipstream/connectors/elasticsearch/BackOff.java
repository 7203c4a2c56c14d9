package dev.slipstream.connectors.elasticsearch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: doubles with each one in a row up to a maximum, less a random part, so that the
 * subtasks of a job do not come back to a restarted server all at once.
 */
final class BackOff {
    private static final int MAX_DOUBLINGS = 30;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private int failures;

    BackOff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** Counts a failure and says how many milliseconds to wait: half to all of the doubled time. */
    long nextMillis() {
        long doubled = first.toMillis() << Math.min(failures, MAX_DOUBLINGS);
        failures++;
        long limit = Math.min(doubled, longest.toMillis());
        return Math.max(1, limit / 2 + random.nextLong(limit / 2 + 1));
    }

    void reset() {
        failures = 0;
    }

    int failures() {
        return failures;
    }
}
