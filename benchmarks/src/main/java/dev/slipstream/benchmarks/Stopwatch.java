package dev.slipstream.benchmarks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Times a run inside a job of the same process, from its first question to its last answer, without the job's start. */
final class Stopwatch {
    private static final Map<String, Stopwatch> RUNS = new ConcurrentHashMap<>();

    private final long[] asked;
    private final long[] latencies;
    private final AtomicInteger answers = new AtomicInteger();
    private long startNanos;
    private long startCpu;
    private volatile long endNanos;
    private volatile long endCpu;

    private Stopwatch(int images) {
        asked = new long[images];
        latencies = new long[images];
    }

    static Stopwatch start(String run, int images) {
        Stopwatch stopwatch = new Stopwatch(images);
        RUNS.put(run, stopwatch);
        return stopwatch;
    }

    static Stopwatch of(String run) {
        Stopwatch stopwatch = RUNS.get(run);
        if (stopwatch == null) {
            throw new IllegalStateException("run " + run + " was not started in this process");
        }
        return stopwatch;
    }

    synchronized void asked(long image) {
        asked[(int) image] = System.nanoTime();
        if (startNanos == 0) {
            startNanos = asked[(int) image];
            startCpu = CpuTime.nanos();
        }
    }

    synchronized void answered(long image) {
        long now = System.nanoTime();
        latencies[(int) image] = now - asked[(int) image];
        if (answers.incrementAndGet() == latencies.length) {
            endNanos = now;
            endCpu = CpuTime.nanos();
        }
    }

    synchronized Measurement stop() {
        if (answers.get() != latencies.length) {
            throw new IllegalStateException(answers.get() + " of " + latencies.length
                    + " images were answered; the figures would not be of the same work");
        }
        return new Measurement(endCpu - startCpu, endNanos - startNanos, latencies.clone());
    }
}
