package dev.slipstream.modelserving.client;

/** Time for limits, delays and deadlines; a seam, so that tests decide how late it is. Thread-safe. */
public interface Timer extends AutoCloseable {
    /** Nanoseconds from an arbitrary origin, never backwards. */
    long nanoTime();

    /** Runs something once, after {@code delayNanos}; it must be short. */
    Alarm after(long delayNanos, Runnable action);

    @Override
    void close();

    /** Something that will run. */
    interface Alarm {
        /** It will not run, where it has not begun. */
        void cancel();
    }
}
