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
    record Outcome(
            double p50Ms,
            double p95Ms,
            int revisions,
            double textMissing,
            double embeddingMissing,
            Highlights highlights) {}

    /**
     * How soon highlights were.
     *
     * @param publishP50Ms median of the moment to where a reader of its topic sees it, milliseconds
     * @param publishP95Ms the 95th percentile
     * @param clipP95Ms of the out-point to where a reader sees the clip, the 95th percentile
     * @param measured how many that stands on
     */
    record Highlights(double publishP50Ms, double publishP95Ms, double clipP95Ms, int measured) {}

    /**
     * Plays and measures.
     *
     * @param warmUp how long nothing is measured, because code is compiled and models are loaded
     * @param measured how long is measured then
     */
    Outcome play(int feeds, Duration warmUp, Duration measured) throws Exception;
}
