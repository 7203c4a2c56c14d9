package dev.slipstream.connectors.feed;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The bounded hand-over between one feed's thread and the task thread. A file waits for space; a live feed cannot, so its
 * oldest segment gives way to a dead letter that counts it, and neighbours among those letters merge: the queue stays
 * bounded however long the task thread is away.
 */
final class FeedQueue {
    private final int capacity;
    private final Runnable onNotEmpty;
    private final BinaryOperator<FeedItem> mergeShed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition space = lock.newCondition();
    private final Deque<FeedItem> items = new ArrayDeque<>();
    private int segments;
    private boolean closed;

    /**
     * @param capacity most segments held
     * @param onNotEmpty called, outside the lock, when the first item comes
     * @param mergeShed makes one dead letter of two neighbours
     */
    FeedQueue(int capacity, Runnable onNotEmpty, BinaryOperator<FeedItem> mergeShed) {
        this.capacity = capacity;
        this.onNotEmpty = onNotEmpty;
        this.mergeShed = mergeShed;
    }

    /** Waits for space; false if the queue was closed instead. */
    boolean put(FeedItem item) throws InterruptedException {
        boolean first;
        lock.lockInterruptibly();
        try {
            while (!closed && item.sample() && segments >= capacity) {
                space.await(1, TimeUnit.SECONDS);
            }
            if (closed) {
                return false;
            }
            first = add(item);
        } finally {
            lock.unlock();
        }
        if (first) {
            onNotEmpty.run();
        }
        return true;
    }

    /**
     * Never waits: where there is no space, the oldest segment is replaced by what {@code shed} makes of it.
     *
     * @return whether a segment was shed
     */
    boolean offerLive(FeedItem item, UnaryOperator<FeedItem> shed) {
        boolean first;
        boolean full;
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            // An event or an end takes no segment's place.
            full = item.sample() && segments >= capacity;
            if (full) {
                shedOldest(shed);
            }
            first = add(item);
        } finally {
            lock.unlock();
        }
        if (first) {
            onNotEmpty.run();
        }
        return full;
    }

    private void shedOldest(UnaryOperator<FeedItem> shed) {
        Deque<FeedItem> before = new ArrayDeque<>();
        FeedItem oldest = items.removeFirst();
        while (!oldest.sample()) {
            before.addLast(oldest);
            oldest = items.removeFirst();
        }
        segments--;
        FeedItem letter = shed.apply(oldest);
        FeedItem neighbour = before.peekLast();
        if (neighbour != null && neighbour.output().getDeadLetter() != null) {
            before.removeLast();
            letter = mergeShed.apply(neighbour, letter);
        }
        items.addFirst(letter);
        while (!before.isEmpty()) {
            items.addFirst(before.removeLast());
        }
    }

    /** Lets nobody add anything more; what is held can still be taken. */
    void close() {
        close(last -> List.of());
    }

    /**
     * The same, after last words.
     *
     * @param lastWords given the newest item, null if nothing waits, what to add behind it
     */
    void close(Function<@Nullable FeedItem, List<FeedItem>> lastWords) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            lastWords.apply(items.peekLast()).forEach(this::add);
            space.signalAll();
        } finally {
            lock.unlock();
        }
        // Also without words: the reader looks at a closed queue to see that the feed is finished.
        onNotEmpty.run();
    }

    private boolean add(FeedItem item) {
        items.addLast(item);
        if (item.sample()) {
            segments++;
        }
        return items.size() == 1;
    }

    @Nullable
    FeedItem poll() {
        lock.lock();
        try {
            FeedItem item = items.pollFirst();
            if (item != null && item.sample()) {
                segments--;
                space.signal();
            }
            return item;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        return size() == 0;
    }

    int size() {
        lock.lock();
        try {
            return items.size();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
