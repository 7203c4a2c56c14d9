package dev.slipstream.benchmarks;

import java.time.Duration;

/**
 * Plays live feeds through real servers and all jobs, and tells how long it takes until what they show can be searched. Whoever
 * can start the servers provides it.
 */
public interface LiveRun {
    /**
     * What was measured once the machine was warm, and what it cost.
     *
     * @param p50Ms median of capture of a description's newest sample to its being found in Elasticsearch, milliseconds
     * @param p95Ms of the same, the 95th percentile
     * @param revisions how many revisions of descriptions that stands on
     * @param textMissing share of the whole run's final descriptions with a picture whose text was not read, 0 to 1
     * @param embeddingMissing share of them without an embedding of their own words
     */
    record Outcome(double p50Ms, double p95Ms, int revisions, double textMissing, double embeddingMissing) {}

    /**
     * Plays and measures.
     *
     * @param warmUp how long nothing is measured, because code is compiled and models are loaded
     * @param measured how long is measured then
     */
    Outcome play(int feeds, Duration warmUp, Duration measured) throws Exception;
}
