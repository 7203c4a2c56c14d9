package dev.slipstream.jobs;

import dev.slipstream.connectors.kafka.KafkaTopics;
import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Pacing;
import dev.slipstream.embedded.EmbeddedFlink;
import dev.slipstream.embedded.EmbeddedKafka;
import dev.slipstream.embedded.SharedServers;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The whole way from feeds to documents for a test: a Kafka and a Flink of its own, the shared Elasticsearch, and the
 * jobs as they are deployed except for their models. Feeds' names must differ between tests, as they share the index.
 */
final class Pipeline implements AutoCloseable {
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);
    private static final long SECONDS = 60;

    private final Path folder;
    private final EmbeddedKafka kafka;
    private final EmbeddedFlink flink;
    private final Configuration settings;
    private final KafkaProducer<String, byte[]> producer;
    private final AvroCodec<FeedRegistration> registrations = new AvroCodec<>(FeedRegistration.class);
    private @Nullable JobClient ingest;
    final Ledger ledger;
    final Documents documents;

    private Pipeline(Path folder, EmbeddedKafka kafka, EmbeddedFlink flink, Configuration settings) {
        this.folder = folder;
        this.kafka = kafka;
        this.flink = flink;
        this.settings = settings;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrapServers(),
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        Topics.MAX_RECORD_BYTES),
                new StringSerializer(),
                new ByteArraySerializer());
        this.ledger = new Ledger(kafka.bootstrapServers());
        this.documents = new Documents(settings.get(SlipstreamOptions.ELASTICSEARCH_URL));
    }

    static Pipeline start(Path folder) throws IOException {
        // A hanging feed shows within seconds.
        return start(folder, Duration.ofSeconds(1));
    }

    /** {@code open}: how long a feed may take to show what it carries. */
    static Pipeline start(Path folder, Duration open) throws IOException {
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        EmbeddedFlink flink = EmbeddedFlink.start(folder.resolve("flink"));
        Configuration settings = new Configuration();
        settings.set(SlipstreamOptions.KAFKA_BOOTSTRAP_SERVERS, kafka.bootstrapServers());
        settings.set(
                SlipstreamOptions.ELASTICSEARCH_URL,
                SharedServers.elasticsearch().url());
        settings.set(
                SlipstreamOptions.MEDIA_STORE_ROOT,
                folder.resolve("media").toUri().toString());
        settings.set(SlipstreamOptions.FEEDS_FILE_ROOTS, List.of(TestMedia.FOLDER.toString(), folder.toString()));
        settings.set(SlipstreamOptions.FEEDS_ALLOW_PRIVATE, true);
        settings.set(SlipstreamOptions.FEEDS_DISCOVERY, Duration.ofMillis(200));
        // A job that starts anew reads what others left on the topic: load and its limits are not what these tests are
        // about.
        settings.set(InferenceOptions.ANALYSIS_TIMEOUT, Duration.ofMinutes(2));
        settings.set(InferenceOptions.ANALYSIS_QUEUE, 1_000);
        settings.set(InferenceOptions.TEXT_BUDGET, 0.0);
        settings.set(InferenceOptions.OBJECTS_BUDGET, 0.0);
        settings.set(InferenceOptions.KEY_FRAMES_BUDGET, 0.0);
        settings.set(InferenceOptions.EMBEDDINGS_BUDGET, 0.0);
        settings.set(SlipstreamOptions.FEEDS_OPEN_TIMEOUT, open);
        settings.set(SlipstreamOptions.FEEDS_READ_TIMEOUT, Duration.ofSeconds(2));
        settings.set(SlipstreamOptions.RECONNECT_FIRST, Duration.ofMillis(200));
        settings.set(SlipstreamOptions.RECONNECT_LONGEST, Duration.ofMillis(500));
        KafkaTopics.createMissing(JobSettings.kafka(settings));
        SearchSinks.bootstrap(settings);
        return new Pipeline(folder, kafka, flink, settings);
    }

    EmbeddedKafka kafka() {
        return kafka;
    }

    JobClient ingest() throws IOException {
        return ingest(null);
    }

    /** @param checkpoint to begin with; null begins anew */
    JobClient ingest(@Nullable Path checkpoint) throws IOException {
        StreamExecutionEnvironment environment = flink.environment(IngestJob.NAME, overrides(checkpoint));
        environment.setParallelism(1);
        IngestJob.define(environment, settings);
        ingest = flink.submit(environment);
        return ingest;
    }

    JobClient describe(DescribeWorkflow.Models models) throws IOException {
        return describe(models, null);
    }

    JobClient describe(DescribeWorkflow.Models models, @Nullable Path checkpoint) throws IOException {
        return describe(models, checkpoint, 2);
    }

    JobClient describe(DescribeWorkflow.Models models, @Nullable Path checkpoint, int parallelism) throws IOException {
        StreamExecutionEnvironment environment = flink.environment(DescribeJob.NAME, overrides(checkpoint));
        environment.setParallelism(parallelism);
        DescribeJob.define(environment, settings, models);
        return flink.submit(environment);
    }

    JobClient highlight(@Nullable Path checkpoint) throws IOException {
        StreamExecutionEnvironment environment = flink.environment(HighlightJob.NAME, overrides(checkpoint));
        environment.setParallelism(2);
        HighlightJob.define(environment, settings);
        return flink.submit(environment);
    }

    /** @param rigs folder of the groups' rigs */
    JobClient replay(Path rigs) throws IOException {
        settings.set(ReplayOptions.RIGS, rigs.toString());
        settings.set(ReplayOptions.TIMEOUT, Duration.ofMinutes(2));
        settings.set(ReplayOptions.ORBIT_PICTURES, 4);
        settings.set(ReplayOptions.ORBIT_WIDTH, 320);
        settings.set(ReplayOptions.ORBIT_HEIGHT, 180);
        StreamExecutionEnvironment environment = flink.environment(ReplayJob.NAME, overrides(null));
        environment.setParallelism(1);
        ReplayJob.define(environment, settings);
        return flink.submit(environment);
    }

    private static Configuration overrides(@Nullable Path checkpoint) {
        Configuration overrides = new Configuration();
        overrides.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
        if (checkpoint != null) {
            overrides.set(
                    StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
        }
        return overrides;
    }

    /** Ends a job where it stands, without a last checkpoint. */
    void cancel(JobClient job) throws Exception {
        job.cancel().get(SECONDS, TimeUnit.SECONDS);
        await(
                "end of job " + job.getJobID(),
                Duration.ofSeconds(SECONDS),
                () -> status(job).isGloballyTerminalState());
    }

    JobStatus status(JobClient job) throws ExecutionException, InterruptedException, TimeoutException {
        return job.getJobStatus().get(SECONDS, TimeUnit.SECONDS);
    }

    /** The newest complete checkpoint of a job. */
    Optional<Path> latestCheckpoint(JobClient job) {
        Path checkpoints =
                folder.resolve("flink/checkpoints").resolve(job.getJobID().toString());
        if (!Files.isDirectory(checkpoints)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(checkpoints)) {
            return all.filter(path -> Files.exists(path.resolve("_metadata")))
                    .max(Comparator.comparingLong(Pipeline::number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Number of the newest complete checkpoint; 0 if there is none. */
    long checkpoints(JobClient job) {
        return latestCheckpoint(job).map(Pipeline::number).orElse(0L);
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().replace("chk-", ""));
    }

    /** A file as a feed. */
    static FeedRegistration file(String feed, Path file, Pacing pacing, boolean loop) {
        return FeedRegistration.newBuilder()
                .setFeed(feed)
                .setUri(file.toString())
                .setPacing(pacing)
                .setLoop(loop)
                .build();
    }

    static FeedRegistration address(String feed, String url) {
        return FeedRegistration.newBuilder().setFeed(feed).setUri(url).build();
    }

    void register(FeedRegistration feed) {
        send(new ProducerRecord<>(Topics.FEEDS.name(), feed.getFeed(), registrations.encode(feed)));
    }

    void remove(String feed) {
        send(new ProducerRecord<>(Topics.FEEDS.name(), feed, null));
    }

    void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not take " + record.key(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Reads on until the condition holds. */
    void await(String what, Duration limit, Callable<Boolean> condition) {
        Awaitility.await(what)
                .pollInSameThread()
                .atMost(limit)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    ledger.read();
                    return condition.call();
                });
    }

    /** Reads on for this long. */
    void readFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await(time + " to pass", time.plusSeconds(30), () -> System.nanoTime() >= end);
    }

    @Override
    public void close() throws IOException {
        documents.close();
        ledger.close();
        producer.close(Duration.ofSeconds(1));
        flink.close();
        kafka.close();
    }
}
