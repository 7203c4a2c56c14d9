package dev.slipstream.vision.replay.hull;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;

/**
 * Spreads numbered pieces of work over the caller's thread and those of a pool, and counts the CPU time they take. The
 * caller always works too, so a pool that is busy or shut down makes it slow but never stuck.
 */
public final class Workers {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Executor pool;
    private final int threads;
    private final LongAdder cpuNanos = new LongAdder();

    /** {@code threads}: at most so many work at once, the caller's among them. */
    public Workers(Executor pool, int threads) {
        this.pool = pool;
        this.threads = Math.max(1, threads);
    }

    public int threads() {
        return threads;
    }

    /** CPU time that all work so far took, nanoseconds. */
    public long cpuNanos() {
        return cpuNanos.sum();
    }

    /** Does piece 0 to n - 1, each once, in any order, and waits for all; what a piece throws is thrown here. */
    public void each(int n, IntConsumer piece) {
        Round round = new Round(n, piece);
        for (int i = 1; i < Math.min(threads, n); i++) {
            try {
                pool.execute(round::work);
            } catch (RejectedExecutionException e) {
                break; // the caller does it alone
            }
        }
        round.work();
        round.await();
    }

    private final class Round {
        private final int n;
        private final IntConsumer piece;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();
        private int done;

        Round(int n, IntConsumer piece) {
            this.n = n;
            this.piece = piece;
        }

        void work() {
            long before = THREADS.getCurrentThreadCpuTime();
            int mine = 0;
            for (int i = next.getAndIncrement(); i < n; i = next.getAndIncrement()) {
                mine++;
                try {
                    if (failure.get() == null) {
                        piece.accept(i);
                    }
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                }
            }
            if (mine > 0) {
                cpuNanos.add(THREADS.getCurrentThreadCpuTime() - before);
                finished(mine);
            }
        }

        private synchronized void finished(int pieces) {
            done += pieces;
            notifyAll();
        }

        synchronized void await() {
            boolean interrupted = false;
            while (done < n) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true; // pieces are short; arrays must not be left while others write to them
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            Throwable thrown = failure.get();
            if (thrown instanceof Error error) {
                throw error;
            }
            if (thrown != null) {
                throw (RuntimeException) thrown;
            }
        }
    }
}
