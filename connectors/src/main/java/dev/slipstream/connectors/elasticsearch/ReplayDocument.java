package dev.slipstream.connectors.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.contracts.SearchIndex;
import dev.slipstream.contracts.record.Replay;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.base.sink.writer.ElementConverter;

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
                    JSON.writeValueAsBytes(RecordFields.of(replay)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("replay " + replay.getId() + " cannot be written as JSON", e);
        }
    }
}
