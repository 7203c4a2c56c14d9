package dev.slipstream.modelserving.server;

import dev.slipstream.modelserving.client.Answer;
import dev.slipstream.modelserving.client.GrpcEndpoint;
import dev.slipstream.modelserving.client.GrpcOptions;
import dev.slipstream.modelserving.client.InferenceException;
import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.client.LaneOptions;
import dev.slipstream.modelserving.client.ModelCaller;
import dev.slipstream.modelserving.client.ModelRef;
import dev.slipstream.modelserving.client.SystemTimer;
import dev.slipstream.modelserving.tensor.Tensor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** Our client and our server, over real sockets: answers, errors by kind, TLS and token, and a server that comes back. */
class GrpcEndpointTest {
    private static final ModelRef MODEL = ModelRef.latest("double");

    private final HeldModel model = new HeldModel("1", 8);
    private @Nullable InferenceServer server;
    private @Nullable GrpcEndpoint endpoint;

    private void start(ServerOptions options, @Nullable Path trust, @Nullable String token) throws IOException {
        InferenceServer started = InferenceServer.start(options, List.of(model));
        server = started;
        endpoint = new GrpcEndpoint(new GrpcOptions(
                "127.0.0.1", started.grpcPort(), trust != null, trust, token, GrpcOptions.MAX_MESSAGE_BYTES));
    }

    @AfterEach
    void stop() {
        model.open();
        if (endpoint != null) {
            endpoint.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void answersWithTheWeightsThatAnswered() throws Exception {
        start(ServerOptions.LOCAL.withPorts(0, 0), null, null);

        Answer answer = infer(MODEL, 3).join();

        assertThat(answer.outputs().get(0).toFloats()).containsExactly(6, 2);
        assertThat(answer.model()).isEqualTo(model.info());
        await().until(() -> endpoint().prepare(MODEL));
        assertThat(endpoint().maxBatch(MODEL)).isGreaterThan(1);
        assertThat(endpoint().prepare(ModelRef.latest("none"))).isFalse();
    }

    @Test
    void errorsAreOfTheirKind() throws Exception {
        start(ServerOptions.LOCAL.withPorts(0, 0), null, null);

        assertThat(kind(infer(MODEL, 13))).isEqualTo(Kind.REJECTED);
        assertThat(kind(infer(ModelRef.latest("none"), 1))).isEqualTo(Kind.FATAL);
        assertThat(kind(endpoint().infer(MODEL, List.of(Tensor.ofFloats("x", new long[] {1, 1}, 1)), 1_000_000_000L)))
                .isEqualTo(Kind.REJECTED);
        model.hold();
        assertThat(kind(endpoint().infer(MODEL, HeldModel.row(1, 1), 50_000_000L)))
                .isEqualTo(Kind.TIMEOUT);
        model.open();
        server().close();
        assertThat(kind(infer(MODEL, 1))).isEqualTo(Kind.RETRY);
    }

    @Test
    void tlsAndToken(@TempDir Path folder) throws Exception {
        PemIdentity identity = Certificates.selfSigned(folder);
        start(
                ServerOptions.LOCAL.withPorts(0, 0).withSecurity(identity, "the-token"),
                identity.certificate(),
                "the-token");
        assertThat(infer(MODEL, 3).join().outputs().get(0).toFloats()).containsExactly(6, 2);

        for (String token : new String[] {null, "wrong"}) {
            try (GrpcEndpoint other = new GrpcEndpoint(
                    new GrpcOptions("127.0.0.1", server().grpcPort(), true, identity.certificate(), token, 1 << 20))) {
                assertThat(kind(other.infer(MODEL, HeldModel.row(1, 1), 10_000_000_000L)))
                        .isEqualTo(Kind.FATAL);
            }
        }
        try (GrpcEndpoint plain = new GrpcEndpoint(GrpcOptions.plain("127.0.0.1", server().grpcPort()))) {
            assertThat(kind(plain.infer(MODEL, HeldModel.row(1, 1), 10_000_000_000L)))
                    .isEqualTo(Kind.RETRY);
        }
        assertThat(Certificates.get(server().httpPort(), identity, "/v2/health/ready"))
                .contains("true");
        assertThat(ServerOptions.LOCAL.withSecurity(identity, "the-token").toString())
                .doesNotContain("the-token");
    }

    @Test
    void theNetworkIsNotServedWithoutTlsAndToken() {
        assertThatThrownBy(() -> new ServerOptions(
                        "0.0.0.0", 0, 0, null, "the-token", BatcherOptions.DEFAULT, Duration.ofSeconds(1)))
                .hasMessageContaining("0.0.0.0")
                .hasMessageContaining("127.0.0.1");
    }

    @Test
    void aKeyThatIsNoneIsNamed(@TempDir Path folder) throws Exception {
        PemIdentity identity = Certificates.selfSigned(folder);
        Path broken = Files.writeString(folder.resolve("broken.pem"), "-----BEGIN RSA PRIVATE KEY-----");

        assertThatThrownBy(() -> new PemIdentity(identity.certificate(), broken).context())
                .hasMessageContaining("broken.pem")
                .hasMessageContaining("PKCS #8");
    }

    @Test
    void aServerThatGoesAndComesBack() throws Exception {
        start(ServerOptions.LOCAL.withPorts(0, 0), null, null);
        int port = server().grpcPort();
        LaneOptions lanes = new LaneOptions(
                4,
                Duration.ofMillis(1),
                4,
                2,
                Duration.ofMillis(10),
                3,
                Duration.ofMillis(100),
                Duration.ofMillis(500));
        try (SystemTimer timer = new SystemTimer("test");
                ModelCaller caller = new ModelCaller(endpoint(), lanes, timer, new Random(1))) {
            assertThat(call(caller, timer).join().outputs().get(0).toFloats()).containsExactly(6, 2);
            server().close();
            await().until(() -> kind(call(caller, timer)) == Kind.UNAVAILABLE);
            long asked = System.nanoTime();
            assertThat(kind(call(caller, timer))).isIn(Kind.UNAVAILABLE, Kind.RETRY);
            assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .as("at once")
                    .isLessThan(Duration.ofSeconds(1));

            HeldModel again = new HeldModel("2", 8);
            InferenceServer back = InferenceServer.start(ServerOptions.LOCAL.withPorts(port, 0), List.of(again));
            server = back;

            await().until(() ->
                    !call(caller, timer).handle((answer, e) -> e != null).join());
            assertThat(call(caller, timer).join().model().version()).isEqualTo("2");
        }
    }

    private static CompletableFuture<Answer> call(ModelCaller caller, SystemTimer timer) {
        return caller.call(
                MODEL,
                HeldModel.row(3, 1),
                timer.nanoTime() + Duration.ofSeconds(2).toNanos());
    }

    private CompletableFuture<Answer> infer(ModelRef ref, float first) {
        return endpoint()
                .infer(ref, HeldModel.row(first, 1), Duration.ofSeconds(30).toNanos());
    }

    private static Kind kind(CompletableFuture<Answer> call) {
        return InferenceException.of(catchThrowableOfType(Exception.class, call::join))
                .kind();
    }

    private GrpcEndpoint endpoint() {
        if (endpoint == null) {
            throw new IllegalStateException("start() comes first");
        }
        return endpoint;
    }

    private InferenceServer server() {
        if (server == null) {
            throw new IllegalStateException("start() comes first");
        }
        return server;
    }
}
