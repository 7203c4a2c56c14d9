package dev.slipstream.connectors.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.contracts.SearchIndex;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.Translation;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.base.sink.writer.ElementConverter;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A highlight as the document that the template {@link SearchIndex#HIGHLIGHTS} maps: the record's fields under their own names, the
 * translations by language, and the athletes' names once more for full-text search.
 */
public final class HighlightDocument implements ElementConverter<Highlight, DocumentRequest> {
    private static final long serialVersionUID = 1;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FIRST_SIGN = Pattern.compile("/highlight-(\\d{1,15})$");

    @Override
    public DocumentRequest apply(Highlight highlight, SinkWriter.Context context) {
        return of(highlight);
    }

    /** The document with its deterministic id; the revision is its version, so the highest one holds. */
    public static DocumentRequest of(Highlight highlight) {
        try {
            return new DocumentRequest(
                    SearchIndex.HIGHLIGHTS.on(day(highlight)),
                    highlight.getId(),
                    highlight.getRevision(),
                    highlight.getUnit(),
                    JSON.writeValueAsBytes(fields(highlight)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("highlight " + highlight.getId() + " cannot be written as JSON", e);
        }
    }

    /** Of the sign that it was first found by, which stands in its id: its moment may move over midnight, and the document may not. */
    private static Instant day(Highlight highlight) {
        Matcher first = FIRST_SIGN.matcher(highlight.getId());
        return first.find() ? Instant.ofEpochMilli(Long.parseLong(first.group(1))) : highlight.getMoment();
    }

    /** The document as nested maps and lists. */
    public static Map<String, Object> fields(Highlight highlight) {
        Map<String, Object> fields = RecordFields.of(highlight);
        Map<String, String> translations = new LinkedHashMap<>();
        for (Translation translation : highlight.getTranslations()) {
            translations.put(translation.getLanguage(), translation.getText());
        }
        fields.put("translations", translations);
        fields.put(
                "names",
                highlight.getAthletes().stream()
                        .map(athlete -> (athlete.getGivenName() + " " + athlete.getFamilyName()).strip())
                        .toList());
        return fields;
    }
}
