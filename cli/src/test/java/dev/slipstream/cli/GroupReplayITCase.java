package dev.slipstream.cli;

import dev.slipstream.connectors.kafka.KafkaTopics;
import dev.slipstream.connectors.kafka.TopicTail;
import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.record.AssetKind;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Outcome;
import dev.slipstream.contracts.record.Replay;
import dev.slipstream.contracts.record.ReplayAsset;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.contracts.record.ReplayStatus;
import dev.slipstream.embedded.EmbeddedKafka;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person who asks sees, of a job that answers and of one that cannot; over real Kafka. */
class GroupReplayITCase {
    @TempDir
    private static Path folder;

    private static EmbeddedKafka kafka;
    private static KafkaProducer<String, byte[]> producer;

    @TempDir
    private Path out;

    private final StringWriter said = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), EmbeddedKafka.Options.defaults());
        Properties settings = new Properties();
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        KafkaTopics.createMissing(settings);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        kafka.close();
    }

    private int ask(String group, String at) {
        CommandLine line = Slipstream.commandLine();
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(
                "replay",
                "--group",
                group,
                "--at",
                at,
                "--kafka",
                kafka.bootstrapServers(),
                "--out",
                out.toString(),
                "--slice-seconds",
                "0.5");
    }

    /** What stands in for the job: takes the group's next request. */
    private static ReplayRequest nextRequest(TopicTail requests) throws Exception {
        AvroCodec<ReplayRequest> codec = new AvroCodec<>(ReplayRequest.class);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < until) {
            for (ConsumerRecord<byte[], byte[]> record : requests.poll(Duration.ofMillis(100))) {
                return codec.decode(record.value());
            }
        }
        throw new IllegalStateException("nobody asked");
    }

    private static String id(ReplayRequest request) {
        return Ids.replay(request.getGroup(), ChronoUnit.MICROS.between(Instant.EPOCH, request.getMoment()));
    }

    private static Replay replay(ReplayRequest request, ReplayStatus status, List<ReplayAsset> assets) {
        return Replay.newBuilder()
                .setId(id(request))
                .setRevision(status == ReplayStatus.PLAIN ? 1 : 2)
                .setStatus(status)
                .setGroup(request.getGroup())
                .setMoment(request.getMoment())
                .setRequests(List.of(request.getId()))
                .setRequestTime(request.getTime())
                .setFigures(List.of("athlete-1", "athlete-2"))
                .setCameras(List.of())
                .setAssets(assets)
                .setDegraded(List.of("cameras:11 of 12"))
                .build();
    }

    private static void publish(Replay replay) throws Exception {
        producer.send(new ProducerRecord<>(
                        Topics.REPLAYS.name(), replay.getGroup(), new AvroCodec<>(Replay.class).encode(replay)))
                .get();
    }

    @Test
    void theAnswersAreToldAndTheirFilesKept() throws Exception {
        MediaStore store = new MediaStore(folder.resolve("media").toUri().toString());
        try (TopicTail requests =
                TopicTail.since(kafka.bootstrapServers(), List.of(Topics.REPLAY_REQUESTS), Instant.now())) {
            CompletableFuture<Integer> asking = CompletableFuture.supplyAsync(() -> ask("rink", "now-2s"));
            ReplayRequest request = nextRequest(requests);
            byte[] glb = "glTF".getBytes(StandardCharsets.US_ASCII);
            ReplayAsset model = new ReplayAsset(
                    AssetKind.MODEL,
                    store.writeReplay("rink", request.getMoment().toEpochMilli(), "model.glb", "glb", glb),
                    "model/gltf-binary",
                    "x");
            publish(replay(request, ReplayStatus.PLAIN, List.of(model)));
            publish(replay(request, ReplayStatus.FINAL, List.of(model)));

            assertThat(asking.get(30, TimeUnit.SECONDS)).as(err.toString()).isZero();
            assertThat(request.getGroup()).isEqualTo("rink");
            assertThat(Duration.between(request.getMoment(), request.getTime()))
                    .isBetween(Duration.ofMillis(1_900), Duration.ofMillis(2_500));
            assertThat(request.getPostRollMicros()).isEqualTo(500_000);
        }
        assertThat(said.toString().lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("revision 1, the model: 2 athletes"))
                .anyMatch(line -> line.contains("revision 2, final: 2 athletes, lacking cameras:11 of 12"))
                .anyMatch(line -> line.endsWith("/model.glb"));
        assertThat(Files.readString(out.resolve("model.glb"))).isEqualTo("glTF");
    }

    @Test
    void whoAsksForAMomentThatIsMadeAlreadyGetsIt() throws Exception {
        Instant moment = Instant.now().minusSeconds(3).truncatedTo(ChronoUnit.MILLIS);
        ReplayRequest before = ReplayRequest.newBuilder()
                .setId("before")
                .setGroup("court")
                .setMoment(moment)
                .setRequester("x")
                .setTime(moment)
                .build();
        publish(replay(before, ReplayStatus.FINAL, List.of()));

        try (TopicTail requests =
                TopicTail.since(kafka.bootstrapServers(), List.of(Topics.REPLAY_REQUESTS), Instant.now())) {
            assertThat(ask("court", moment.toString())).as(err.toString()).isZero();

            assertThat(requests.there(Duration.ofSeconds(5))).isEmpty();
        }
        assertThat(said.toString()).contains("revision 2, final");
    }

    @Test
    void aRequestThatIsRefusedIsOneLineThatSaysWhy() throws Exception {
        try (TopicTail requests =
                TopicTail.since(kafka.bootstrapServers(), List.of(Topics.REPLAY_REQUESTS), Instant.now())) {
            CompletableFuture<Integer> asking = CompletableFuture.supplyAsync(() -> ask("slope", "now-2s"));
            ReplayRequest request = nextRequest(requests);
            DeadLetter letter = DeadLetter.newBuilder()
                    .setId("camera-group:" + request.getId())
                    .setOutcome(Outcome.FAILED)
                    .setReason("REPLAY_REQUEST_INVALID")
                    .setOrigin("camera-group")
                    .setRecord(request.getId())
                    .setMessage("there is no rig for this group, only for [rink]")
                    .setTime(request.getMoment())
                    .build();
            producer.send(new ProducerRecord<>(
                            Topics.DEAD_LETTERS.name(),
                            letter.getId(),
                            new AvroCodec<>(DeadLetter.class).encode(letter)))
                    .get();

            assertThat(asking.get(30, TimeUnit.SECONDS)).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        }
        assertThat(err.toString().lines())
                .last()
                .asString()
                .contains("replay: ")
                .endsWith("only for [rink]");
        assertThat(out).isEmptyDirectory();
    }
}
