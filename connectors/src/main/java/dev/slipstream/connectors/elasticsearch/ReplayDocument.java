package dev.slipstream.connectors.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.contracts.SearchIndex;
import dev.slipstream.contracts.record.Replay;
import dev.slipstream.contracts.record.ReplayAsset;
import dev.slipstream.contracts.record.ReplayCamera;
import dev.slipstream.contracts.record.StageTiming;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A replay as the document that the template {@link SearchIndex#REPLAYS} maps: the record's fields under their own names, times in ISO
 * 8601, absent ones left out.
 */
public final class ReplayDocument implements ElementConverter<Replay, DocumentRequest> {
    private static final long serialVersionUID = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public DocumentRequest apply(Replay replay, SinkWriter.Context context) {
        return of(replay);
    }

    /** The document with its deterministic id; the revision is its version, so the highest one holds. */
    public static DocumentRequest of(Replay replay) {
        try {
            return new DocumentRequest(
                    SearchIndex.REPLAYS.on(replay.getMoment()),
                    replay.getId(),
                    replay.getRevision(),
                    replay.getGroup(),
                    JSON.writeValueAsBytes(fields(replay)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("replay " + replay.getId() + " cannot be written as JSON", e);
        }
    }

    /** The document as nested maps and lists. */
    public static Map<String, Object> fields(Replay replay) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", replay.getId());
        fields.put("revision", replay.getRevision());
        fields.put("status", replay.getStatus().name());
        fields.put("group", replay.getGroup());
        putIfPresent(fields, "unit", replay.getUnit());
        putIfPresent(fields, "sport", replay.getSport());
        fields.put("moment", replay.getMoment().toString());
        fields.put("requests", replay.getRequests());
        fields.put("requestTime", replay.getRequestTime().toString());
        fields.put("figures", replay.getFigures());
        fields.put(
                "cameras",
                replay.getCameras().stream().map(ReplayDocument::camera).toList());
        fields.put(
                "assets", replay.getAssets().stream().map(ReplayDocument::asset).toList());
        fields.put("warnings", replay.getWarnings());
        fields.put(
                "stages", replay.getStages().stream().map(ReplayDocument::stage).toList());
        fields.put(
                "models",
                replay.getModels().stream().map(DescriptionDocument::model).toList());
        fields.put("degraded", replay.getDegraded());
        return fields;
    }

    private static Map<String, Object> camera(ReplayCamera camera) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("camera", camera.getCamera());
        putIfPresent(fields, "feed", camera.getFeed());
        fields.put("used", camera.getUsed());
        putIfPresent(fields, "reason", camera.getReason());
        putIfPresent(
                fields,
                "pictureTime",
                camera.getPictureTime() == null ? null : camera.getPictureTime().toString());
        fields.put("clockErrorMicros", camera.getClockErrorMicros());
        putIfPresent(fields, "segment", camera.getSegment());
        putIfPresent(fields, "sha256", camera.getSha256());
        return fields;
    }

    private static Map<String, Object> asset(ReplayAsset asset) {
        return Map.of(
                "kind", asset.getKind().name(),
                "mediaType", asset.getMediaType(),
                "digitalSourceType", asset.getDigitalSourceType(),
                "media", DescriptionDocument.media(asset.getMedia()));
    }

    private static Map<String, Object> stage(StageTiming stage) {
        return Map.of(
                "stage", stage.getStage(),
                "wallMillis", stage.getWallMillis(),
                "cpuMillis", stage.getCpuMillis());
    }

    private static void putIfPresent(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            fields.put(name, value);
        }
    }
}
