package dev.slipstream.modelserving.server;

import dev.slipstream.modelserving.protocol.ModelInferRequest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A model's default version is switched, and the old one let go, again and again while others ask: nobody notices. */
class SwitchUnderLoadTest {
    private static final int CLIENTS = 6;
    private static final int REQUESTS = 1_000;
    private static final int VERSIONS = 5;

    @Test
    void noRequestIsLostAndEachIsAnsweredByTheVersionThatItNames() throws Exception {
        List<FakeModel> versions = new ArrayList<>();
        for (int i = 1; i <= VERSIONS; i++) {
            versions.add(new FakeModel("m", Integer.toString(i), i).withoutNotes());
        }
        AtomicInteger answered = new AtomicInteger();
        try (Loopback loopback = Loopback.of(new BatcherOptions(8, Duration.ofMillis(1), 256, 2), versions.get(0))) {
            ModelRepository repository = loopback.server.repository();
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                running.add(CompletableFuture.runAsync(() -> ask(loopback, number, answered), clients));
            }
            for (int i = 1; i < VERSIONS; i++) {
                int due = CLIENTS * REQUESTS * i / VERSIONS;
                await().atMost(Duration.ofSeconds(60)).until(() -> answered.get() >= due || anyFailed(running));
                FakeModel old = versions.get(i - 1);
                repository.add(versions.get(i));
                repository.setDefault("m", versions.get(i).info().version());
                repository.remove("m", old.info().version());
                await().until(() -> old.closed);
            }
            for (CompletableFuture<Void> client : running) {
                client.get();
            }
            clients.shutdown();
            assertThat(answered).hasValue(CLIENTS * REQUESTS);
            assertThat(repository.versions("m")).containsExactly("5");
            assertThat(versions.get(VERSIONS - 1).closed).isFalse();
        }
        assertThat(versions).allMatch(model -> model.closed && !model.misused && model.rows.get() > 0);
        assertThat(versions.stream().mapToLong(model -> model.rows.get()).sum()).isEqualTo(CLIENTS * REQUESTS);
    }

    private static boolean anyFailed(List<CompletableFuture<Void>> clients) {
        return clients.stream().anyMatch(CompletableFuture::isCompletedExceptionally);
    }

    /** The factor in the numbers and the version in the answer must be the same: a batch is of one version. */
    private static void ask(Loopback loopback, int client, AtomicInteger answered) {
        for (int i = 1; i <= REQUESTS; i++) {
            float value = client * 10_000 + i;
            ModelInferRequest request =
                    Loopback.raw("m", "", new long[] {1, 2}, value, -value).build();
            var response = loopback.grpc().modelInfer(request);
            int version = Integer.parseInt(response.getModelVersion());
            assertThat(Loopback.y(response)).containsExactly(version * value, version * -value);
            answered.incrementAndGet();
        }
    }
}
