package dev.slipstream.jobs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.FeedEvent;
import dev.slipstream.contracts.record.FeedHealth;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.FeedState;
import dev.slipstream.contracts.record.HealthCondition;
import dev.slipstream.contracts.record.KeyFrame;
import dev.slipstream.contracts.record.Pacing;
import dev.slipstream.contracts.record.Translation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** One clip of two shots in each form in which a feed can come, and feeds that are hostile or damaged. */
class DescribeMediaITCase {
    private static final Instant TAKEN = Instant.parse("2026-02-06T19:00:00Z");
    private static final long SECOND = 1_000_000;

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    static Path clips;

    private static TwoShots clip;

    @TempDir
    Path store;

    private HttpServer server;

    @BeforeAll
    static void makeClip() throws IOException {
        clip = new TwoShots(clips);
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", DescribeMediaITCase::answer);
        server.start();
    }

    @AfterEach
    void stopServing() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = Files.readAllBytes(
                    clips.resolve(exchange.getRequestURI().getPath().substring(1)));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String url(Path file) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + file.getFileName();
    }

    private Configuration settings() {
        Configuration settings = new Configuration();
        settings.set(SlipstreamOptions.MEDIA_STORE_ROOT, store.toUri().toString());
        settings.set(SlipstreamOptions.MEDIA_STORE_RETENTION, Duration.ZERO);
        settings.set(SlipstreamOptions.FEEDS_FILE_ROOTS, List.of(clips.toString()));
        settings.set(SlipstreamOptions.FEEDS_PRIVATE_HOSTS, List.of("127.0.0.1"));
        settings.set(SlipstreamOptions.FEEDS_READ_TIMEOUT, Duration.ofSeconds(4));
        settings.set(SlipstreamOptions.RECONNECT_FIRST, Duration.ofMillis(100));
        settings.set(SlipstreamOptions.RECONNECT_LONGEST, Duration.ofMillis(300));
        settings.set(SlipstreamOptions.QUARANTINE_AFTER, 100);
        return settings;
    }

    private static FeedRegistration file(String feed, String uri) {
        return FeedRegistration.newBuilder(live(feed, uri))
                .setPacing(Pacing.FAST)
                .setStartTime(TAKEN)
                .build();
    }

    private static FeedRegistration live(String feed, String uri) {
        return FeedRegistration.newBuilder().setFeed(feed).setUri(uri).build();
    }

    @Test
    void describesFilesAndPlaylistsInSeveralLanguages() throws Exception {
        Configuration settings = settings();
        settings.set(SlipstreamOptions.DESCRIBE_LANGUAGES, List.of("en", "fr", "zh"));
        MediaRun run = MediaRun.of(
                settings,
                List.of(
                        file("mp4", clip.mp4().toString()),
                        file("ts", clip.ts().toString()),
                        file("hls", url(clip.hls()))),
                event -> {});

        assertThat(run.deadLetters()).isEmpty();
        for (String feed : List.of("mp4", "ts", "hls")) {
            assertBothShots(run, feed);
            Description second = run.shots(feed).get(1);
            assertThat(run.segments(feed)).isEqualTo(8);
            assertThat(run.shots(feed).get(0).getStart()).isEqualTo(TAKEN);
            assertThat(second.getStart()).isEqualTo(TAKEN.plusSeconds(4));
            assertThat(second.getEmbedding()).isNotEmpty();
            assertThat(second.getDegraded()).isEmpty();
            assertThat(second.getText()).endsWith("A shot of 4 seconds.");
            assertThat(second.getTranslations())
                    .extracting(Translation::getLanguage)
                    .containsExactly("fr", "zh");
            assertThat(second.getTranslations().get(1).getText()).endsWith("镜头时长4秒。");
        }
    }

    @Test
    void tellsWhenAFeedStandsStillAndThatItEndedSo() throws Exception {
        Configuration settings = settings();
        settings.set(SlipstreamOptions.FEEDS_FILE_ROOTS, List.of(TestMedia.FOLDER.toString()));

        MediaRun run = MediaRun.of(
                settings, List.of(file("frozen", TestMedia.frozenAfter(4).toString())), event -> {});

        assertThat(run.deadLetters()).isEmpty();
        assertThat(run.health()).extracting(FeedHealth::getActive).containsExactly(true, false);
        assertThat(run.health()).allSatisfy(health -> {
            assertThat(health.getCondition()).isEqualTo(HealthCondition.FROZEN);
            assertThat(health.getSince()).isBetween(TAKEN.plusSeconds(4), TAKEN.plusSeconds(8));
        });
        assertThat(run.health().get(1).getTime()).isEqualTo(TAKEN.plusSeconds(19));
    }

    @Test
    void eachShotHasAKeyFrameThatLiesWhereItsDescriptionSays() throws Exception {
        MediaStore media = new MediaStore(store.toUri().toString());
        MediaRun run = MediaRun.of(
                settings(), List.of(file("mp4", clip.mp4().toString())), event -> {}, CheapModels.storing(media));

        assertBothShots(run, "mp4");
        for (Description shot : run.shots("mp4")) {
            KeyFrame frame = Objects.requireNonNull(shot.getKeyFrame());
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(media.read(frame.getImage())));

            assertThat(List.of(image.getWidth(), image.getHeight()))
                    .containsExactly(frame.getWidth(), frame.getHeight());
            assertThat(frame.getWidth()).isLessThanOrEqualTo(640);
            assertThat(frame.getCaptureTime()).isBetween(shot.getStart(), shot.getEnd());
            assertThat(frame.getSegment()).startsWith("mp4/");
            assertThat(shot.getDegraded()).isEmpty();
        }
    }

    @Test
    void aStoreThatTakesNoPicturesCostsTheKeyFramesAlone() throws Exception {
        Path inTheWay = Files.writeString(store.resolve("file"), "no folder");

        MediaRun run = MediaRun.of(
                settings(),
                List.of(file("mp4", clip.mp4().toString())),
                event -> {},
                CheapModels.storing(new MediaStore(inTheWay.toUri().toString())));

        assertThat(run.deadLetters()).isEmpty();
        assertBothShots(run, "mp4");
        assertThat(run.shots("mp4")).allSatisfy(shot -> {
            assertThat(shot.getKeyFrame()).isNull();
            assertThat(shot.getDegraded()).containsExactly("keyframe:failed");
            assertThat(shot.getTexts()).isNotEmpty();
        });
    }

    @Test
    void describesAnSrtFeedToItsEnd() throws Exception {
        int port = freeUdpPort();
        Instant before = Instant.now();
        try (Sender sender = Sender.srt(clip.ts(), port)) {
            MediaRun run = MediaRun.of(settings(), List.of(live("srt", "srt://127.0.0.1:" + port)), event -> {});

            assertThat(run.deadLetters()).isEmpty();
            assertBothShots(run, "srt");
            assertTakenBetween(before, run.shots("srt"));
        }
    }

    @Test
    void describesAnRtspFeedFromWhereItIsJoined() throws Exception {
        assumeTrue(Sender.hasVlc(), "cvlc is not installed; it is the RTSP server of this test");
        int port = freeTcpPort();
        Instant before = Instant.now();
        CompletableFuture<Sender> sender = new CompletableFuture<>();
        try {
            MediaRun run = MediaRun.of(
                    settings(),
                    List.of(live("rtsp", "rtsp://127.0.0.1:" + port + "/x")),
                    event -> startOnceConnecting(event, sender, port));

            assertThat(run.deadLetters()).isEmpty();
            List<Description> shots = run.shots("rtsp");
            assertThat(shots).hasSize(2);
            Description first = shots.get(0);
            Description second = shots.get(1);
            assertThat(first.getMediaStartMicros()).isZero();
            assertThat(first.getMediaEndMicros()).isBetween(SECOND / 2, TwoShots.CUT_MICROS + SECOND / 10);
            assertThat(second.getMediaStartMicros()).isCloseTo(first.getMediaEndMicros(), within(SECOND / 10));
            // VLC quits when it has read its input, which is up to two seconds before it would have sent the last of
            // it.
            assertThat(second.getMediaEndMicros() - second.getMediaStartMicros())
                    .isBetween(SECOND, TwoShots.CUT_MICROS + SECOND / 10);
            assertThat(run.described("rtsp")).isEqualTo(run.segments("rtsp"));
            assertTakenBetween(before, shots);
        } finally {
            if (sender.isDone()) {
                sender.get(10, TimeUnit.SECONDS).close();
            }
        }
    }

    private static void startOnceConnecting(FeedEvent event, CompletableFuture<Sender> sender, int port) {
        if (event.getState() == FeedState.CONNECTING && !sender.isDone()) {
            try {
                sender.complete(Sender.rtsp(clip.ts(), port));
            } catch (IOException e) {
                sender.completeExceptionally(e);
            }
        }
    }

    @Test
    void refusesAPlaylistThatNamesALocalFileAndReadsTheOtherFeed() throws Exception {
        Path playlist = clips.resolve("hostile.m3u8");
        Files.writeString(
                playlist,
                "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:8\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:8.0,\nfile://"
                        + clip.ts() + "\n#EXT-X-ENDLIST\n");

        MediaRun run = MediaRun.of(
                settings(),
                List.of(
                        file("hostile", url(playlist)),
                        file("honest", clip.mp4().toString())),
                event -> {});

        assertThat(run.deadLetters()).hasSize(1);
        DeadLetter letter = run.deadLetters().get(0);
        assertThat(letter.getFeed()).isEqualTo("hostile");
        assertThat(letter.getReason()).isEqualTo(Reason.ADDRESS_REFUSED.name());
        assertThat(letter.getMessage()).contains(clip.ts().toString());
        assertThat(run.segments("hostile")).isZero();
        assertThat(run.shots("hostile")).isEmpty();
        assertBothShots(run, "honest");
    }

    @Test
    void countsEachSampleOfADamagedFile() throws Exception {
        byte[] media = Files.readAllBytes(clip.ts());
        byte[] damage = new byte[media.length / 4];
        new Random(5).nextBytes(damage);
        System.arraycopy(damage, 0, media, media.length / 3, damage.length);
        Path damaged = Files.write(clips.resolve("damaged.ts"), media);

        MediaRun run = MediaRun.of(settings(), List.of(file("damaged", damaged.toString())), event -> {});

        assertThat(run.segments("damaged")).isGreaterThan(3);
        assertThat(run.described("damaged") + run.lost("damaged")).isEqualTo(run.segments("damaged"));
        assertThat(run.shots("damaged")).isNotEmpty();
        assertThat(run.shots("damaged").get(0).getMediaStartMicros()).isZero();
    }

    /** The clip from its first picture to its last, cut where it was cut, with no sample lost. */
    private static void assertBothShots(MediaRun run, String feed) throws IOException {
        List<Description> shots = run.shots(feed);
        assertThat(shots).as(feed).hasSize(2);
        assertThat(shots.get(0).getMediaStartMicros()).isZero();
        assertThat(shots.get(0).getMediaEndMicros()).isCloseTo(TwoShots.CUT_MICROS, within(SECOND / 10));
        assertThat(shots.get(1).getMediaStartMicros()).isCloseTo(TwoShots.CUT_MICROS, within(SECOND / 10));
        assertThat(shots.get(1).getMediaEndMicros()).isCloseTo(TwoShots.END_MICROS, within(SECOND / 5));
        assertThat(run.described(feed)).isEqualTo(run.segments(feed)).isPositive();
    }

    /** Live times are of this machine's clock, and go with the media. */
    private static void assertTakenBetween(Instant before, List<Description> shots) {
        Description last = shots.get(shots.size() - 1);
        assertThat(shots.get(0).getStart()).isAfter(before.minusSeconds(1));
        assertThat(last.getEnd()).isBefore(Instant.now().plusSeconds(1));
        assertThat(Duration.between(shots.get(0).getStart(), last.getEnd()).toNanos() / 1000)
                .isCloseTo(last.getMediaEndMicros() - shots.get(0).getMediaStartMicros(), within(1L));
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        }
    }

    private static int freeTcpPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
