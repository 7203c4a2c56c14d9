package dev.slipstream.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import java.util.Map;

/**
 * Where requests for replays went, and how long the answers took.
 *
 * @param requested distinct requests on their topic
 * @param published those whose replay is final on its topic
 * @param degraded those of them that lack something: a camera, the orbit
 * @param shed those for which there was no time
 * @param late those whose moment was gone
 * @param deadLettered those of which nothing could be made
 * @param model until the model (GLB) was published
 * @param complete until model and orbit (GLB and MP4) were
 * @param firstMs the same of the first request, which is in no other time: it finds the machine cold; -1 where there is none
 * @param stagesP50Ms where that time goes: the stages of the work, and all else, which is the wait for the cameras, as medians
 */
@JsonPropertyOrder({
    "requested",
    "published",
    "degraded",
    "shed",
    "late",
    "deadLettered",
    "balanced",
    "model",
    "complete",
    "firstMs",
    "stagesP50Ms"
})
record ReplayFigures(
        long requested,
        long published,
        long degraded,
        long shed,
        long late,
        long deadLettered,
        Latency model,
        Latency complete,
        long firstMs,
        Map<String, Long> stagesP50Ms) {

    @JsonProperty("balanced")
    boolean balanced() {
        return requested == published + shed + late + deadLettered;
    }
}
