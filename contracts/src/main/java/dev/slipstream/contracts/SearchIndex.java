package dev.slipstream.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Every search index: readers query the alias, writers write to the index of the document's day, old days are deleted
 * whole. The template gives each new day its mapping and puts it behind the alias.
 *
 * @param alias name under which all days are searched; also the template's name and the prefix of each day's index
 * @param fields names of the document's top-level fields
 */
public record SearchIndex(String alias, List<String> fields) {
    /** Length of an embedding: what all-MiniLM-L6-v2 gives. */
    public static final int EMBEDDING_DIMENSIONS = 384;

    /** Descriptions of shots; a document has the fields of {@code Description}, and {@code names} for full-text search. */
    public static final SearchIndex DESCRIPTIONS = new SearchIndex(
            "slipstream-descriptions",
            List.of(
                    "id",
                    "revision",
                    "status",
                    "change",
                    "feed",
                    "epoch",
                    "firstSequence",
                    "lastSequence",
                    "start",
                    "end",
                    "mediaStartMicros",
                    "mediaEndMicros",
                    "samples",
                    "unit",
                    "sport",
                    "language",
                    "text",
                    "translations",
                    "tags",
                    "names",
                    "athletes",
                    "texts",
                    "unresolved",
                    "readings",
                    "objects",
                    "caption",
                    "moments",
                    "keyFrame",
                    "media",
                    "models",
                    "embedding",
                    "provenance",
                    "degraded",
                    "lastSampleTime"));

    /** Replays; a document has the fields of {@code Replay}. */
    public static final SearchIndex REPLAYS = new SearchIndex(
            "slipstream-replays",
            List.of(
                    "id",
                    "revision",
                    "status",
                    "group",
                    "unit",
                    "sport",
                    "moment",
                    "requests",
                    "requestTime",
                    "figures",
                    "cameras",
                    "assets",
                    "warnings",
                    "stages",
                    "models",
                    "degraded"));

    /** Highlights and rejected candidates; a document has the fields of {@code Highlight}, and {@code names} for full-text search. */
    public static final SearchIndex HIGHLIGHTS = new SearchIndex(
            "slipstream-highlights",
            List.of(
                    "id",
                    "revision",
                    "status",
                    "settled",
                    "reason",
                    "unit",
                    "sport",
                    "kind",
                    "moment",
                    "start",
                    "end",
                    "language",
                    "title",
                    "translations",
                    "names",
                    "athletes",
                    "moments",
                    "score",
                    "threshold",
                    "contributions",
                    "angles",
                    "replays",
                    "clip",
                    "decisions",
                    "degraded"));

    public static final List<SearchIndex> ALL = List.of(DESCRIPTIONS, HIGHLIGHTS, REPLAYS);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy.MM.dd").withZone(ZoneOffset.UTC);

    /** The index of a document that begins at {@code start}: the alias and the UTC day. */
    public String on(Instant start) {
        return alias + "-" + DAY.format(start);
    }

    /** Pattern that matches the indices of all days. */
    public String allDays() {
        return alias + "-*";
    }

    /** The index template as Elasticsearch takes it: JSON, UTF-8. */
    public String template() {
        String name = "elasticsearch/" + alias + ".json";
        try (InputStream in = SearchIndex.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the contracts module lacks its resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return alias;
    }
}
