package dev.slipstream.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What {@code demo --report} writes.
 *
 * @param seconds how long the feeds played
 * @param feeds the books of each feed
 * @param balanced whether all of them balance, and those of the replays
 * @param replays what became of the requests for replays; absent where no replay job runs
 * @param descriptions distinct descriptions that were found in Elasticsearch
 * @param latency capture of the newest sample to searchable
 * @param missing what the budgets left out of the final descriptions
 * @param highlights how many there were, and how soon
 * @param machine what it ran on
 */
@JsonPropertyOrder({
    "seconds",
    "balanced",
    "feeds",
    "descriptions",
    "latency",
    "missing",
    "highlights",
    "replays",
    "machine"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
record DemoReport(
        double seconds,
        boolean balanced,
        Map<String, FeedBalance> feeds,
        int descriptions,
        Latency latency,
        Missing missing,
        HighlightFigures highlights,
        @Nullable ReplayFigures replays,
        Machine machine) {

    /** Milliseconds; revisions = how many were measured. */
    record Latency(long p50Ms, long p95Ms, int revisions) {}

    /**
     * Shares of the final descriptions, 0 to 1.
     *
     * @param text with a picture whose text would have been worth reading and was not
     * @param embedding without an embedding of their own words
     */
    record Missing(double text, double embedding) {}

    /** Figures mean little without the machine and what else it did. */
    record Machine(int cores, double load) {
        static Machine here() {
            var system = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
            return new Machine(system.getAvailableProcessors(), system.getSystemLoadAverage());
        }
    }
}
