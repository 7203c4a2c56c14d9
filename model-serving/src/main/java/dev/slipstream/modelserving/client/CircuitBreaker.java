package dev.slipstream.modelserving.client;

/**
 * Leaves an endpoint alone that keeps failing: after some failures in a row everything is refused at once, then one call
 * tries, and either all go again or the pause doubles. Not thread-safe.
 *
 * <p>It counts calls that reached no answer after all their tries, as a request that succeeded at the second try is no failure.
 * Source: M. Nygard, "Release It!", 2007, circuit breaker.
 */
final class CircuitBreaker {
    /** Whether calls go through. */
    enum State {
        CLOSED,
        OPEN,
        /** One call is trying. */
        HALF_OPEN
    }

    private final int failuresToOpen;
    private final long firstPauseNanos;
    private final long longestPauseNanos;

    private State state = State.CLOSED;
    private int failures;
    private long pauseNanos;
    private long openedAt;

    CircuitBreaker(int failuresToOpen, long firstPauseNanos, long longestPauseNanos) {
        this.failuresToOpen = failuresToOpen;
        this.firstPauseNanos = firstPauseNanos;
        this.longestPauseNanos = longestPauseNanos;
        this.pauseNanos = firstPauseNanos;
    }

    State state() {
        return state;
    }

    /** Whether a call may go now; in the half-open state only the first that asks. */
    boolean allows(long nowNanos) {
        if (state == State.OPEN && nowNanos - openedAt >= pauseNanos) {
            state = State.HALF_OPEN;
            return true;
        }
        return state == State.CLOSED;
    }

    /** Whether calls are refused now, without taking the place of the one that tries. */
    boolean refuses(long nowNanos) {
        return state == State.HALF_OPEN || (state == State.OPEN && nowNanos - openedAt < pauseNanos);
    }

    void succeeded() {
        state = State.CLOSED;
        failures = 0;
        pauseNanos = firstPauseNanos;
    }

    void failed(long nowNanos) {
        failures++;
        if (state == State.HALF_OPEN) {
            pauseNanos = Math.min(longestPauseNanos, pauseNanos * 2);
            open(nowNanos);
        } else if (state == State.CLOSED && failures >= failuresToOpen) {
            open(nowNanos);
        }
    }

    private void open(long nowNanos) {
        state = State.OPEN;
        openedAt = nowNanos;
    }
}
