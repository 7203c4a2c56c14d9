package dev.slipstream.operators.inference;

/**
 * How many records may wait so that none waits longer than it should, learnt from how fast they are done. Without it a queue
 * under constant overload only adds its whole length to every latency. Not thread-safe.
 *
 * <p>Little's law: waiting = rate x wait (J. Little, Operations Research 9, 1961).
 */
final class WaitLimit {
    /** Weight of the newest interval in the running mean. */
    private static final double NEW = 0.05;

    private final long targetNanos;
    private final int least;
    private final int most;
    private double intervalNanos;
    private long lastDone;
    private boolean busy;

    /**
     * A limit that has learnt nothing yet: {@code most}.
     *
     * @param targetNanos longest wait
     * @param least records that may wait however slow the model is
     */
    WaitLimit(long targetNanos, int least, int most) {
        this.targetNanos = targetNanos;
        this.least = least;
        this.most = Math.max(least, most);
    }

    int limit() {
        return intervalNanos == 0 ? most : (int) Math.max(least, Math.min(most, targetNanos / intervalNanos));
    }

    /** A record is done; {@code stillWaiting} others had to wait for that, so the time since the one before tells the rate. */
    void done(long nowNanos, boolean stillWaiting) {
        if (busy) {
            double interval = Math.max(1, nowNanos - lastDone);
            intervalNanos = intervalNanos == 0 ? interval : intervalNanos + NEW * (interval - intervalNanos);
        }
        lastDone = nowNanos;
        busy = stillWaiting;
    }
}
