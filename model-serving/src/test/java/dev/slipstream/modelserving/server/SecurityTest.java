package dev.slipstream.modelserving.server;

import dev.slipstream.modelserving.protocol.GRPCInferenceServiceGrpc;
import dev.slipstream.modelserving.protocol.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import dev.slipstream.modelserving.protocol.ServerMetadataRequest;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.TlsChannelCredentials;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who is let in, over TLS, on both protocols; and what an operator is told whose files or ports are wrong. */
class SecurityTest {
    private static final String TOKEN = "a-token-of-the-test";

    @TempDir
    private static Path folder;

    private static @Nullable InferenceServer server;
    private static @Nullable ManagedChannel channel;
    private static @Nullable HttpClient http;

    private static InferenceServer server() {
        return Objects.requireNonNull(server);
    }

    @BeforeAll
    static void start() throws Exception {
        PemIdentity identity = new PemIdentity(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        makeCertificate(identity);
        server = InferenceServer.start(
                ServerOptions.LOCAL.withPorts(0, 0).withSecurity(identity, TOKEN),
                List.of(new FakeModel("m", "1", 2), new FakeModel("m", "2", 3)));
        channel = NettyChannelBuilder.forAddress(
                        "localhost",
                        server.grpcPort(),
                        TlsChannelCredentials.newBuilder()
                                .trustManager(identity.certificate().toFile())
                                .build())
                .build();
        http = HttpClient.newBuilder()
                .sslContext(trusting(identity.certificate()))
                .build();
    }

    private static void makeCertificate(PemIdentity identity) throws InterruptedException {
        try {
            Process openssl = new ProcessBuilder(
                            "openssl",
                            "req",
                            "-x509",
                            "-newkey",
                            "rsa:2048",
                            "-nodes",
                            "-days",
                            "2",
                            "-subj",
                            "/CN=localhost",
                            "-addext",
                            "subjectAltName=DNS:localhost,IP:127.0.0.1",
                            "-keyout",
                            identity.key().toString(),
                            "-out",
                            identity.certificate().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Assumptions.assumeTrue(
                    openssl.waitFor(30, TimeUnit.SECONDS) && openssl.exitValue() == 0, "openssl made no certificate");
        } catch (IOException e) {
            Assumptions.abort("openssl is not installed: " + e.getMessage());
        }
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var in = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @AfterAll
    static void stop() {
        if (channel != null) {
            channel.shutdownNow();
        }
        if (server != null) {
            server.close();
        }
    }

    private static GRPCInferenceServiceBlockingStub with(@Nullable String authorization) {
        var stub = GRPCInferenceServiceGrpc.newBlockingStub(channel);
        if (authorization == null) {
            return stub;
        }
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), authorization);
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    @Test
    void grpcTakesTheTokenAndNothingElse() {
        var ask = ServerMetadataRequest.getDefaultInstance();
        assertThat(with("Bearer " + TOKEN).serverMetadata(ask).getName()).isEqualTo("slipstream");
        for (String wrong : new String[] {null, "Bearer wrong", TOKEN, "Bearer ", "Bearer " + TOKEN + "x"}) {
            Status status = Loopback.status(() -> with(wrong).serverMetadata(ask));
            assertThat(status.getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(status.getDescription()).doesNotContain(TOKEN);
        }
        assertThat(HealthGrpc.newBlockingStub(channel)
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatusValue())
                .as("health is open")
                .isEqualTo(1);
    }

    private static HttpResponse<String> http(String path, @Nullable String authorization, @Nullable String body)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("https://localhost:" + server().httpPort() + path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (body != null) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return Objects.requireNonNull(http).send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void httpTakesTheTokenAndNothingElse() throws Exception {
        assertThat(http("/v2/models/m", "Bearer " + TOKEN, null).statusCode()).isEqualTo(200);
        for (String wrong : new String[] {null, "Bearer wrong", TOKEN, "Basic " + TOKEN}) {
            var refused = http("/v2/models/m", wrong, null);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).doesNotContain(TOKEN);
        }
        assertThat(http("/v2/health/ready", null, null).statusCode()).isEqualTo(200);
        assertThat(http("/metrics", null, null).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyWhoHasTheTokenSwitchesVersions() throws Exception {
        String path = "/v2/repository/models/m/default";
        assertThat(http(path, null, "{\"version\":\"2\"}").statusCode()).isEqualTo(401);
        assertThat(http(path, "Bearer " + TOKEN, "{\"version\":\"9\"}").statusCode())
                .isEqualTo(404);
        assertThat(http(path, "Bearer " + TOKEN, "{}").statusCode()).isEqualTo(400);
        assertThat(server().repository().versions("m")).containsExactly("1", "2");
        assertThat(http(path, "Bearer " + TOKEN, "{\"version\":\"2\"}").statusCode())
                .isEqualTo(200);
        assertThat(server().repository().versions("m")).containsExactly("2", "1");
        assertThat(http(path, "Bearer " + TOKEN, "{\"version\":\"1\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void withoutTokenNobodySwitchesVersions() throws Exception {
        try (Loopback open = Loopback.of(Loopback.AT_ONCE, new FakeModel("m", "1", 2))) {
            var refused = open.post("/v2/repository/models/m/default", "{\"version\":\"1\"}");
            assertThat(refused.statusCode()).isEqualTo(403);
        }
    }

    @Test
    void noNetworkWithoutCertificateAndToken() {
        ServerOptions local = ServerOptions.LOCAL;
        assertThatThrownBy(() -> new ServerOptions("0.0.0.0", 0, 0, null, TOKEN, local.batching(), local.drain()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.0.0.0")
                .hasMessageNotContaining(TOKEN);
        assertThat(local.withSecurity(null, TOKEN).toString()).doesNotContain(TOKEN);
    }

    @Test
    void filesThatAreWrongAreNamedAndModelsFreed() throws Exception {
        Path nothing = folder.resolve("nothing.pem");
        Path text = Files.writeString(folder.resolve("text.pem"), "this is no certificate");
        Path certificate = folder.resolve("cert.pem");
        refused(new PemIdentity(nothing, folder.resolve("key.pem")), nothing.toString());
        refused(new PemIdentity(text, folder.resolve("key.pem")), text.toString());
        refused(new PemIdentity(certificate, nothing), nothing.toString());
        refused(new PemIdentity(certificate, text), "PKCS #8");
    }

    private static void refused(PemIdentity identity, String message) {
        FakeModel model = new FakeModel("m", "1", 2);
        assertThatThrownBy(() -> InferenceServer.start(
                        ServerOptions.LOCAL.withPorts(0, 0).withSecurity(identity, TOKEN), List.of(model)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
        assertThat(model.closed).isTrue();
    }

    @Test
    void aPortThatIsTakenIsNamedAndModelsFreed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            for (boolean grpc : new boolean[] {true, false}) {
                FakeModel model = new FakeModel("m", "1", 2);
                assertThatThrownBy(() -> InferenceServer.start(
                                ServerOptions.LOCAL.withPorts(grpc ? port : 0, grpc ? 0 : port), List.of(model)))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining((grpc ? "gRPC" : "HTTP") + " port " + port + " on 127.0.0.1");
                assertThat(model.closed).isTrue();
            }
        }
    }
}
