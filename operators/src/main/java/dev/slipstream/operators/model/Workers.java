package dev.slipstream.operators.model;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed number of threads with a bounded queue: too much work is refused at once instead of piling up. */
final class Workers {
    /** More than this many records behind one thread are past their deadline before their turn comes. */
    private static final int QUEUE_PER_THREAD = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ThreadPoolExecutor pool;

    Workers(String name, int threads) {
        AtomicInteger number = new AtomicInteger();
        pool = new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(threads * QUEUE_PER_THREAD), task -> {
                    Thread thread = new Thread(task, "slipstream-" + name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Runs the task soon, or throws {@link RejectedExecutionException}. */
    void execute(Runnable task) {
        pool.execute(task);
    }

    /** Drops what has not begun and waits for the rest; false where a task did not end in time. */
    boolean stop() {
        pool.shutdownNow();
        try {
            return pool.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
