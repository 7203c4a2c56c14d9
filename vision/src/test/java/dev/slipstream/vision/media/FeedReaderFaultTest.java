package dev.slipstream.vision.media;

import dev.slipstream.vision.media.TestMedia.Clip;
import dev.slipstream.vision.media.TestMedia.Codec;
import org.awaitility.Awaitility;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Senders that are silent, break off, jump in time or send damaged media; and that natives are given back. */
class FeedReaderFaultTest {
    private static final Logger LOG = LoggerFactory.getLogger(FeedReaderFaultTest.class);
    private static final long MAX_GROWTH = 12L << 20;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"http", "rtmp", "rtsp"})
    void givesUpOnAServerThatNeverAnswers(String scheme) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            ReaderOptions options = network().withTimeouts(Duration.ofMillis(400), Duration.ofMillis(400));
            long before = System.nanoTime();

            FeedException failed = open(address(scheme, silent), options);

            assertThat(failed.kind()).isEqualTo(FeedException.Kind.UNREACHABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(ofMillis(300), ofMillis(5000));
        }
    }

    @Test
    void endsABlockedReadWhenCancelled() throws Exception {
        byte[] clip =
                Files.readAllBytes(TestMedia.clip(Clip.of(Codec.H264, 25, 5).in("ts")));
        try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Socket> sender = CompletableFuture.supplyAsync(() -> sendAndStall(server, clip));
            CompletableFuture<FeedReader> reading = new CompletableFuture<>();
            CompletableFuture<Integer> delivered = new CompletableFuture<>();
            List<CutSegment> segments = new ArrayList<>();
            CompletableFuture<FeedException.Kind> end = CompletableFuture.supplyAsync(() -> {
                try (FeedReader reader = FeedReader.open(address("http", server), network())) {
                    reading.complete(reader);
                    while (true) {
                        CutSegment segment = reader.next();
                        assertThat(segment).isNotNull();
                        segments.add(segment);
                        delivered.complete(segments.size());
                    }
                } catch (FeedException e) {
                    return e.kind();
                }
            });
            delivered.get(20, TimeUnit.SECONDS);
            reading.join().cancel();

            assertThat(end.get(2, TimeUnit.SECONDS)).isEqualTo(FeedException.Kind.CANCELLED);
            sender.get().close();
        }
    }

    @Test
    void deliversWhatWasReadBeforeTheConnectionBroke() throws Exception {
        byte[] clip =
                Files.readAllBytes(TestMedia.clip(Clip.of(Codec.H264, 25, 5).in("ts")));
        try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            List<CutSegment> segments = new CopyOnWriteArrayList<>();
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> {
                Socket socket = sendAndStall(server, clip);
                Awaitility.await().until(() -> segments.size() == 4);
                close(socket);
            });
            FeedException broken = catchThrowableOfType(
                    FeedException.class, () -> readInto(segments, address("http", server), network()));

            assertThat(broken.kind()).isEqualTo(FeedException.Kind.BROKEN);
            assertThat(segments.stream().mapToInt(CutSegment::pictures).sum()).isGreaterThan(110);
            sender.get();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"back", "ahead"})
    void reportsAJumpInTimeAfterTheSegmentSoFar(String direction) throws Exception {
        Path first = TestMedia.clip(Clip.of(Codec.H264, 25, 5).in("ts"));
        Path shifted =
                TestMedia.make("shifted.ts", List.of("-i", first.toString(), "-c", "copy", "-output_ts_offset", "100"));
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(Files.readAllBytes(direction.equals("back") ? shifted : first));
        joined.write(Files.readAllBytes(direction.equals("back") ? first : shifted));
        Path file = directory.resolve("joined.ts");
        Files.write(file, joined.toByteArray());
        List<CutSegment> segments = new ArrayList<>();

        FeedException jump =
                catchThrowableOfType(FeedException.class, () -> readInto(segments, file.toString(), local()));

        assertThat(jump.kind()).isEqualTo(FeedException.Kind.DISCONTINUITY);
        assertThat(segments.stream().mapToInt(CutSegment::pictures).sum()).isBetween(124, 125);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ts", "mp4", "mkv", "flv"})
    void survivesDamagedFiles(String container) throws Exception {
        byte[] clip = Files.readAllBytes(TestMedia.clip(
                Clip.of(Codec.H264, 250, 12).withSound(TestMedia.TONE).in(container)));
        Random random = new Random(7);
        for (int round = 0; round < 12; round++) {
            byte[] damaged = clip.clone();
            for (int i = 0; i < 60; i++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Path file = directory.resolve("damaged." + container);
            Files.write(file, round % 3 == 0 ? java.util.Arrays.copyOf(damaged, random.nextInt(clip.length)) : damaged);
            List<CutSegment> segments = new ArrayList<>();
            try {
                readInto(segments, file.toString(), local());
            } catch (FeedException e) {
                assertThat(e.kind()).isNotIn(FeedException.Kind.REFUSED, FeedException.Kind.CANCELLED);
            }
            assertThat(segments).allMatch(s -> s.pictures() > 0 && s.media().length > 0);
        }
    }

    @Test
    void reportsWhatIsNotVideo() {
        Path sound = TestMedia.make("tone.ogg", List.of("-f", "lavfi", "-i", "sine=duration=1", "-c:a", "libopus"));

        assertThat(open(sound.toString(), local()).kind()).isEqualTo(FeedException.Kind.UNSUPPORTED);
    }

    @Test
    void cutsSegmentsThatGrowTooLarge() throws Exception {
        Path file = TestMedia.clip(Clip.of(Codec.H264, 25, 5));

        List<CutSegment> segments = Segments.read(file.toString(), local().withMaxSegmentBytes(20_000));

        assertThat(segments).hasSizeGreaterThan(5).allMatch(s -> s.media().length < 24_000);
        assertThat(segments.stream().mapToInt(CutSegment::pictures).sum()).isEqualTo(125);
    }

    @Test
    void givesNativeMemoryBack() throws Exception {
        Path file = TestMedia.clip(Clip.of(Codec.H264, 250, 12).withSound(TestMedia.TONE));
        for (int i = 0; i < 40; i++) {
            Segments.read(file);
        }
        touchWholeHeap();
        long before = Pointer.physicalBytes();
        for (int i = 0; i < 200; i++) {
            try (FeedReader reader = FeedReader.open(file.toString(), local())) {
                for (int s = 0; s < 3; s++) {
                    assertThat(reader.next()).isNotNull();
                }
            }
        }
        long grown = Pointer.physicalBytes() - before;

        LOG.info("200 connections: resident memory grew by {} KiB, bound {} KiB", grown >> 10, MAX_GROWTH >> 10);
        assertThat(grown).isLessThan(MAX_GROWTH);
    }

    /** Resident memory counts the Java heap as it is first used; used up before, only natives can still grow. */
    private static void touchWholeHeap() {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        long sum = 0;
        for (int round = 0; round < 2 * megabytes; round++) {
            sum += new byte[1 << 20].length;
        }
        assertThat(sum).isPositive();
    }

    private static ReaderOptions local() {
        return ReaderOptions.of(new ProtocolPolicy(List.of("/"), false));
    }

    private static ReaderOptions network() {
        return ReaderOptions.of(new ProtocolPolicy(List.of(), true));
    }

    private static Duration ofMillis(long millis) {
        return Duration.ofMillis(millis);
    }

    private static String address(String scheme, ServerSocket server) {
        return scheme + "://127.0.0.1:" + server.getLocalPort() + "/live/a.ts";
    }

    private static FeedException open(String address, ReaderOptions options) {
        FeedException failed = catchThrowableOfType(
                FeedException.class, () -> FeedReader.open(address, options).close());
        assertThat(failed).isNotNull();
        return failed;
    }

    private static void readInto(List<CutSegment> segments, String address, ReaderOptions options)
            throws FeedException {
        try (FeedReader reader = FeedReader.open(address, options)) {
            for (CutSegment segment = reader.next(); segment != null; segment = reader.next()) {
                segments.add(segment);
            }
        }
    }

    /** Promises more than it sends, and leaves the connection open. */
    private static Socket sendAndStall(ServerSocket server, byte[] body) {
        try {
            Socket socket = server.accept();
            socket.getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\nContent-Length: " + (body.length + 100_000) + "\r\n\r\n")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            return socket;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
