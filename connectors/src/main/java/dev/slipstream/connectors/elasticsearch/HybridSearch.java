package dev.slipstream.connectors.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipstream.contracts.SearchIndex;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Finds descriptions by words (BM25) and by meaning (nearest embeddings), merged by reciprocal rank. The merge is ours
 * because the server's own needs a paid licence.
 *
 * <p>Source: Cormack, Clarke and Buettcher, "Reciprocal rank fusion outperforms Condorcet and individual rank learning
 * methods", SIGIR 2009, whose constant is 60.
 */
public final class HybridSearch implements AutoCloseable {
    private static final int RANK_CONSTANT = 60;
    private static final int CANDIDATES_PER_HIT = 10;
    private static final int MOST_CANDIDATES = 1000;
    private static final List<String> SHOWN = List.of("id", "feed", "start", "end", "text", "tags", "names");

    /**
     * One description that was found.
     *
     * @param score sum of reciprocal ranks; only its order means something
     */
    public record Hit(
            String id,
            String feed,
            String start,
            String end,
            String text,
            List<String> tags,
            List<String> names,
            double score) {}

    private final ElasticsearchConnection connection;
    private final ElasticsearchClient client;

    public HybridSearch(ElasticsearchConnection connection) {
        this.connection = connection;
        this.client = connection.open();
    }

    /**
     * The best descriptions, best first.
     *
     * @param words what to find
     * @param meaning unit-length embedding of the words, {@value SearchIndex#EMBEDDING_DIMENSIONS} numbers
     * @param size most hits
     * @throws IOException naming the server, if it does not answer
     */
    public List<Hit> find(String words, float[] meaning, int size) throws IOException {
        int candidates = Math.min(MOST_CANDIDATES, size * CANDIDATES_PER_HIT);
        Map<String, JsonNode> found = new LinkedHashMap<>();
        Map<String, Double> scores = new HashMap<>();
        try {
            rank(byWords(words, candidates), found, scores);
            rank(byMeaning(meaning, candidates), found, scores);
        } catch (IOException e) {
            throw new IOException(
                    "Elasticsearch at " + connection.url() + " does not answer (" + e.getMessage()
                            + "); start ./slipstream demo or name a server with --url",
                    e);
        }
        return found.values().stream()
                .map(source -> hit(source, scores.getOrDefault(source.path("id").asText(), 0.0)))
                .sorted((a, b) -> Double.compare(b.score(), a.score()))
                .limit(size)
                .toList();
    }

    private SearchResponse<ObjectNode> byWords(String words, int candidates) throws IOException {
        return client.search(
                s -> s.index(SearchIndex.DESCRIPTIONS.alias())
                        .ignoreUnavailable(true)
                        .size(candidates)
                        .source(f -> f.filter(i -> i.includes(SHOWN)))
                        .query(q -> q.multiMatch(m -> m.query(words)
                                .type(TextQueryType.MostFields)
                                .fields("text^2", "text.exact", "names^3", "texts.text", "translations.*"))),
                ObjectNode.class);
    }

    private SearchResponse<ObjectNode> byMeaning(float[] meaning, int candidates) throws IOException {
        List<Float> vector = new ArrayList<>(meaning.length);
        for (float value : meaning) {
            vector.add(value);
        }
        return client.search(
                s -> s.index(SearchIndex.DESCRIPTIONS.alias())
                        .ignoreUnavailable(true)
                        .size(candidates)
                        .source(f -> f.filter(i -> i.includes(SHOWN)))
                        .knn(k -> k.field("embedding")
                                .queryVector(vector)
                                .k(candidates)
                                .numCandidates(Math.min(MOST_CANDIDATES, 2 * candidates))),
                ObjectNode.class);
    }

    private static void rank(
            SearchResponse<ObjectNode> response, Map<String, JsonNode> found, Map<String, Double> scores) {
        int rank = 0;
        for (var hit : response.hits().hits()) {
            ObjectNode source = hit.source();
            if (source != null) {
                rank++;
                String id = source.path("id").asText();
                found.putIfAbsent(id, source);
                scores.merge(id, 1.0 / (RANK_CONSTANT + rank), Double::sum);
            }
        }
    }

    private static Hit hit(JsonNode source, double score) {
        return new Hit(
                source.path("id").asText(),
                source.path("feed").asText(),
                source.path("start").asText(),
                source.path("end").asText(),
                source.path("text").asText(),
                strings(source.path("tags")),
                strings(source.path("names")),
                score);
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
