package dev.slipstream.jobs;

import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.record.AssetKind;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Replay;
import dev.slipstream.contracts.record.ReplayAsset;
import dev.slipstream.contracts.record.ReplayCamera;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.contracts.record.ReplayStatus;
import dev.slipstream.simulator.feed.LiveServer;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * From live feeds of a simulated camera group, which share a clock by their time stamps, to a model in the media store, on the topic
 * and in the index.
 */
class ReplayJobITCase {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String GROUP = "replayed-rink";
    private static final int CAMERAS = 12;
    private static final long CLOCK_ERROR = 1_000;
    private static final double SECONDS = 2;
    private static final int FPS = 5;
    /** So few pictures a second take their time to tell their rate. */
    private static final Duration OPEN = Duration.ofSeconds(10);

    /** At the end of a segment: the nearest picture is the first of the next. */
    private static final Duration BEFORE_PICTURE = Duration.ofMillis(10);

    private final AvroCodec<ReplayRequest> requests = new AvroCodec<>(ReplayRequest.class);

    @Test
    void aMomentThatIsAskedForIsRebuiltAndPublished(@TempDir Path folder) throws Exception {
        Path rigs = folder.resolve("rigs");
        simulate(rigs.resolve(GROUP));
        try (LiveServer venue = LiveServer.start(feeds(rigs.resolve(GROUP)), 0);
                Pipeline pipeline = Pipeline.start(folder, OPEN)) {
            pipeline.ingest();
            pipeline.replay(rigs);
            for (int i = 1; i <= CAMERAS; i++) {
                // The last one has a clock of its own, which nobody vouches for.
                pipeline.register(camera(venue, i, i < CAMERAS));
            }
            pipeline.await("segments of all cameras", LIMIT, () -> camerasOnAir(pipeline) == CAMERAS);
            Instant picture = nextKeyframe(venue);
            Instant moment = picture.minus(BEFORE_PICTURE);
            ask(pipeline, request("first", GROUP, moment));
            ask(pipeline, request("second", GROUP, moment));
            ask(pipeline, request("lost", "unknown-group", moment));

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
            assertReplay(folder, finals(pipeline), picture);
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
                Sport.ICE_HOCKEY, 41, CAMERAS, SECONDS, 960, 540, FPS, 0, List.of(), false, Trouble.none());
        Recording.writeRing(new Production(plan), folder, (done, of) -> {});
    }

    private static List<LiveServer.Feed> feeds(Path folder) {
        List<LiveServer.Feed> feeds = new ArrayList<>();
        for (int i = 1; i <= CAMERAS; i++) {
            feeds.add(LiveServer.Feed.of(feed(i), folder.resolve(ring(i) + ".mp4")));
        }
        return feeds;
    }

    private static FeedRegistration camera(LiveServer venue, int number, boolean locked) {
        return FeedRegistration.newBuilder()
                .setFeed(feed(number))
                .setUri(venue.uri(feed(number)))
                .setCameraGroup(GROUP)
                .setSport("ice-hockey")
                .setEpochLockMicros(locked ? CLOCK_ERROR : null)
                .build();
    }

    /** The next picture in the middle of a pass, where a keyframe is and athletes are. */
    private static Instant nextKeyframe(LiveServer venue) {
        long pass = Duration.between(venue.onAir(), Instant.now()).toMillis() / (long) (SECONDS * 1_000) + 1;
        return venue.onAir().plusMillis((long) ((pass + 0.5) * SECONDS * 1_000));
    }

    private static String ring(int number) {
        return String.format(Locale.ROOT, "ring-%02d", number);
    }

    private static String feed(int number) {
        return GROUP + "-" + ring(number);
    }

    private static ReplayRequest request(String id, String group, Instant moment) {
        return ReplayRequest.newBuilder()
                .setId(id)
                .setGroup(group)
                .setMoment(moment.truncatedTo(ChronoUnit.MICROS))
                .setRequester("test")
                .setTime(Instant.now())
                .build();
    }

    private void ask(Pipeline pipeline, ReplayRequest request) {
        pipeline.send(
                new ProducerRecord<>(Topics.REPLAY_REQUESTS.name(), request.getGroup(), requests.encode(request)));
    }

    private static int camerasOnAir(Pipeline pipeline) {
        pipeline.ledger.read();
        int cameras = 0;
        for (int i = 1; i <= CAMERAS; i++) {
            cameras += pipeline.ledger.media(feed(i)).isEmpty() ? 0 : 1;
        }
        return cameras;
    }

    private static List<Replay> finals(Pipeline pipeline) {
        pipeline.ledger.read();
        return pipeline.ledger.replays(GROUP).stream()
                .filter(replay -> replay.getStatus() == ReplayStatus.FINAL)
                .toList();
    }

    private static void assertReplay(Path folder, List<Replay> finals, Instant picture) throws Exception {
        assertThat(finals).singleElement().satisfies(replay -> {
            assertThat(replay.getRequests()).startsWith("first");
            assertThat(replay.getRevision()).isEqualTo(2);
            assertThat(replay.getFigures()).isNotEmpty();
            assertThat(replay.getDegraded()).contains("cameras:11 of 12");
            assertThat(replay.getCameras()).hasSize(CAMERAS);
            assertThat(replay.getCameras()).filteredOn(ReplayCamera::getUsed).allSatisfy(camera -> {
                assertThat(camera.getPictureTime()).isCloseTo(picture, within(200, ChronoUnit.MICROS));
                assertThat(camera.getClockErrorMicros()).isEqualTo(CLOCK_ERROR);
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
