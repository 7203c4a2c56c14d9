package dev.slipstream.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Where one feed's samples went. Each figure is counted at its own place (topics, Elasticsearch), so that the sum can be
 * wrong.
 *
 * @param in samples that were cut from the feed: segments on the topic and what ingest shed or failed on
 * @param out samples that final, searchable descriptions stand on
 * @param shed samples dropped under load
 * @param late samples that came after their shot had closed
 * @param deadLettered samples that could not be processed
 */
@JsonPropertyOrder({"in", "out", "shed", "late", "deadLettered", "balanced"})
record FeedBalance(long in, long out, long shed, long late, long deadLettered) {

    @JsonProperty("balanced")
    boolean balanced() {
        return in == out + shed + late + deadLettered;
    }
}
