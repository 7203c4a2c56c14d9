package dev.slipstream.cli;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.json.JsonData;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipstream.contracts.SearchIndex;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Asks Elasticsearch, as a dashboard would, and notes when each revision of a description is first found: capture of its
 * newest sample to searchable. Its own rhythm adds up to one interval to each figure. What is found again because results
 * came after the shot had closed says nothing about the way of its pictures.
 */
final class LatencyProbe {
    private static final int NEWEST = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ElasticsearchClient client;
    private final Map<String, Long> revisions = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final List<Long> millis = new ArrayList<>();
    private @Nullable Instant awaySince;

    LatencyProbe(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * One look at the newest descriptions. A server that cannot answer just now (an index being made, a restart) is
     * looked at again the next time; one that stays away fails the run.
     */
    void look() {
        try {
            // Fields alone: the documents' vectors are large, and looking must not cost what is measured.
            SearchResponse<Void> found = client.search(
                    s -> s.index(SearchIndex.DESCRIPTIONS.alias())
                            .ignoreUnavailable(true)
                            .size(NEWEST)
                            .source(f -> f.fetch(false))
                            .docvalueFields(f -> f.field("id"))
                            .docvalueFields(f -> f.field("revision"))
                            .docvalueFields(f -> f.field("status"))
                            .docvalueFields(f -> f.field("lastSampleTime").format("strict_date_optional_time_nanos"))
                            .sort(o -> o.field(f -> f.field("lastSampleTime").order(SortOrder.Desc))),
                    Void.class);
            Instant now = Instant.now();
            awaySince = null;
            found.hits().hits().forEach(hit -> note(hit.fields(), now));
        } catch (IOException | ElasticsearchException e) {
            Instant now = Instant.now();
            Instant since = awaySince == null ? now : awaySince;
            awaySince = since;
            if (Duration.between(since, now).compareTo(PATIENCE) > 0) {
                throw new IllegalStateException(
                        "Elasticsearch has not answered since " + since + ": " + e.getMessage(), e);
            }
        }
    }

    private void note(Map<String, JsonData> description, Instant now) {
        String id = field(description, "id").asText();
        long revision = field(description, "revision").asLong();
        Long known = revisions.put(id, revision);
        if ((known == null || known < revision) && !closed.contains(id)) {
            Instant captured =
                    Instant.parse(field(description, "lastSampleTime").asText());
            millis.add(Duration.between(captured, now).toMillis());
        }
        if (field(description, "status").asText().equals("FINAL")) {
            closed.add(id);
        }
    }

    /** The one value of a field. */
    private static JsonNode field(Map<String, JsonData> description, String name) {
        JsonData values = description.get(name);
        if (values == null) {
            throw new IllegalStateException("a description without " + name);
        }
        return values.to(JsonNode.class).get(0);
    }

    /** What was measured so far is left out: the machine was cold. */
    void forgetTimes() {
        millis.clear();
    }

    /** What the budgets left out of the final descriptions: the price of the latency. */
    DemoReport.Missing missing() throws IOException {
        SearchResponse<Void> answer = client.search(
                s -> s.index(SearchIndex.DESCRIPTIONS.alias())
                        .ignoreUnavailable(true)
                        .size(0)
                        .trackTotalHits(t -> t.enabled(true))
                        .query(q -> q.term(t -> t.field("status").value("FINAL")))
                        .aggregations("text", a -> a.filter(degraded("text:")))
                        .aggregations("embedding", a -> a.filter(degraded("embedding:"))),
                Void.class);
        double finals =
                Math.max(1, Objects.requireNonNull(answer.hits().total()).value());
        return new DemoReport.Missing(share(answer, "text", finals), share(answer, "embedding", finals));
    }

    private static Query degraded(String part) {
        return Query.of(q -> q.prefix(p -> p.field("degraded").value(part)));
    }

    private static double share(SearchResponse<Void> answer, String part, double of) {
        return Objects.requireNonNull(answer.aggregations().get(part)).filter().docCount() / of;
    }

    /** Samples in final descriptions, by feed, over everything that is searchable. */
    Map<String, Long> samplesOut() throws IOException {
        SearchResponse<Void> answer = client.search(
                s -> s.index(SearchIndex.DESCRIPTIONS.alias())
                        .ignoreUnavailable(true)
                        .size(0)
                        .query(q -> q.term(t -> t.field("status").value("FINAL")))
                        .aggregations(
                                "feeds",
                                a -> a.terms(t -> t.field("feed").size(10_000))
                                        .aggregations("samples", b -> b.sum(c -> c.field("samples")))),
                Void.class);
        Map<String, Long> out = new HashMap<>();
        Objects.requireNonNull(answer.aggregations().get("feeds"))
                .sterms()
                .buckets()
                .array()
                .forEach(bucket -> out.put(
                        bucket.key().stringValue(),
                        Math.round(Objects.requireNonNull(bucket.aggregations().get("samples"))
                                .sum()
                                .value())));
        return out;
    }

    int descriptions() {
        return revisions.size();
    }

    int measured() {
        return millis.size();
    }

    /** In milliseconds; -1 where nothing was measured. */
    long percentile(int percent) {
        return Percentile.of(millis, percent);
    }
}
