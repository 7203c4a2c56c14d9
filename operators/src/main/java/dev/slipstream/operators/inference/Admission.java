package dev.slipstream.operators.inference;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Who waits, who may go on, and who has to go: a {@link FairQueue} before a fixed number of places, as long as the places' pace
 * says it may be. Thread-safe; what it hands out is dealt with by the caller, outside of its lock.
 *
 * @param <T> what is let in
 */
final class Admission<T> {
    private final int places;
    private final boolean sheds;
    private final FairQueue<T> queue = new FairQueue<>();
    private final WaitLimit waitLimit;
    private int taken;

    Admission(InferenceLimits limits) {
        this.places = limits.inProcess();
        this.sheds = limits.sheds();
        this.waitLimit = new WaitLimit(limits.longestWaitNanos(), limits.inProcess(), limits.queue());
    }

    /** Lets an item wait; gives back those that have to go for it, perhaps the item itself. */
    synchronized List<T> add(String feed, int priority, T item) {
        return queue.add(feed, priority, item, sheds ? waitLimit.limit() : Integer.MAX_VALUE);
    }

    /** The next in turn, which takes a place; null where nobody waits or no place is free. */
    synchronized @Nullable T next() {
        T item = taken < places ? queue.poll() : null;
        taken += item == null ? 0 : 1;
        return item;
    }

    /** Gives a place back. */
    synchronized void done(long nowNanos) {
        taken--;
        waitLimit.done(nowNanos, queue.size() > 0);
    }

    /** Takes an item out that waits no longer. */
    synchronized void remove(String feed, int priority, T item) {
        queue.remove(feed, priority, item);
    }

    synchronized int waiting() {
        return queue.size();
    }
}
