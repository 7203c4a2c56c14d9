package dev.slipstream.benchmarks;

import java.time.Duration;

/**
 * Plays live feeds through real servers and all jobs, and tells how long it takes until what they show can be searched. Whoever
 * can start the servers provides it.
 */
public interface LiveRun {
    /**
     * What was measured once the machine was warm.
     *
     * @param p50Ms median of capture of a description's newest sample to its being found in Elasticsearch, milliseconds
     * @param p95Ms of the same, the 95th percentile
     * @param revisions how many revisions of descriptions that stands on
     */
    record Latency(double p50Ms, double p95Ms, int revisions) {}

    /**
     * Plays and measures.
     *
     * @param warmUp how long nothing is measured, because code is compiled and models are loaded
     * @param measured how long is measured then
     */
    Latency play(int feeds, Duration warmUp, Duration measured) throws Exception;
}
