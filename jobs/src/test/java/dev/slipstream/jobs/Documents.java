package dev.slipstream.jobs;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.SortOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipstream.connectors.elasticsearch.ElasticsearchConnection;
import dev.slipstream.contracts.SearchIndex;
import org.elasticsearch.client.ResponseException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a feed's readers find in Elasticsearch. */
final class Documents implements AutoCloseable {
    private static final int MOST = 1000;
    private static final int UNAVAILABLE = 503;

    /** A final description of a shot. */
    record Shot(String id, long firstSequence, long lastSequence, int samples, List<String> degraded) {}

    private final ElasticsearchClient client;

    Documents(String url) {
        client = ElasticsearchConnection.to(url).open();
    }

    /** Final descriptions of a feed, by epoch and sequence. */
    List<Shot> shots(String feed) {
        try {
            return client
                    .search(
                            s -> s.index(SearchIndex.DESCRIPTIONS.alias())
                                    .ignoreUnavailable(true)
                                    .size(MOST)
                                    .query(q -> q.bool(b -> b.filter(f -> f.term(
                                                    t -> t.field("status").value("FINAL")))
                                            .filter(f ->
                                                    f.term(t -> t.field("feed").value(feed)))))
                                    .sort(o -> o.field(f -> f.field("epoch").order(SortOrder.Asc)))
                                    .sort(o -> o.field(
                                            f -> f.field("firstSequence").order(SortOrder.Asc))),
                            ObjectNode.class)
                    .hits()
                    .hits()
                    .stream()
                    .map(hit -> shot(Objects.requireNonNull(hit.source())))
                    .toList();
        } catch (ResponseException e) {
            if (e.getResponse().getStatusLine().getStatusCode() == UNAVAILABLE) {
                return List.of(); // The day's index was made this moment, and its shard does not answer yet.
            }
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Shot shot(JsonNode source) {
        List<String> degraded = new ArrayList<>();
        source.path("degraded").forEach(reason -> degraded.add(reason.asText()));
        return new Shot(
                source.get("id").asText(),
                source.get("firstSequence").asLong(),
                source.get("lastSequence").asLong(),
                source.get("samples").asInt(),
                degraded);
    }

    /** The status of each replay of a group. */
    List<String> replays(String group) {
        try {
            return client
                    .search(
                            s -> s.index(SearchIndex.REPLAYS.alias())
                                    .ignoreUnavailable(true)
                                    .query(q -> q.term(t -> t.field("group").value(group))),
                            ObjectNode.class)
                    .hits()
                    .hits()
                    .stream()
                    .map(hit ->
                            Objects.requireNonNull(hit.source()).path("status").asText())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status of each highlight of a unit, by id. */
    Map<String, String> highlights(String unit) {
        try {
            Map<String, String> statuses = new TreeMap<>();
            client.search(
                            s -> s.index(SearchIndex.HIGHLIGHTS.alias())
                                    .ignoreUnavailable(true)
                                    .query(q -> q.term(t -> t.field("unit").value(unit))),
                            ObjectNode.class)
                    .hits()
                    .hits()
                    .forEach(hit -> statuses.put(
                            hit.id(),
                            Objects.requireNonNull(hit.source()).path("status").asText()));
            return statuses;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int samples(String feed) {
        return shots(feed).stream().mapToInt(Shot::samples).sum();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
