package dev.slipstream.modelserving.client;

import dev.slipstream.modelserving.ModelException;
import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Signature;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.TensorModel;
import dev.slipstream.modelserving.tensor.TensorSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** Models in this process: loaded once, off the callers' threads, and nobody waits for one that is gone. */
@Timeout(60)
class EmbeddedEndpointTest {
    private static final ModelRef OLD = new ModelRef("adder", "1");
    private static final ModelRef NEW = new ModelRef("adder", "2");

    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger loads = new AtomicInteger();

    @AfterEach
    void open() {
        gate.countDown();
    }

    @Test
    void loadsAModelOnceAndFreesItAtTheEnd() {
        Adder model = new Adder(OLD, null);
        EmbeddedEndpoint endpoint = new EmbeddedEndpoint(
                ref -> {
                    loads.incrementAndGet();
                    return model;
                },
                2);

        assertThat(endpoint.maxBatch(OLD)).as("before the model is known").isEqualTo(1);
        List<CompletableFuture<Answer>> answers = List.of(ask(endpoint, OLD, 1), ask(endpoint, OLD, 2));
        assertThat(answers)
                .extracting(answer -> answer.join().outputs().get(0).toFloats()[0])
                .containsExactly(2f, 3f);
        assertThat(endpoint.maxBatch(OLD)).isEqualTo(4);
        assertThat(endpoint.prepare(OLD)).isTrue();
        endpoint.close();

        assertThat(loads).hasValue(1);
        assertThat(model.closed).isTrue();
    }

    @Test
    void aModelThatWasNotThereIsLookedForAgain() {
        try (EmbeddedEndpoint endpoint = new EmbeddedEndpoint(
                ref -> {
                    if (loads.incrementAndGet() == 1) {
                        throw new ModelException("adder is not there; fetch it");
                    }
                    return new Adder(ref, null);
                },
                1)) {
            InferenceException refused = failure(ask(endpoint, OLD, 1));
            assertThat(refused.kind()).isEqualTo(Kind.FATAL);
            assertThat(refused).hasMessage("adder is not there; fetch it");

            assertThat(ask(endpoint, OLD, 1).join().model().version()).isEqualTo("1");
        }
    }

    @Test
    void theOldVersionAnswersWhileTheNewIsLoading() {
        try (EmbeddedEndpoint endpoint = new EmbeddedEndpoint(this::loadTheNewBehindTheGate, 1)) {
            assertThat(ask(endpoint, OLD, 1).join().model().version()).isEqualTo("1");

            CompletableFuture<Answer> early = ask(endpoint, NEW, 1);
            assertThat(ask(endpoint, OLD, 1).join().model().version()).isEqualTo("1");
            assertThat(endpoint.prepare(NEW)).isFalse();
            assertThat(early).isNotDone();

            gate.countDown();
            assertThat(early.join().model().version()).isEqualTo("2");
        }
    }

    @Test
    void whatWaitedTooLongForAThreadIsNotRun() {
        Adder model = new Adder(OLD, null);
        try (EmbeddedEndpoint endpoint = new EmbeddedEndpoint(ref -> model, 1)) {
            assertThat(failure(endpoint.infer(OLD, input(1), -1)).kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(model.runs).hasValue(0);
        }
    }

    @Test
    void whoeverWaitsWhenItEndsIsTold() {
        Adder busy = new Adder(OLD, gate);
        EmbeddedEndpoint endpoint =
                new EmbeddedEndpoint(ref -> ref.equals(OLD) ? busy : loadTheNewBehindTheGate(ref), 1);
        CompletableFuture<Answer> running = ask(endpoint, OLD, 1);
        await().until(() -> busy.runs.get() == 1);
        CompletableFuture<Answer> waiting = ask(endpoint, OLD, 2);
        CompletableFuture<Answer> notLoaded = ask(endpoint, NEW, 3);

        endpoint.close();

        assertThat(List.of(running, waiting, notLoaded)).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(failure(waiting).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure(ask(endpoint, OLD, 4)).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(busy.runs).hasValue(1);
        assertThat(busy.closed).isTrue();
    }

    private Adder loadTheNewBehindTheGate(ModelRef ref) {
        if (ref.equals(NEW)) {
            pass(gate);
        }
        return new Adder(ref, null);
    }

    private static CompletableFuture<Answer> ask(EmbeddedEndpoint endpoint, ModelRef model, float value) {
        return endpoint.infer(model, input(value), Duration.ofMinutes(1).toNanos());
    }

    private static List<Tensor> input(float value) {
        return List.of(Tensor.ofFloats("x", new long[] {1, 1}, new float[] {value}));
    }

    private static InferenceException failure(CompletableFuture<Answer> answer) {
        return InferenceException.of(catchThrowableOfType(CompletionException.class, answer::join));
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException("interrupted", e);
        }
    }

    /** Adds one; waits at the gate, where there is one. */
    private static final class Adder implements TensorModel {
        private final ModelRef ref;
        private final @Nullable CountDownLatch gate;
        private final AtomicInteger runs = new AtomicInteger();
        private volatile boolean closed;

        Adder(ModelRef ref, @Nullable CountDownLatch gate) {
            this.ref = ref;
            this.gate = gate;
        }

        @Override
        public ModelInfo info() {
            return new ModelInfo(ref.name(), ref.version(), "ab");
        }

        @Override
        public Signature signature() {
            long[] shape = {-1, 1};
            return new Signature(
                    List.of(new TensorSpec("x", DataType.FP32, shape)),
                    List.of(new TensorSpec("y", DataType.FP32, shape)),
                    4);
        }

        @Override
        public List<Tensor> run(List<Tensor> inputs) {
            runs.incrementAndGet();
            if (gate != null) {
                pass(gate);
            }
            float value = inputs.get(0).toFloats()[0] + 1;
            return List.of(Tensor.ofFloats("y", new long[] {1, 1}, new float[] {value}));
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
