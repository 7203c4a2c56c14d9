package dev.slipstream.connectors.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.contracts.SearchIndex;
import dev.slipstream.contracts.record.Box;
import dev.slipstream.contracts.record.Caption;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DetectedObject;
import dev.slipstream.contracts.record.Evidence;
import dev.slipstream.contracts.record.KeyFrame;
import dev.slipstream.contracts.record.KeyMoment;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.contracts.record.MomentEvidence;
import dev.slipstream.contracts.record.NamedAthlete;
import dev.slipstream.contracts.record.Provenance;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.Reading;
import dev.slipstream.contracts.record.RecognisedAthlete;
import dev.slipstream.contracts.record.Translation;
import dev.slipstream.contracts.record.UnresolvedAthlete;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A description as the document that the template {@link SearchIndex#DESCRIPTIONS} maps: the record's fields under their
 * own names, times in ISO 8601, absent ones left out. {@code names} repeats the athletes' full names for full-text
 * search, which does not look into nested documents.
 */
public final class DescriptionDocument implements ElementConverter<Description, DocumentRequest> {
    private static final long serialVersionUID = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public DocumentRequest apply(Description description, SinkWriter.Context context) {
        return of(description);
    }

    /** The document with its deterministic id; the revision is its version, so the highest one holds. */
    public static DocumentRequest of(Description description) {
        try {
            return new DocumentRequest(
                    SearchIndex.DESCRIPTIONS.on(description.getStart()),
                    description.getId(),
                    description.getRevision(),
                    description.getFeed(),
                    JSON.writeValueAsBytes(fields(description)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("description " + description.getId() + " cannot be written as JSON", e);
        }
    }

    /** The document as nested maps and lists. */
    public static Map<String, Object> fields(Description description) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", description.getId());
        fields.put("revision", description.getRevision());
        fields.put("status", description.getStatus().name());
        fields.put("change", description.getChange().name());
        fields.put("feed", description.getFeed());
        fields.put("epoch", description.getEpoch());
        fields.put("firstSequence", description.getFirstSequence());
        fields.put("lastSequence", description.getLastSequence());
        fields.put("start", description.getStart().toString());
        fields.put("end", description.getEnd().toString());
        fields.put("mediaStartMicros", description.getMediaStartMicros());
        fields.put("mediaEndMicros", description.getMediaEndMicros());
        fields.put("samples", description.getSamples());
        putIfPresent(fields, "unit", description.getUnit());
        putIfPresent(fields, "sport", description.getSport());
        fields.put("language", description.getLanguage());
        fields.put("text", description.getText());
        fields.put("translations", translations(description.getTranslations()));
        fields.put("tags", description.getTags());
        fields.put(
                "names",
                description.getAthletes().stream()
                        .map(athlete -> athlete.getGivenName() + " " + athlete.getFamilyName())
                        .toList());
        fields.put(
                "athletes",
                description.getAthletes().stream()
                        .map(DescriptionDocument::athlete)
                        .toList());
        fields.put(
                "texts",
                description.getTexts().stream().map(DescriptionDocument::text).toList());
        fields.put(
                "unresolved",
                description.getUnresolved().stream()
                        .map(DescriptionDocument::unresolved)
                        .toList());
        fields.put(
                "readings",
                description.getReadings().stream()
                        .map(DescriptionDocument::reading)
                        .toList());
        fields.put(
                "objects",
                description.getObjects().stream()
                        .map(DescriptionDocument::object)
                        .toList());
        Caption caption = description.getCaption();
        if (caption != null) {
            fields.put("caption", caption(caption));
        }
        fields.put(
                "moments",
                description.getMoments().stream()
                        .map(DescriptionDocument::moment)
                        .toList());
        KeyFrame keyFrame = description.getKeyFrame();
        if (keyFrame != null) {
            fields.put("keyFrame", keyFrame(keyFrame));
        }
        fields.put(
                "media",
                description.getMedia().stream().map(DescriptionDocument::media).toList());
        fields.put(
                "models",
                description.getModels().stream().map(DescriptionDocument::model).toList());
        if (!description.getEmbedding().isEmpty()) {
            fields.put("embedding", description.getEmbedding());
        }
        fields.put(
                "provenance",
                description.getProvenance().stream()
                        .map(DescriptionDocument::provenance)
                        .toList());
        fields.put("degraded", description.getDegraded());
        fields.put("lastSampleTime", description.getLastSampleTime().toString());
        return fields;
    }

    /** By language, for each is searched with the analyzer of its own. */
    private static Map<String, Object> translations(List<Translation> translations) {
        Map<String, Object> fields = new LinkedHashMap<>();
        translations.forEach(translation -> fields.put(translation.getLanguage(), translation.getText()));
        return fields;
    }

    private static Map<String, Object> athlete(RecognisedAthlete athlete) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", athlete.getId());
        putIfPresent(fields, "bib", athlete.getBib());
        fields.put("givenName", athlete.getGivenName());
        fields.put("familyName", athlete.getFamilyName());
        fields.put("noc", athlete.getNoc());
        fields.put("confidence", athlete.getConfidence());
        List<Map<String, Object>> evidence = athlete.getEvidence().stream()
                .map(DescriptionDocument::evidence)
                .toList();
        fields.put("evidence", evidence);
        return fields;
    }

    private static Map<String, Object> unresolved(UnresolvedAthlete somebody) {
        return Map.of(
                "candidates",
                somebody.getCandidates(),
                "evidence",
                somebody.getEvidence().stream()
                        .map(DescriptionDocument::evidence)
                        .toList());
    }

    private static Map<String, Object> reading(Reading reading) {
        return Map.of(
                "kind", reading.getKind().name(),
                "value", reading.getValue(),
                "reads",
                        reading.getReads().stream()
                                .map(DescriptionDocument::text)
                                .toList());
    }

    private static Map<String, Object> evidence(Evidence evidence) {
        return Map.of(
                "kind", evidence.getKind().name(),
                "matched", evidence.getMatched(),
                "read", text(evidence.getRead()));
    }

    private static Map<String, Object> text(ReadText text) {
        return Map.of(
                "text", text.getText(),
                "confidence", text.getConfidence(),
                "box", box(text.getBox()),
                "captureTime", text.getCaptureTime().toString(),
                "segment", text.getSegment());
    }

    private static Map<String, Object> object(DetectedObject object) {
        return Map.of(
                "label", object.getLabel(),
                "confidence", object.getConfidence(),
                "box", box(object.getBox()),
                "captureTime", object.getCaptureTime().toString(),
                "segment", object.getSegment());
    }

    private static Map<String, Object> caption(Caption caption) {
        return Map.of(
                "text", caption.getText(),
                "names", caption.getNames(),
                "model", caption.getModel().getName(),
                "segment", caption.getSegment(),
                "namesRemoved", caption.getNamesRemoved());
    }

    private static Map<String, Object> keyFrame(KeyFrame keyFrame) {
        return Map.of(
                "image", media(keyFrame.getImage()),
                "width", keyFrame.getWidth(),
                "height", keyFrame.getHeight(),
                "segment", keyFrame.getSegment(),
                "captureTime", keyFrame.getCaptureTime().toString());
    }

    private static Map<String, Object> provenance(Provenance provenance) {
        return Map.of(
                "fact", provenance.getFact(),
                "source", provenance.getSource().name(),
                "reference", provenance.getReference(),
                "version", provenance.getVersion());
    }

    private static Map<String, Object> moment(KeyMoment moment) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", moment.getId());
        fields.put("kind", moment.getKind().name());
        fields.put("time", moment.getTime().toString());
        fields.put("mediaTimeMicros", moment.getMediaTimeMicros());
        fields.put(
                "athletes",
                moment.getAthletes().stream().map(DescriptionDocument::named).toList());
        fields.put("confidence", moment.getConfidence());
        fields.put(
                "evidence",
                moment.getEvidence().stream().map(DescriptionDocument::why).toList());
        return fields;
    }

    private static Map<String, Object> named(NamedAthlete athlete) {
        return Map.of(
                "id", athlete.getId(),
                "givenName", athlete.getGivenName(),
                "familyName", athlete.getFamilyName(),
                "noc", athlete.getNoc());
    }

    private static Map<String, Object> why(MomentEvidence evidence) {
        return Map.of(
                "source", evidence.getSource().name(),
                "reference", evidence.getReference(),
                "detail", evidence.getDetail());
    }

    private static Map<String, Object> box(Box box) {
        return Map.of("x", box.getX(), "y", box.getY(), "width", box.getWidth(), "height", box.getHeight());
    }

    static Map<String, Object> media(MediaReference media) {
        return Map.of(
                "uri", media.getUri(),
                "offset", media.getOffset(),
                "length", media.getLength(),
                "sha256", media.getSha256(),
                "container", media.getContainer());
    }

    static Map<String, Object> model(ModelVersion model) {
        return Map.of("name", model.getName(), "version", model.getVersion(), "sha256", model.getSha256());
    }

    private static void putIfPresent(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
