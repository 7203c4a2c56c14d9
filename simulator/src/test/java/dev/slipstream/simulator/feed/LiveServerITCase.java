package dev.slipstream.simulator.feed;

import dev.slipstream.vision.media.CutSegment;
import dev.slipstream.vision.media.FeedException;
import dev.slipstream.vision.media.FeedReader;
import dev.slipstream.vision.media.MediaInfo;
import dev.slipstream.vision.media.ProtocolPolicy;
import dev.slipstream.vision.media.ReaderOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** The product's own reader watches feeds of two seconds for longer than that, over HTTP and SRT. */
class LiveServerITCase {
    private static final ReaderOptions OPTIONS = ReaderOptions.of(new ProtocolPolicy(List.of(), true));

    @TempDir
    private static Path folder;

    private static LiveServer server;
    private static int srtPort;

    @BeforeAll
    static void start() throws IOException {
        Path file = folder.resolve("wide.mp4");
        FeedFile.write(
                file, new TestPictures(320, 180), 50, FeedFormat.of(320, 180), TestPictures.tone(2), frame -> {});
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            srtPort = free.getLocalPort();
        }
        server = LiveServer.start(
                List.of(
                        LiveServer.Feed.of("wide", file),
                        new LiveServer.Feed("late", file, 0.8, LiveServer.NO_SRT),
                        new LiveServer.Feed("ring-01", file, 0, srtPort)),
                0);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static List<CutSegment> watch(String uri, int segments) throws FeedException {
        List<CutSegment> seen = new ArrayList<>();
        try (FeedReader reader = FeedReader.open(uri, OPTIONS)) {
            while (seen.size() < segments) {
                CutSegment segment = reader.next();
                assertThat(segment).as("%s goes on", uri).isNotNull();
                if (segment != null) {
                    seen.add(segment);
                }
            }
        }
        return seen;
    }

    /** A jump would have been an exception; a gap would be a step. */
    private static void goOnWithoutAGap(List<CutSegment> segments, long tolerance) {
        for (int i = 1; i < segments.size(); i++) {
            CutSegment before = segments.get(i - 1);
            assertThat(segments.get(i).mediaTimeMicros())
                    .isCloseTo(before.mediaTimeMicros() + before.durationMicros(), within(tolerance));
            assertThat(before.pictures()).isEqualTo(25);
            assertThat(before.loudness()).isNotNull();
        }
    }

    @Test
    void aFeedOverHttpGoesOnBeyondTheEndOfItsFile() throws FeedException {
        long began = System.nanoTime();
        goOnWithoutAGap(watch(server.uri("wide"), 5), 1_000);

        // In real time, not as fast as it can be read.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(3_500));
    }

    @Test
    void feedsOverHttpShareOneClockWhereverTheirFilesAre() throws FeedException {
        for (String feed : List.of("wide", "late")) {
            try (FeedReader reader = FeedReader.open(server.uri(feed), OPTIONS)) {
                CutSegment first = reader.next();
                long now = System.currentTimeMillis();

                long ticks = reader.info().timeStamp().orElseThrow();
                long day = MediaInfo.TICKS_MODULUS;
                long ago = Math.floorMod(now * 90 - ticks, day) / 90;
                assertThat(first).isNotNull();
                // A keyframe each second: it was taken a segment and the way through the socket ago.
                assertThat(ago).as(feed).isBetween(900L, 2_500L);
                long inFile = Math.floorMod(ticks - server.onAir().toEpochMilli() * 90, day);
                long late = feed.equals("late") ? 72_000 : 0;
                assertThat((inFile + late) % 90_000)
                        .as(feed)
                        .satisfiesAnyOf(
                                phase -> assertThat(phase).isLessThan(200),
                                phase -> assertThat(phase).isGreaterThan(89_800));
            }
        }
    }

    @Test
    void aFeedOverSrtGoesOnToo() throws FeedException {
        // ffmpeg's own loop leaves a step of less than a picture between the passes.
        goOnWithoutAGap(watch(SrtSender.uri(srtPort), 4), 45_000);

        // Whoever comes next is served again, once the sender has noticed.
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(FeedException.class)
                .untilAsserted(
                        () -> assertThat(watch(SrtSender.uri(srtPort), 1)).hasSize(1));
    }

    @Test
    void feedsAreListed() throws IOException, InterruptedException {
        assertThat(get("/feeds.json").body())
                .contains(
                        "\"name\" : \"wide\"",
                        "\"url\" : \"" + server.uri("late") + "\"",
                        "\"srt\" : \"srt://127.0.0.1:" + srtPort);
        assertThat(get("/").body()).contains("<a href=\"" + server.uri("ring-01") + "\">ring-01</a>");
        assertThat(get("/absent.ts").statusCode()).isEqualTo(404);
        assertThat(get("/../../etc/passwd").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create(server.uri("wide")).resolve(path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aClientThatTalksTooMuchIsCutOff() throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(server.uri("wide")).getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write("x".repeat(10_000).getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> {
                        if (socket.getInputStream().read() < 0) {
                            throw new IOException("closed");
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void clientsAreCountedWhileTheyWatch() throws IOException {
        int before = server.watching();
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(server.uri("late")).getPort());
        socket.getOutputStream().write("GET /late.ts HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        await().until(() -> server.watching() == before + 1);

        socket.close();
        await().until(() -> server.watching() == before);
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        int port = URI.create(server.uri("wide")).getPort();

        assertThatThrownBy(() -> LiveServer.start(List.of(), port))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("port " + port + " cannot be served from");
    }

    @Test
    void namesThatContractsRefuseAreRefused() {
        assertThatThrownBy(() -> LiveServer.Feed.of("Wide Shot", folder)).hasMessageContaining("\"Wide Shot\"");
    }
}
