package dev.slipstream.modelserving.client;

/**
 * How many calls may be under way: one more for each round that went well, half as many after one that did not. Not
 * thread-safe.
 *
 * <p>Source: D. Chiu, R. Jain, "Analysis of the increase and decrease algorithms for congestion avoidance in computer
 * networks", Computer Networks and ISDN Systems 17, 1989: additive increase with multiplicative decrease is fair and stable.
 */
final class AimdLimit {
    private static final double DECREASE = 0.5;

    private final int most;
    private double limit;
    /** Calls that began before the last decrease say nothing about the new limit. */
    private long decreasedAt = Long.MIN_VALUE;

    AimdLimit(int most) {
        this.most = most;
        this.limit = most;
    }

    int limit() {
        return (int) limit;
    }

    void succeeded() {
        limit = Math.min(most, limit + 1 / limit);
    }

    /** A call that began at {@code startedNanos} met an endpoint that could not take it. */
    void overloaded(long startedNanos, long nowNanos) {
        if (decreasedAt == Long.MIN_VALUE || startedNanos - decreasedAt >= 0) {
            limit = Math.max(1, limit * DECREASE);
            decreasedAt = nowNanos;
        }
    }
}
