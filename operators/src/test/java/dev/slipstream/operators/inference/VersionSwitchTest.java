package dev.slipstream.operators.inference;

import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.client.Answer;
import dev.slipstream.modelserving.client.EmbeddedEndpoint;
import dev.slipstream.modelserving.client.LaneOptions;
import dev.slipstream.modelserving.client.ModelCaller;
import dev.slipstream.modelserving.client.ModelRef;
import dev.slipstream.modelserving.client.SystemTimer;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Signature;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.TensorModel;
import dev.slipstream.modelserving.tensor.TensorSpec;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** A model's version is switched while four threads ask: no gap, no batch of two versions, and every answer says which it is. */
class VersionSwitchTest {
    private static final int THREADS = 4;
    private static final int CALLS = 2_500;
    private static final LaneOptions LANES =
            LaneOptions.DEFAULT.withBatches(8, Duration.ofMillis(1)).withInFlight(4);

    private final CountDownLatch secondMayLoad = new CountDownLatch(1);
    private final AtomicInteger biggestBatch = new AtomicInteger();
    private final AtomicInteger loaded = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void underLoad() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(2);
        RouteMetrics metrics = RouteMetrics.in(new UnregisteredMetricsGroup());
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        try (SystemTimer timer = new SystemTimer("test");
                EmbeddedEndpoint endpoint = new EmbeddedEndpoint(this::load, 2);
                ModelCaller caller = new ModelCaller(endpoint, LANES, timer, new Random(5))) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                Thread thread = new Thread(() -> {
                    for (int i = 0; i < CALLS; i++) {
                        if (i == CALLS / 2) {
                            secondMayLoad.countDown(); // Asked for from a quarter on, ready only now.
                        }
                        ModelRoute route = new ModelRoute("m", i < CALLS / 4 ? "1" : "2", "1", null);
                        var call = new RoutedCalls(
                                        caller,
                                        List.of(route),
                                        timer.nanoTime()
                                                + Duration.ofSeconds(60).toNanos(),
                                        workers,
                                        metrics)
                                .call("m", List.of(Tensor.ofFloats("x", new long[] {1, 1}, i)));
                        synchronized (answers) {
                            answers.add(call);
                        }
                        if (i % 50 == 0) {
                            var unused = call.join(); // Asking never runs far ahead of answering.
                        }
                    }
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            List<String> versions =
                    answers.stream().map(call -> call.join().model().version()).toList();
            System.out.printf(
                    "switched under load: %d answers by 1, %d by 2, %d fell back while 2 was loading, batches up to %d%n",
                    versions.stream().filter("1"::equals).count(),
                    versions.stream().filter("2"::equals).count(),
                    metrics.fallbacks.sum(),
                    biggestBatch.get());
            assertThat(answers).hasSize(THREADS * CALLS);
            assertThat(versions).containsOnly("1", "2");
            assertThat(versions.subList(0, THREADS * CALLS / 8)).containsOnly("1");
            assertThat(versions.get(versions.size() - 1)).isEqualTo("2");
            assertThat(metrics.fallbacks.sum()).isGreaterThan(0);
            assertThat(biggestBatch).as("batches were made at all").hasValueGreaterThan(1);
        } finally {
            workers.shutdownNow();
            assertThat(workers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(closed).as("what was loaded is freed").hasValue(loaded.get()).hasValue(2);
    }

    private TensorModel load(ModelRef ref) {
        if (ref.version().equals("2")) {
            try {
                secondMayLoad.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        loaded.incrementAndGet();
        return new Recording(ref);
    }

    /** Answers with its input, and remembers how large a batch it was given. */
    private final class Recording implements TensorModel {
        private final ModelRef ref;

        Recording(ModelRef ref) {
            this.ref = ref;
        }

        @Override
        public ModelInfo info() {
            return new ModelInfo(ref.name(), ref.version(), "ab");
        }

        @Override
        public Signature signature() {
            TensorSpec any = new TensorSpec("x", DataType.FP32, new long[] {-1, 1});
            return new Signature(List.of(any), List.of(any), 8);
        }

        @Override
        public List<Tensor> run(List<Tensor> inputs) {
            biggestBatch.accumulateAndGet((int) inputs.get(0).shape()[0], Math::max);
            return inputs;
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
