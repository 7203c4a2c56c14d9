package dev.slipstream.connectors.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The bulk interface of a server that misbehaves on command: whole answers are scripted in order, and once the script is
 * over each document gets the answer that a function gives.
 */
final class FakeElasticsearch implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final List<List<Received>> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile Function<Received, Item> items = document -> Item.created();

    /** A document as it arrived, with the parameters of its action. */
    record Received(String index, String id, long version, String versionType, String json) {}

    /** The answer about one document. */
    record Item(int status, String type, String reason) {
        static Item created() {
            return new Item(201, "", "");
        }

        String json(Received document) {
            String error = status < 300
                    ? "\"result\": \"created\""
                    : "\"error\": {\"type\": \"" + type + "\", \"reason\": \"" + reason + "\"}";
            return "{\"index\": {\"_index\": \"" + document.index() + "\", \"_id\": \"" + document.id()
                    + "\", \"status\": " + status + ", " + error + "}}";
        }
    }

    /** What happens to a whole request. */
    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange, List<Received> documents) throws IOException;
    }

    FakeElasticsearch() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/_bulk", this::bulk);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next request gets this answer. */
    FakeElasticsearch then(Answer answer) {
        script.add(answer);
        return this;
    }

    FakeElasticsearch thenStatus(int status, String type) {
        return then((exchange, documents) -> send(
                exchange,
                status,
                "{\"error\": {\"type\": \"" + type + "\", \"reason\": \"as scripted\"}, \"status\": " + status + "}"));
    }

    void answerEach(Function<Received, Item> newItems) {
        this.items = newItems;
    }

    /** Everything that arrived, a list per request. */
    List<List<Received>> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    private void bulk(HttpExchange exchange) throws IOException {
        List<Received> documents = parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        requests.add(documents);
        Answer scripted = script.poll();
        if (scripted == null) {
            answer(exchange, documents);
        } else {
            scripted.to(exchange, documents);
        }
    }

    /** The ordinary answer. */
    void answer(HttpExchange exchange, List<Received> documents) throws IOException {
        List<Item> verdicts = documents.stream().map(items).toList();
        List<String> json = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            json.add(verdicts.get(i).json(documents.get(i)));
        }
        boolean errors = verdicts.stream().anyMatch(item -> item.status() >= 300);
        send(exchange, 200, "{\"took\": 1, \"errors\": " + errors + ", \"items\": [" + String.join(",", json) + "]}");
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
        exchange.getResponseHeaders().add("Content-Type", "application/vnd.elasticsearch+json;compatible-with=8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static List<Received> parse(String body) throws IOException {
        List<Received> documents = new ArrayList<>();
        String[] lines = body.split("\n", -1);
        for (int i = 0; i + 1 < lines.length; i += 2) {
            JsonNode action = JSON.readTree(lines[i]).get("index");
            documents.add(new Received(
                    action.get("_index").asText(),
                    action.get("_id").asText(),
                    action.get("version").asLong(),
                    action.get("version_type").asText(),
                    lines[i + 1]));
        }
        return documents;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
