package dev.slipstream.operators.inference;

import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A feed whose model is slow waits alone, and what is under way survives a restart. */
class InferenceOperatorTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** By record; shared with the copies of the function that the operator makes. */
    private static final Map<String, CompletableFuture<String>> ASKED = new ConcurrentHashMap<>();

    @BeforeEach
    void reset() {
        ASKED.clear();
    }

    @Test
    void aSlowRecordHoldsUpItsOwnFeedOnly() throws Exception {
        try (var harness = open()) {
            process(harness, "a1", 1);
            process(harness, "b1", 2);
            process(harness, "a2", 3);
            process(harness, "b2", 4);
            answer(harness, "b2", "a2");
            assertThat(harness.extractOutputValues())
                    .as("b1 and a1 are before them")
                    .isEmpty();

            answer(harness, "b1");
            assertThat(harness.extractOutputValues()).containsExactly("b1!", "b2!");

            answer(harness, "a1");
            assertThat(harness.getOutput())
                    .containsExactly(record("b1!", 2), record("b2!", 4), record("a1!", 1), record("a2!", 3));
        }
    }

    @Test
    void aWatermarkLeavesBehindAllThatCameBeforeItAndHoldsUpNothing() throws Exception {
        try (var harness = open()) {
            process(harness, "a1", 1);
            harness.processWatermark(10);
            harness.processWatermark(11);
            process(harness, "b1", 12);
            harness.processWatermark(20);
            answer(harness, "b1");
            assertThat(harness.getOutput()).containsExactly(record("b1!", 12));

            answer(harness, "a1");
            assertThat(harness.getOutput())
                    .as("10 is said by 11")
                    .containsExactly(record("b1!", 12), record("a1!", 1), new Watermark(11), new Watermark(20));

            harness.processWatermark(30);
            assertThat(harness.getOutput()).as("nothing is under way").endsWith(new Watermark(30));
        }
    }

    @Test
    void whatIsUnderWayIsAskedAgainAfterARestart() throws Exception {
        OperatorSubtaskState state;
        try (var harness = open()) {
            process(harness, "a1", 1);
            process(harness, "b1", 2);
            process(harness, "a2", 3);
            answer(harness, "b1", "a2");
            assertThat(harness.extractOutputValues()).containsExactly("b1!");
            state = harness.snapshot(1, 1);
        }
        ASKED.clear();
        try (var harness = harness()) {
            harness.initializeState(state);
            harness.open();
            await().until(() -> ASKED.size() == 2);
            assertThat(ASKED).as("b1 had left").containsOnlyKeys("a1", "a2");
            answer(harness, "a2", "a1");
            assertThat(harness.getOutput()).containsExactly(record("a1!", 1), record("a2!", 3));
            assertThat(harness.snapshot(2, 2)
                            .getManagedOperatorState()
                            .iterator()
                            .next())
                    .as("nothing is under way")
                    .matches(handle -> handle.getStateNameToPartitionOffsets().values().stream()
                            .allMatch(partitions -> partitions.getOffsets().length == 0));
        }
    }

    @Test
    void atMostAsManyAsTheCapacityAreUnderWay() throws Exception {
        try (var harness = open(InferenceLimits.waiting(1, 1, TIMEOUT))) {
            process(harness, "a1", 1);
            process(harness, "a2", 2);
            var unused = CompletableFuture.runAsync(() -> future("a1").complete("a1!"));
            process(harness, "a3", 3); // Returns only because a1 was answered meanwhile.
            assertThat(harness.extractOutputValues()).containsExactly("a1!");
            answer(harness, "a2", "a3");
            assertThat(harness.extractOutputValues()).containsExactly("a1!", "a2!", "a3!");
        }
    }

    @Test
    void theTimeoutOfOneRecordEndsItAndItsTimerEndsWithItsAnswer() throws Exception {
        try (var harness = open()) {
            harness.setProcessingTime(0);
            process(harness, "a1", 1);
            process(harness, "b1", 2);
            answer(harness, "b1");
            harness.setProcessingTime(TIMEOUT.toMillis() + 1);
            mail(harness).run();
            assertThat(harness.extractOutputValues()).containsExactly("b1!", "a1 timeout");
        }
    }

    @Test
    void aBrokenProcessFailsTheTask() throws Exception {
        try (var harness = open()) {
            process(harness, "a1", 1);
            future("a1").completeExceptionally(new OutOfMemoryError("of a test"));
            assertThatThrownBy(() -> mail(harness).run()).rootCause().hasMessage("of a test");
        }
    }

    private static OneInputStreamOperatorTestHarness<String, String> open() throws Exception {
        return open(InferenceLimits.shedding(1, 8, 8, TIMEOUT));
    }

    private static OneInputStreamOperatorTestHarness<String, String> open(InferenceLimits limits) throws Exception {
        OneInputStreamOperatorTestHarness<String, String> harness = harness(limits);
        harness.open();
        return harness;
    }

    private static OneInputStreamOperatorTestHarness<String, String> harness() throws Exception {
        return harness(InferenceLimits.shedding(1, 8, 8, TIMEOUT));
    }

    private static OneInputStreamOperatorTestHarness<String, String> harness(InferenceLimits limits) throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                Inference.factory(new Asking(limits)), StringSerializer.INSTANCE);
    }

    private static void process(OneInputStreamOperatorTestHarness<String, String> harness, String text, long time)
            throws Exception {
        harness.processElement(text, time);
    }

    private static StreamRecord<String> record(String text, long time) {
        return new StreamRecord<>(text, time);
    }

    /** Lets the model answer these records, and the task take the answers. */
    private static void answer(OneInputStreamOperatorTestHarness<String, String> harness, String... records)
            throws Exception {
        for (String record : records) {
            future(record).complete(record + "!");
            mail(harness).run();
        }
    }

    private static CompletableFuture<String> future(String record) {
        return await().until(() -> ASKED.get(record), Objects::nonNull);
    }

    /** What some other thread asks the task to do; waits for it. */
    private static Mail mail(OneInputStreamOperatorTestHarness<String, String> harness) throws InterruptedException {
        return harness.getTaskMailbox().take(TaskMailbox.MIN_PRIORITY);
    }

    /** Asks whoever answers the record's future; the record's first letter is its feed. */
    private static final class Asking extends InferenceFunction<String, String> {
        private static final long serialVersionUID = 1L;

        Asking(InferenceLimits limits) {
            super("asking", limits);
        }

        @Override
        protected String feed(String input) {
            return input.substring(0, 1);
        }

        @Override
        protected int priority(String input) {
            return 0;
        }

        @Override
        protected CompletionStage<String> ask(String input, long deadlineNanos) {
            return ASKED.computeIfAbsent(input, text -> new CompletableFuture<>());
        }

        @Override
        protected String degraded(String input, String reason) {
            return input + " " + reason;
        }

        @Override
        protected void openModel(MetricGroup metrics) {}

        @Override
        protected void closeModel() {}
    }
}
