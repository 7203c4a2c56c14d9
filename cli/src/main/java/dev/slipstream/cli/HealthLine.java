package dev.slipstream.cli;

import dev.slipstream.contracts.record.FeedHealth;

import java.util.LinkedHashMap;
import java.util.Map;

/** A line of {@code health.jsonl}: names and values as in the record, times as ISO 8601. */
final class HealthLine {
    private HealthLine() {}

    static Map<String, Object> fields(FeedHealth health) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", health.getId());
        fields.put("feed", health.getFeed());
        fields.put("epoch", health.getEpoch());
        fields.put("condition", health.getCondition().name());
        fields.put("active", health.getActive());
        fields.put("since", health.getSince().toString());
        fields.put("time", health.getTime().toString());
        fields.put("mediaSinceMicros", health.getMediaSinceMicros());
        fields.put("mediaTimeMicros", health.getMediaTimeMicros());
        fields.put("message", health.getMessage());
        return fields;
    }
}
