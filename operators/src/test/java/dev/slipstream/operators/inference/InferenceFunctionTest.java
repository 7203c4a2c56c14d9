package dev.slipstream.operators.inference;

import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every record comes out once, in order, whatever the model does. */
class InferenceFunctionTest {
    private static final long DEADLINE_MS = 1_000;
    private static final int QUEUE = 64;

    /** Shared with the copies of the function that the operator makes. */
    private static CountDownLatch release = new CountDownLatch(1);

    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final AtomicInteger OPEN = new AtomicInteger();

    private @Nullable OneInputStreamOperatorTestHarness<String, String> harness;

    @BeforeEach
    void reset() {
        release = new CountDownLatch(1);
        ASKED.set(0);
    }

    @AfterEach
    void close() throws Exception {
        release.countDown();
        if (harness != null) {
            harness.close();
        }
        assertThat(OPEN).hasValue(0);
    }

    @Test
    void answersInOrder() throws Exception {
        open();

        process("a", "skip", "b");
        finish();

        assertThat(harness().extractOutputValues()).containsExactly("a!", "skip", "b!");
    }

    @Test
    void aFailureDegradesOneRecord() throws Exception {
        open();

        process("a", "fail", "b");
        finish();

        assertThat(harness().extractOutputValues()).containsExactly("a!", "fail failed", "b!");
    }

    @Test
    void aModelThatHangsLosesNothingAndDoesNotBlock() throws Exception {
        open();

        process("hang", "a");
        // Else the deadline could pass before the model is asked at all.
        await().until(() -> ASKED.get() == 1);
        assertThat(harness().extractOutputValues()).isEmpty();
        harness().setProcessingTime(DEADLINE_MS + 1);
        finish();

        assertThat(harness().extractOutputValues()).containsExactly("hang timeout", "a timeout");
        release.countDown();
        process("b");
        finish();
        assertThat(harness().extractOutputValues()).endsWith("b!");
        // The record that waited behind the hanging one was not asked about any more.
        assertThat(ASKED).hasValue(2);
    }

    @Test
    void whatIsTooMuchIsShedAtOnceTheLowestPriorityFirst() throws Exception {
        open();

        process("hang");
        await().until(() -> ASKED.get() == 1);
        for (int i = 0; i < QUEUE; i++) {
            process("n" + i);
        }
        process("high1", "high2");
        release.countDown();
        finish();

        assertThat(harness().extractOutputValues())
                .hasSize(QUEUE + 3)
                .startsWith("hang!", "n0 shed", "n1 shed", "n2!")
                .endsWith("high1!", "high2!")
                .filteredOn(text -> text.endsWith("shed"))
                .hasSize(2);
    }

    @Test
    void whatMayWaitIsNotShed() throws Exception {
        open(InferenceLimits.waiting(1, 1, Duration.ofSeconds(1)));

        var unused = CompletableFuture.runAsync(() -> {
            await().until(() -> ASKED.get() == 1);
            release.countDown();
        });
        process("hang");
        for (int i = 0; i < 100; i++) {
            process("n" + i); // The third waits for the first.
        }
        finish();

        assertThat(harness().extractOutputValues()).hasSize(101).allMatch(text -> text.endsWith("!"));
    }

    private void open() throws Exception {
        open(InferenceLimits.shedding(1, 1, QUEUE, Duration.ofMillis(DEADLINE_MS)));
    }

    private void open(InferenceLimits limits) throws Exception {
        harness =
                new OneInputStreamOperatorTestHarness<>(Inference.factory(new Echo(limits)), StringSerializer.INSTANCE);
        harness.open();
    }

    private OneInputStreamOperatorTestHarness<String, String> harness() {
        if (harness == null) {
            throw new IllegalStateException("open() comes first");
        }
        return harness;
    }

    private void process(String... texts) throws Exception {
        for (String text : texts) {
            harness().processElement(text, 0);
        }
    }

    private void finish() throws Exception {
        harness().endInput();
    }

    /** Answers with a bang, except where the record says otherwise. */
    private static final class Echo extends InferenceFunction<String, String> {
        private static final long serialVersionUID = 1L;

        Echo(InferenceLimits limits) {
            super("echo", limits);
        }

        @Override
        protected Optional<String> withoutModel(String input) {
            return input.equals("skip") ? Optional.of(input) : Optional.empty();
        }

        @Override
        protected String feed(String input) {
            return "feed";
        }

        @Override
        protected int priority(String input) {
            return input.startsWith("high") ? 1 : 0;
        }

        @Override
        protected CompletionStage<String> ask(String input, long deadlineNanos) throws Exception {
            ASKED.incrementAndGet();
            if (input.equals("fail")) {
                throw new IllegalArgumentException("cannot");
            }
            if (input.equals("hang")) {
                release.await();
            }
            return CompletableFuture.completedFuture(input + "!");
        }

        @Override
        protected String degraded(String input, String reason) {
            return input + " " + reason;
        }

        @Override
        protected void openModel(MetricGroup metrics) {
            OPEN.incrementAndGet();
        }

        @Override
        protected void closeModel() {
            OPEN.decrementAndGet();
        }
    }
}
