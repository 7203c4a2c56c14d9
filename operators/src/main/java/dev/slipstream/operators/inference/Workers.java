package dev.slipstream.operators.inference;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one subtask; what waits for them is bounded by the records in process. */
final class Workers implements Executor {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ThreadPoolExecutor pool;

    Workers(String name, int threads) {
        AtomicInteger number = new AtomicInteger();
        pool = new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "slipstream-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        // What is left at the end belongs to records that nobody waits for any more.
        pool.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void execute(Runnable task) {
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
