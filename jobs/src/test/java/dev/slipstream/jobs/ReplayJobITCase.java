package dev.slipstream.jobs;

import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.record.AssetKind;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Pacing;
import dev.slipstream.contracts.record.Replay;
import dev.slipstream.contracts.record.ReplayAsset;
import dev.slipstream.contracts.record.ReplayCamera;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.contracts.record.ReplayStatus;
import dev.slipstream.simulator.feed.Trouble;
import dev.slipstream.simulator.production.Production;
import dev.slipstream.simulator.production.ProductionPlan;
import dev.slipstream.simulator.production.Recording;
import dev.slipstream.simulator.sport.Sport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/** From registered feeds of a simulated camera group to a model in the media store, on the topic and in the index. */
class ReplayJobITCase {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String GROUP = "replayed-rink";
    private static final int CAMERAS = 12;
    private static final double SECONDS = 2;
    /** At the end of a segment: the nearest picture is the first of the next. */
    private static final long MOMENT = 990;

    private static final long PICTURE = 1_000;
    private static final Instant START = ProductionPlan.START;

    private final AvroCodec<ReplayRequest> requests = new AvroCodec<>(ReplayRequest.class);

    @Test
    void aMomentThatIsAskedForIsRebuiltAndPublished(@TempDir Path folder) throws Exception {
        Path rigs = folder.resolve("rigs");
        simulate(rigs.resolve(GROUP));
        try (Pipeline pipeline = Pipeline.start(folder)) {
            pipeline.ingest();
            pipeline.replay(rigs);
            for (int i = 1; i <= CAMERAS; i++) {
                // The last one has a clock of its own, which nobody vouches for.
                pipeline.register(camera(rigs.resolve(GROUP), i, i < CAMERAS));
            }
            pipeline.await("segments of all cameras", LIMIT, () -> segments(pipeline) >= CAMERAS);
            ask(pipeline, request("first", GROUP, MOMENT));
            ask(pipeline, request("second", GROUP, MOMENT));
            ask(pipeline, request("lost", "unknown-group", MOMENT));

            pipeline.await(
                    "the final replay, or why there is none",
                    LIMIT,
                    () -> !finals(pipeline).isEmpty()
                            || pipeline.ledger.letters().size() > 1);
            assertThat(pipeline.ledger.letters())
                    .extracting(DeadLetter::getMessage)
                    .allMatch(message -> message.contains("request lost"));
            pipeline.await(
                    "the refused request",
                    LIMIT,
                    () -> pipeline.ledger.letters().stream()
                            .anyMatch(letter -> letter.getRecord().equals("lost")));
            assertReplay(folder, finals(pipeline));
            assertThat(pipeline.ledger.letters())
                    .filteredOn(letter -> letter.getOrigin().equals("camera-group"))
                    .singleElement()
                    .extracting(DeadLetter::getReason)
                    .isEqualTo(Reason.REPLAY_REQUEST_INVALID.name());
            pipeline.await(
                    "the replay's document",
                    LIMIT,
                    () -> pipeline.documents.replays(GROUP).equals(List.of("FINAL")));
        }
    }

    private static void simulate(Path folder) throws IOException {
        ProductionPlan plan = new ProductionPlan(
                Sport.ICE_HOCKEY, 41, CAMERAS, SECONDS, 1280, 720, 2, 0, List.of(), false, Trouble.none());
        Recording.write(new Production(plan), folder, (done, of) -> {});
    }

    private static FeedRegistration camera(Path folder, int number, boolean timed) {
        FeedRegistration feed = Pipeline.file(feed(number), folder.resolve(ring(number) + ".mp4"), Pacing.FAST, false);
        feed.setCameraGroup(GROUP);
        feed.setSport("ice-hockey");
        feed.setStartTime(timed ? START : null);
        return feed;
    }

    private static String ring(int number) {
        return String.format(Locale.ROOT, "ring-%02d", number);
    }

    private static String feed(int number) {
        return GROUP + "-" + ring(number);
    }

    private static ReplayRequest request(String id, String group, long millis) {
        return ReplayRequest.newBuilder()
                .setId(id)
                .setGroup(group)
                .setMoment(START.plusMillis(millis))
                .setRequester("test")
                .setTime(Instant.now())
                .build();
    }

    private void ask(Pipeline pipeline, ReplayRequest request) {
        pipeline.send(
                new ProducerRecord<>(Topics.REPLAY_REQUESTS.name(), request.getGroup(), requests.encode(request)));
    }

    private static int segments(Pipeline pipeline) {
        pipeline.ledger.read();
        int segments = 0;
        for (int i = 1; i <= CAMERAS; i++) {
            segments += pipeline.ledger.media(feed(i)).size();
        }
        return segments;
    }

    private static List<Replay> finals(Pipeline pipeline) {
        pipeline.ledger.read();
        return pipeline.ledger.replays(GROUP).stream()
                .filter(replay -> replay.getStatus() == ReplayStatus.FINAL)
                .toList();
    }

    private static void assertReplay(Path folder, List<Replay> finals) throws Exception {
        assertThat(finals).singleElement().satisfies(replay -> {
            assertThat(replay.getRequests()).startsWith("first");
            assertThat(replay.getRevision()).isEqualTo(2);
            assertThat(replay.getFigures()).isNotEmpty();
            assertThat(replay.getDegraded()).contains("cameras:11 of 12");
            assertThat(replay.getCameras()).hasSize(CAMERAS);
            assertThat(replay.getCameras()).filteredOn(ReplayCamera::getUsed).allSatisfy(camera -> {
                assertThat(camera.getPictureTime()).isEqualTo(START.plusMillis(PICTURE));
                assertThat(camera.getSha256()).hasSize(64);
            });
            assertThat(replay.getCameras().get(CAMERAS - 1).getReason()).contains("its clock may be off by");
            assertThat(replay.getAssets())
                    .extracting(ReplayAsset::getKind)
                    .containsExactly(AssetKind.MODEL, AssetKind.ORBIT);
            for (ReplayAsset asset : replay.getAssets()) {
                assertThat(asset.getDigitalSourceType()).endsWith("/compositeSynthetic");
            }
            byte[] glb = new MediaStore(folder.resolve("media").toUri().toString())
                    .read(replay.getAssets().get(0).getMedia());
            assertThat(new String(glb, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("glTF");
            assertThat(glb.length).isGreaterThan(100_000);
            assertThat(replay.getStages()).isNotEmpty();
        });
        assertThat(Files.exists(folder.resolve("media/replays/" + GROUP))).isTrue();
    }
}
