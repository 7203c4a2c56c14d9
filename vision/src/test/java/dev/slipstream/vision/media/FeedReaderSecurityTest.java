package dev.slipstream.vision.media;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipstream.vision.media.TestMedia.Clip;
import dev.slipstream.vision.media.TestMedia.Codec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Addresses, playlists and redirects that try to lead where the policy does not allow. */
class FeedReaderSecurityTest {
    @TempDir
    Path directory;

    private HttpServer server;
    private Path secret;
    private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void serve() throws IOException {
        secret = directory.resolve("secret.ts");
        Files.copy(TestMedia.clip(Clip.of(Codec.H264, 25, 5).in("ts")), secret);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(path);
        String location = redirects.get(path);
        byte[] body = bodies.getOrDefault(path, new byte[0]);
        if (location != null) {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        } else if (body.length == 0) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static ReaderOptions local() {
        return ReaderOptions.of(new ProtocolPolicy(List.of(), true));
    }

    private static FeedException.Kind refusalOf(String address, ReaderOptions options) {
        FeedException refused = catchThrowableOfType(FeedException.class, () -> Segments.read(address, options));
        assertThat(refused).as(address).isNotNull();
        return refused.kind();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "concat:/etc/passwd|/etc/hosts",
                "data:video/mp4;base64,AAAA",
                "subfile,,start,0,end,100,,:/etc/passwd",
                "pipe:0",
                "fd:0",
                "unix:/run/x",
                "ftp://example.com/a.ts",
                "gopher://example.com/",
                "tcp://127.0.0.1:22",
                "udp://239.0.0.1:1234",
                "crypto:file:/etc/passwd",
                "hls+http://example.com/a.m3u8",
                "async:file:/etc/passwd",
                "ipfs://x",
                "rtp://127.0.0.1:5004"
            })
    void refusesOtherProtocols(String address) {
        assertThat(refusalOf(address, ReaderOptions.of(new ProtocolPolicy(List.of("/"), true))))
                .isIn(FeedException.Kind.REFUSED, FeedException.Kind.UNREACHABLE)
                .satisfies(kind -> {
                    if (address.matches("[a-z+]+:.*")) {
                        assertThat(kind).isEqualTo(FeedException.Kind.REFUSED);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/a",
                "http://localhost/a",
                "https://10.1.2.3/a",
                "srt://192.168.1.1:9000",
                "rtsp://169.254.169.254/a",
                "rtmp://[::1]/live/x",
                "http://[::ffff:10.0.0.1]/a",
                "http://[fd00::1]/a",
                "http://[64:ff9b::7f00:1]/a",
                "http://0.0.0.0/a",
                "http://100.64.0.1/a",
                "http://2130706433/a"
            })
    void refusesPrivateAddresses(String address) {
        assertThat(refusalOf(address, ReaderOptions.of(ProtocolPolicy.strict())))
                .isEqualTo(FeedException.Kind.REFUSED);
    }

    @Test
    void refusesFilesOutsideTheRootsEvenThroughLinks() throws Exception {
        Path root = Files.createDirectory(directory.resolve("root"));
        Path link = Files.createSymbolicLink(root.resolve("link.ts"), secret);
        ReaderOptions options = ReaderOptions.of(new ProtocolPolicy(List.of(root.toString()), false));

        assertThat(refusalOf(secret.toString(), options)).isEqualTo(FeedException.Kind.REFUSED);
        assertThat(refusalOf(link.toString(), options)).isEqualTo(FeedException.Kind.REFUSED);
        assertThat(refusalOf(root.resolve("../secret.ts").toString(), options)).isEqualTo(FeedException.Kind.REFUSED);
        assertThat(refusalOf("file://" + secret, options)).isEqualTo(FeedException.Kind.REFUSED);
        assertThat(refusalOf(root.resolve("absent.ts").toString(), options)).isEqualTo(FeedException.Kind.UNREACHABLE);
    }

    @Test
    void refusesPlaylistsAndListsAsFiles() throws Exception {
        Path playlist = directory.resolve("a.m3u8");
        Files.writeString(playlist, playlist("file://" + secret));
        Path list = directory.resolve("list.ffconcat");
        Files.writeString(list, "ffconcat version 1.0\nfile " + secret.getFileName() + "\n");
        ReaderOptions options = ReaderOptions.of(new ProtocolPolicy(List.of(directory.toString()), false));

        assertThat(refusalOf(playlist.toString(), options)).isEqualTo(FeedException.Kind.UNSUPPORTED);
        assertThat(refusalOf(list.toString(), options)).isEqualTo(FeedException.Kind.UNSUPPORTED);
    }

    @Test
    void playlistsCannotNameFilesOrOtherProtocols() {
        for (String entry : List.of(
                "file://" + secret,
                secret.toString(),
                "concat:" + secret,
                "data:video/mp2t;base64,AAAA",
                "subfile,,start,0,end,0,,:" + secret,
                "crypto:" + secret,
                "tcp://127.0.0.1:1/x.ts",
                "gopher://127.0.0.1/x.ts")) {
            bodies.put("/a.m3u8", playlist(entry).getBytes(StandardCharsets.UTF_8));
            FeedException refused =
                    catchThrowableOfType(FeedException.class, () -> Segments.read(url("/a.m3u8"), local()));
            assertThat(refused).as(entry).isNotNull();
            // All of these end the opening, so nothing was read.
            assertThat(refused.kind())
                    .as(entry + ": " + refused.getMessage())
                    .isIn(FeedException.Kind.REFUSED, FeedException.Kind.UNREACHABLE, FeedException.Kind.UNSUPPORTED);
        }
    }

    @Test
    void redirectsCannotLeadToFilesOrOtherProtocols() {
        for (String target : List.of("file://" + secret, "ftp://127.0.0.1/x", "data:video/mp2t;base64,AAAA")) {
            redirects.put("/r.ts", target);
            assertThat(refusalOf(url("/r.ts"), local())).as(target).isEqualTo(FeedException.Kind.REFUSED);
        }
    }

    @Test
    void redirectsEndAfterFive() {
        redirects.put("/loop.ts", "/loop.ts");

        assertThatThrownBy(() -> Segments.read(url("/loop.ts"), local())).hasMessageContaining("redirects");
        assertThat(requests).hasSize(6);
    }

    @Test
    void playlistsAreBounded() {
        byte[] huge = new byte[16 << 20];
        java.util.Arrays.fill(huge, (byte) '\n');
        byte[] head = playlist("x.ts").getBytes(StandardCharsets.UTF_8);
        System.arraycopy(head, 0, huge, 0, head.length - "#EXT-X-ENDLIST\n".length());
        bodies.put("/huge.m3u8", huge);

        assertThatThrownBy(() -> Segments.read(url("/huge.m3u8"), local())).isInstanceOf(FeedException.class);
    }

    @Test
    void readsMediaAndPlaylistsThatAreAllowed() throws Exception {
        bodies.put("/clip.ts", Files.readAllBytes(secret));
        bodies.put("/hls/a.m3u8", playlist("b.ts").getBytes(StandardCharsets.UTF_8));
        redirects.put("/moved.m3u8", "/hls/a.m3u8");
        redirects.put("/hls/b.ts", "/clip.ts");

        assertThat(Segments.read(url("/clip.ts"), local())).hasSize(5);
        assertThat(Segments.read(url("/moved.m3u8"), local())).hasSize(5);
    }

    @Test
    void masksWhatOpensDoors() {
        String message = catchThrowableOfType(
                        FeedException.class,
                        () -> Segments.read(
                                "http://user:hunter2@127.0.0.1:1/a.ts?token=s3cret&x=y",
                                ReaderOptions.of(ProtocolPolicy.strict())))
                .getMessage();

        assertThat(message).doesNotContain("hunter2", "s3cret").contains("127.0.0.1");
    }

    private static String playlist(String entry) {
        return "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:5\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:5.0,\n" + entry
                + "\n#EXT-X-ENDLIST\n";
    }
}
