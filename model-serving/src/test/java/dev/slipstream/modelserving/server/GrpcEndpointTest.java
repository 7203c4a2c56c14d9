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
import dev.slipstream.modelserving.tensor.TensorModel;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Our client against our server: the same answers as in the process, failures classified, and back after an outage. */
class GrpcEndpointTest {
    private static final long LONG = Duration.ofSeconds(20).toNanos();
    private static final ModelRef M = ModelRef.latest("m");

    private static GrpcEndpoint endpoint(int port) throws Exception {
        return new GrpcEndpoint(GrpcOptions.plain("127.0.0.1", port));
    }

    private static List<Tensor> x(float... values) {
        return List.of(Tensor.ofFloats("x", new long[] {1, values.length}, values));
    }

    private static Kind failure(CompletableFuture<Answer> answer) {
        return InferenceException.of(assertThrows(ExecutionException.class, () -> answer.get(30, TimeUnit.SECONDS)))
                .kind();
    }

    @Test
    void answersAreThoseOfTheModel() throws Exception {
        TensorModel local = TinyOnnx.doubler("m", "3", 1_000);
        Random random = new Random(5);
        try (Loopback loopback = Loopback.of(Loopback.AT_ONCE, TinyOnnx.doubler("m", "3", 1_000));
                GrpcEndpoint endpoint = endpoint(loopback.server.grpcPort())) {
            await().until(() -> endpoint.prepare(M));
            assertThat(endpoint.maxBatch(M)).isGreaterThan(1);
            for (int i = 0; i < 20; i++) {
                float[] values = new float[1_000];
                for (int at = 0; at < values.length; at++) {
                    values[at] = random.nextFloat() * 1e6f;
                }
                Answer answer = endpoint.infer(M, x(values), LONG).get();
                Tensor expected = local.run(x(values)).get(0);
                assertThat(answer.outputs()).hasSize(1);
                assertThat(answer.outputs().get(0).toFloats()).isEqualTo(expected.toFloats());
                assertThat(answer.outputs().get(0).shape()).isEqualTo(expected.shape());
                assertThat(answer.model()).isEqualTo(local.info());
            }
        } finally {
            local.close();
        }
    }

    @Test
    void failuresAreClassified() throws Exception {
        FakeModel model = new FakeModel("m", "1", 2).shut();
        Loopback loopback = Loopback.of(new BatcherOptions(8, Duration.ZERO, 1, 1), model);
        try (GrpcEndpoint endpoint = endpoint(loopback.server.grpcPort())) {
            var running = endpoint.infer(M, x(1, 1), LONG);
            await().until(() -> model.running.get() == 1);
            var waiting = endpoint.infer(M, x(1, 1), LONG);
            await().until(() -> loopback.server.repository().waiting() == 1);

            assertThat(failure(endpoint.infer(M, x(1, 1), LONG)))
                    .as("queue full")
                    .isEqualTo(Kind.RETRY);
            assertThat(failure(endpoint.infer(M, x(1, 1, 1), LONG))).as("shape").isEqualTo(Kind.REJECTED);
            assertThat(failure(endpoint.infer(ModelRef.latest("other"), x(1, 1), LONG)))
                    .as("unknown model")
                    .isEqualTo(Kind.FATAL);
            model.let(2);
            running.get();
            waiting.get();
            assertThat(failure(endpoint.infer(M, x(1, 1), TimeUnit.MILLISECONDS.toNanos(150))))
                    .as("deadline")
                    .isEqualTo(Kind.TIMEOUT);
            model.open();
            assertThat(failure(endpoint.infer(M, x(1, Float.NaN), LONG)))
                    .as("model failed")
                    .isEqualTo(Kind.REJECTED);
            loopback.close();
            assertThat(failure(endpoint.infer(M, x(1, 1), LONG)))
                    .as("server closed")
                    .isEqualTo(Kind.RETRY);
        } finally {
            model.open();
            loopback.close();
        }
    }

    @Test
    void aServerThatIsRestartedIsFoundAgain() throws Exception {
        Loopback first = Loopback.of(Loopback.AT_ONCE, new FakeModel("m", "1", 2));
        int port = first.server.grpcPort();
        LaneOptions options = new LaneOptions(
                8, Duration.ZERO, 4, 2, Duration.ofMillis(20), 3, Duration.ofMillis(200), Duration.ofMillis(500));
        try (SystemTimer timer = new SystemTimer("test");
                GrpcEndpoint endpoint = endpoint(port);
                ModelCaller caller = new ModelCaller(endpoint, options, timer, new Random(1))) {
            assertThat(call(caller, timer).get().outputs().get(0).toFloats()).containsExactly(2, 2);
            first.close();

            List<Kind> kinds = new ArrayList<>();
            long slowest = 0;
            long down = System.nanoTime();
            while (System.nanoTime() - down < TimeUnit.SECONDS.toNanos(4)) {
                long asked = System.nanoTime();
                kinds.add(failure(call(caller, timer)));
                slowest = Math.max(slowest, System.nanoTime() - asked);
                await().pollDelay(Duration.ofMillis(20)).until(() -> true);
            }
            assertThat(kinds).containsOnly(Kind.RETRY, Kind.UNAVAILABLE).contains(Kind.UNAVAILABLE);
            assertThat(slowest).as("calls fail fast").isLessThan(TimeUnit.SECONDS.toNanos(1));

            long restarted = System.nanoTime();
            try (Loopback second = new Loopback(
                    ServerOptions.LOCAL.withPorts(port, 0).withBatching(Loopback.AT_ONCE),
                    new FakeModel("m", "2", 3))) {
                await().atMost(Duration.ofSeconds(5))
                        .ignoreExceptions()
                        .until(() -> call(caller, timer).get().model().version().equals("2"));
                System.out.printf(
                        "4 s without server: %d calls, slowest failed after %d ms; answered again %d ms after the start%n",
                        kinds.size(), slowest / 1_000_000, (System.nanoTime() - restarted) / 1_000_000);
                for (int i = 0; i < 100; i++) {
                    assertThat(call(caller, timer).get().outputs().get(0).toFloats())
                            .containsExactly(3, 3);
                }
                assertThat(second.server.repository().waiting()).isZero();
            }
        } finally {
            first.close();
        }
    }

    private static CompletableFuture<Answer> call(ModelCaller caller, SystemTimer timer) {
        return caller.call(M, x(1, 1), timer.nanoTime() + LONG);
    }
}
