package dev.slipstream.connectors.elasticsearch;

import dev.slipstream.connectors.elasticsearch.FakeElasticsearch.Item;
import dev.slipstream.connectors.elasticsearch.FakeElasticsearch.Received;
import dev.slipstream.contracts.record.DeadLetter;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class ElasticsearchWriterTest {
    private static final int BATCH = 10;
    private static final String SECRET = "c2VjcmV0OmtleQ==";
    private static final SinkWriter.Context NO_CONTEXT = new SinkWriter.Context() {
        @Override
        public long currentWatermark() {
            return 0;
        }

        @Override
        public Long timestamp() {
            return 0L;
        }
    };

    private final FakeTask task = new FakeTask();
    private final CollectedDeadLetters deadLetters = new CollectedDeadLetters();
    private FakeElasticsearch server;

    @BeforeEach
    void startServer() throws IOException {
        server = new FakeElasticsearch();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private ElasticsearchSink<String> sink() {
        return ElasticsearchSink.<String>builder()
                .setConnection(ElasticsearchConnection.to(server.url())
                        .withApiKey(SECRET)
                        .withTimeouts(Duration.ofSeconds(2), Duration.ofMillis(500)))
                .setElementConverter((id, context) -> document(id))
                .setDeadLetters(deadLetters)
                .setMaxBatchSize(BATCH)
                .setMaxBufferedRequests(3 * BATCH)
                .setMaxRecordSizeInBytes(1000)
                .build();
    }

    private static DocumentRequest document(String id) {
        String json = "{\"id\":\"" + id + "\"}";
        return new DocumentRequest("shots-2026.02.06", id, 7, "arena", json.getBytes(StandardCharsets.UTF_8));
    }

    private StatefulSinkWriter<String, BufferedRequestState<DocumentRequest>> writer() throws IOException {
        return sink().createWriter(task);
    }

    private static List<String> ids(int documents) {
        return IntStream.range(0, documents).mapToObj(i -> "doc-" + i).toList();
    }

    private void writeAll(Collection<String> ids) throws Exception {
        try (var writer = writer()) {
            for (String id : ids) {
                writer.write(id, NO_CONTEXT);
            }
            writer.flush(true);
        }
    }

    /** Ids of the documents that got through: the last answer to each was not an error. */
    private List<String> received() {
        return server.requests().stream()
                .flatMap(List::stream)
                .map(Received::id)
                .distinct()
                .toList();
    }

    @Test
    void sendsEveryDocumentOnceWithItsExternalVersion() throws Exception {
        writeAll(ids(95));
        List<Received> documents =
                server.requests().stream().flatMap(List::stream).toList();
        assertThat(documents).hasSize(95).extracting(Received::id).containsExactlyInAnyOrderElementsOf(ids(95));
        assertThat(documents).allSatisfy(document -> {
            assertThat(document.version()).isEqualTo(7);
            assertThat(document.versionType()).isEqualTo("external");
            assertThat(document.index()).isEqualTo("shots-2026.02.06");
            assertThat(document.json()).isEqualTo("{\"id\":\"" + document.id() + "\"}");
        });
        assertThat(server.requests()).allMatch(request -> request.size() <= BATCH);
        assertThat(task.metrics().count("documentsIndexed")).isEqualTo(95);
        assertThat(task.metrics().count("numRecordsSend")).isEqualTo(95);
    }

    @ParameterizedTest
    @CsvSource({"429,es_rejected_execution_exception", "503,unavailable_shards_exception", "500,exception"})
    void retriesOnlyTheDocumentsThatTheServerCouldNotTake(int status, String type) throws Exception {
        var refused = new AtomicInteger();
        server.answerEach(document -> document.id().endsWith("3") && refused.incrementAndGet() <= 4
                ? new Item(status, type, "busy")
                : Item.created());
        writeAll(ids(20));
        assertThat(task.metrics().count("documentsIndexed")).isEqualTo(20);
        assertThat(task.metrics().count("documentsRetried")).isEqualTo(4);
        assertThat(deadLetters.safe()).isEmpty();
        long sent = server.requests().stream().mapToLong(List::size).sum();
        assertThat(sent).isEqualTo(20 + 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void retriesAWholeRequest(int status) throws Exception {
        server.thenStatus(status, "busy").thenStatus(status, "busy").thenStatus(status, "busy");
        writeAll(ids(25));
        assertThat(task.metrics().count("documentsIndexed")).isEqualTo(25);
        assertThat(task.metrics().count("requestsFailed")).isEqualTo(3);
        assertThat(deadLetters.safe()).isEmpty();
    }

    @Test
    void rejectsOneDocumentAndIndexesTheOthers() throws Exception {
        server.answerEach(document -> document.id().equals("doc-4")
                ? new Item(400, "document_parsing_exception", "failed to parse field [start]")
                : Item.created());
        writeAll(ids(30));
        assertThat(task.metrics().count("documentsIndexed")).isEqualTo(29);
        assertThat(task.metrics().count("documentsRejected")).isEqualTo(1);
        assertThat(deadLetters.safe()).hasSize(1);
        DeadLetter letter = deadLetters.safe().get(0);
        assertThat(letter.getReason()).isEqualTo("DOCUMENT_REJECTED");
        assertThat(letter.getOrigin()).isEqualTo("elasticsearch-sink");
        assertThat(letter.getFeed()).isEqualTo("arena");
        assertThat(letter.getId()).isEqualTo("elasticsearch-sink:shots-2026.02.06/doc-4@7");
        assertThat(StandardCharsets.UTF_8.decode(letter.getPayload()).toString())
                .isEqualTo("{\"id\":\"doc-4\"}");
        assertThat(letter.getMessage())
                .contains("document doc-4", "feed arena", "shots-2026.02.06")
                .contains("400 document_parsing_exception: failed to parse field [start]")
                .contains("compare the document with the index template")
                .doesNotContain("\n");
    }

    @Test
    void aReplayedVersionIsNoError() throws Exception {
        server.answerEach(document -> new Item(409, "version_conflict_engine_exception", "current version [7]"));
        writeAll(ids(5));
        assertThat(task.metrics().count("documentsSuperseded")).isEqualTo(5);
        assertThat(task.metrics().count("documentsRejected")).isZero();
        assertThat(deadLetters.safe()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void failsTheJobWhenItMayNotWriteAtAll(int status) {
        server.thenStatus(status, "security_exception");
        assertThatThrownBy(() -> writeAll(ids(5)))
                .hasRootCauseInstanceOf(IOException.class)
                .rootCause()
                .hasMessageContaining("does not let this job write")
                .hasMessageContaining("security_exception")
                .hasMessageContaining(server.url())
                .message()
                .doesNotContain(SECRET);
    }

    @Test
    void failsTheJobWhenADocumentsIndexCannotBeCreated() {
        server.answerEach(document -> new Item(404, "index_not_found_exception", "no such index"));
        assertThatThrownBy(() -> writeAll(ids(1)))
                .rootCause()
                .hasMessageContaining("no such index")
                .hasMessageContaining("document doc-0");
    }

    @Test
    void retriesARequestWithoutAnswer() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        server.then((exchange, documents) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        writeAll(ids(5));
        assertThat(task.metrics().count("documentsIndexed")).isEqualTo(5);
        assertThat(task.metrics().count("requestsFailed")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>a proxy</html>", "{\"took\": 1", "{\"took\": 1, \"errors\": false, \"items\": []}", ""})
    void retriesAnAnswerThatCannotBeRead(String body) throws Exception {
        server.then((exchange, documents) -> FakeElasticsearch.send(exchange, 200, body));
        writeAll(ids(5));
        assertThat(task.metrics().count("documentsIndexed")).isEqualTo(5);
        assertThat(task.metrics().count("requestsFailed")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413})
    void findsTheDocumentForWhichAWholeRequestIsRefused(int status) throws Exception {
        for (int i = 0; i < 3 * BATCH; i++) {
            server.then((exchange, documents) -> {
                if (documents.stream().anyMatch(document -> document.id().equals("doc-2"))) {
                    FakeElasticsearch.send(
                            exchange,
                            status,
                            "{\"error\":{\"type\":\"bad\",\"reason\":\"poison\"},\"status\":" + status + "}");
                } else {
                    server.answer(exchange, documents);
                }
            });
        }
        writeAll(ids(12));
        assertThat(task.metrics().count("documentsIndexed")).isEqualTo(11);
        assertThat(deadLetters.safe()).extracting(DeadLetter::getRecord).containsExactly("doc-2");
    }

    @Test
    void aDocumentThatIsTooLargeIsNotSent() throws Exception {
        writeAll(List.of("doc-0", "x".repeat(1000)));
        assertThat(received()).containsExactly("doc-0");
        assertThat(deadLetters.safe())
                .singleElement()
                .satisfies(letter -> assertThat(letter.getMessage()).contains("at most 1000 are sent"));
    }

    @Test
    void aCheckpointHoldsWhatWaitsAndWhatIsOnItsWayAndWaitsForNeither() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        server.then((exchange, documents) -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        List<BufferedRequestState<DocumentRequest>> state;
        try (var writer = writer()) {
            for (String id : ids(14)) {
                writer.write(id, NO_CONTEXT);
            }
            await().until(() -> server.requests().size() == 1);
            writer.flush(false);
            state = writer.snapshotState(1);
        }
        held.countDown();
        var serializer = sink().getWriterStateSerializer();
        var restored = serializer.deserialize(serializer.getVersion(), serializer.serialize(state.get(0)));
        assertThat(restored.getBufferedRequestEntries())
                .extracting(entry -> entry.getRequestEntry().id())
                .containsExactlyElementsOf(ids(14));

        try (var writer = sink().restoreWriter(task, List.of(restored))) {
            writer.flush(true);
        }
        assertThat(task.metrics().count("documentsIndexed")).isEqualTo(14);
        assertThat(received()).containsExactlyInAnyOrderElementsOf(ids(14));
    }

    @Test
    void aFullBufferWaitsForTheServerAndLosesNothing() throws Exception {
        server.close();
        String away = server.url();
        try (var writer = writer()) {
            // One batch is on its way and three wait.
            for (String id : ids(4 * BATCH)) {
                writer.write(id, NO_CONTEXT);
            }
            var blocked = new Thread(() -> {
                try {
                    writer.write("one-too-many", NO_CONTEXT);
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException("expected: interrupted while it waits", e);
                }
            });
            blocked.setUncaughtExceptionHandler((thread, failure) -> {});
            blocked.start();
            await().pollDelay(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> task.metrics().count("requestsFailed") > 3);
            assertThat(blocked.isAlive()).as("waits while " + away + " is away").isTrue();
            blocked.interrupt();
            blocked.join();
            assertThat(writer.snapshotState(1).get(0).getBufferedRequestEntries())
                    .hasSize(4 * BATCH);
        }
    }
}
