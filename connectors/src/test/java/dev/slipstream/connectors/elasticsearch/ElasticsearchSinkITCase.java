package dev.slipstream.connectors.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.slipstream.connectors.kafka.KafkaDeadLetters;
import dev.slipstream.connectors.kafka.KafkaTopics;
import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.SearchIndex;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.embedded.EmbeddedElasticsearch;
import dev.slipstream.embedded.EmbeddedFlink;
import dev.slipstream.embedded.SharedServers;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.Serializable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The sink in a job, against real servers; Elasticsearch is this class's own, because a test stops it. */
class ElasticsearchSinkITCase {
    private static final Pattern COMPLETED = Pattern.compile("\"completed\":(\\d+)");

    @TempDir
    private static Path elasticsearchDir;

    @TempDir
    private static Path flinkDir;

    private static EmbeddedElasticsearch elasticsearch;
    private static EmbeddedFlink flink;
    private static ElasticsearchConnection connection;
    private static Properties kafka;

    @BeforeAll
    static void start() throws Exception {
        elasticsearch = EmbeddedElasticsearch.start(
                elasticsearchDir, EmbeddedElasticsearch.Options.defaults().asTemporary());
        flink = EmbeddedFlink.start(flinkDir);
        connection = ElasticsearchConnection.to(elasticsearch.url());
        kafka = new Properties();
        kafka.setProperty("bootstrap.servers", SharedServers.kafka().bootstrapServers());
        KafkaTopics.createMissing(kafka);
        IndexBootstrap.install(connection);
    }

    @AfterAll
    static void stop() {
        flink.close();
        elasticsearch.close();
    }

    /** What becomes of a number on its way to a description. */
    private interface Make extends MapFunction<Long, Description>, Serializable {}

    private static JobClient submit(long documents, double perSecond, MapFunction<Long, Description> make)
            throws Exception {
        Configuration overrides = new Configuration();
        overrides.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
        var environment = flink.environment("describe", overrides);
        environment.setParallelism(2);
        environment
                .fromSource(
                        new DataGeneratorSource<>(
                                i -> i, documents, RateLimiterStrategy.perSecond(perSecond), Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .map(make)
                .returns(new AvroTypeInfo<>(Description.class))
                .sinkTo(ElasticsearchSink.<Description>builder()
                        .setConnection(connection)
                        .setElementConverter(new DescriptionDocument())
                        .setDeadLetters(new KafkaDeadLetters(kafka))
                        .build());
        return flink.submit(environment);
    }

    private static void finish(JobClient job) throws Exception {
        job.getJobExecutionResult().get(180, TimeUnit.SECONDS);
    }

    /** Documents of one feed that a search for a word of theirs finds. */
    private static long found(String feed) throws Exception {
        return found(feed, "text", "bjorgen crossing lines");
    }

    private static long found(String feed, String field, String words) throws Exception {
        try (ElasticsearchClient client = connection.open()) {
            client.indices().refresh(r -> r.index(SearchIndex.DESCRIPTIONS.alias()));
            return client.count(count -> count.index(SearchIndex.DESCRIPTIONS.alias())
                            .query(q -> q.bool(b -> b.filter(
                                            f -> f.term(t -> t.field("feed").value(feed)))
                                    .must(m -> m.match(t -> t.field(field).query(words))))))
                    .count();
        }
    }

    private static List<DeadLetter> deadLetters() throws Exception {
        List<DeadLetter> letters = new ArrayList<>();
        AvroCodec<DeadLetter> codec = new AvroCodec<>(DeadLetter.class);
        TopicPartition partition = new TopicPartition(Topics.DEAD_LETTERS.name(), 0);
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.getProperty("bootstrap.servers")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(Set.of(partition));
            consumer.seekToBeginning(Set.of(partition));
            long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> polled : consumer.poll(Duration.ofMillis(200))) {
                    letters.add(codec.decode(polled.value()));
                }
            }
        }
        return letters;
    }

    private static long completedCheckpoints(JobClient job) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(flink.restUrl() + "/jobs/" + job.getJobID() + "/checkpoints"))
                .build();
        Matcher counts = COMPLETED.matcher(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
        return counts.find() ? Long.parseLong(counts.group(1)) : 0;
    }

    @Test
    void oneDocumentThatDoesNotFitTheMappingStopsNoOther() throws Exception {
        int documents = 2500;
        finish(submit(documents, 100_000, (Make) number -> {
            Description description = Descriptions.of("mapping", number);
            if (number == 1234) {
                description.setEmbedding(List.of(1f, 2f, 3f)); // the template says 384
            }
            return description;
        }));
        assertThat(found("mapping")).isEqualTo(documents - 1);
        assertThat(deadLetters())
                .filteredOn(letter -> "mapping".equals(letter.getFeed()))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.getRecord()).isEqualTo("mapping/1/shot-1234");
                    assertThat(letter.getReason()).isEqualTo("DOCUMENT_REJECTED");
                    assertThat(letter.getMessage()).contains("feed mapping", "embedding", "384");
                    assertThat(letter.getPayload().remaining()).isPositive();
                });
    }

    @Test
    void aTranslationIsFoundByOtherFormsOfItsWords() throws Exception {
        finish(submit(3, 100_000, (Make) number -> Descriptions.of("languages", number)));
        assertThat(found("languages", "translations.fr", "lignes")).isEqualTo(3);
        assertThat(found("languages", "translations.de", "Ziellinie")).isEqualTo(3);
        assertThat(found("languages", "translations.it", "traguardi")).isEqualTo(3);
        assertThat(found("languages", "translations.zh", "终点")).isEqualTo(3);
        assertThat(found("languages", "translations.de", "lignes")).isZero();
    }

    @Test
    void aServerThatIsAwayForHalfAMinuteCostsNothing() throws Exception {
        int documents = 6000;
        JobClient job = submit(documents, 150, (Make) number -> Descriptions.of("away", number));
        await().atMost(Duration.ofSeconds(60)).until(() -> found("away") > 300);

        elasticsearch.stop();
        long before = completedCheckpoints(job);
        await().pollDelay(Duration.ofSeconds(20))
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(completedCheckpoints(job))
                        .as("checkpoints go on while the server is away")
                        .isGreaterThan(before + 5));
        elasticsearch.start(); // takes the rest of the half minute

        finish(job);
        assertThat(found("away")).isEqualTo(documents);
        assertThat(deadLetters()).noneMatch(letter -> "away".equals(letter.getFeed()));
    }

    @Test
    void aJobThatFailsAndIsRestoredIndexesEveryDocumentOnce() throws Exception {
        int documents = 6000;
        finish(submit(documents, 2000, new FailOnceAfterACheckpoint(documents / 2)));
        assertThat(FailOnceAfterACheckpoint.FAILURES).hasValue(1);
        assertThat(found("restored")).isEqualTo(documents);
    }

    /** Fails the job once, at some number, when there is a checkpoint to go back to. */
    private static final class FailOnceAfterACheckpoint implements MapFunction<Long, Description>, CheckpointListener {
        private static final long serialVersionUID = 1;
        private static final AtomicInteger FAILURES = new AtomicInteger();

        private final long from;
        private boolean restorable;

        FailOnceAfterACheckpoint(long from) {
            this.from = from;
        }

        @Override
        public Description map(Long number) {
            if (number >= from && restorable && FAILURES.compareAndSet(0, 1)) {
                throw new IllegalStateException("fails on purpose");
            }
            return Descriptions.of("restored", number);
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            restorable = true;
        }
    }

    @Test
    void bootstrapMayBeRepeated() throws Exception {
        IndexBootstrap.install(connection);
        IndexBootstrap.install(connection);
        try (ElasticsearchClient client = connection.open()) {
            assertThat(client.indices()
                            .existsIndexTemplate(t -> t.name(SearchIndex.DESCRIPTIONS.alias()))
                            .value())
                    .isTrue();
        }
    }
}
