package dev.slipstream.modelserving.client;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when the test says so; alarms ring in the test's thread. */
final class FakeTimer implements Timer {
    private final PriorityQueue<Ring> rings =
            new PriorityQueue<>(Comparator.comparingLong(Ring::at).thenComparingLong(Ring::order));
    private long now = -1_000; // Any origin will do, a negative one too.
    private long order;

    private record Ring(long at, long order, Runnable action) {}

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized Alarm after(long delayNanos, Runnable action) {
        Ring ring = new Ring(now + delayNanos, order++, action);
        rings.add(ring);
        return () -> {
            synchronized (this) {
                rings.remove(ring);
            }
        };
    }

    void advanceMillis(long millis) {
        long until = nanoTime() + millis * 1_000_000;
        while (true) {
            Ring next;
            synchronized (this) {
                if (rings.isEmpty() || rings.peek().at() > until) {
                    now = until;
                    return;
                }
                next = rings.remove();
                now = Math.max(now, next.at());
            }
            next.action().run();
        }
    }

    synchronized int alarms() {
        return rings.size();
    }

    @Override
    public void close() {}
}
