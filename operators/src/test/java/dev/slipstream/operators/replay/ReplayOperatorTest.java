package dev.slipstream.operators.replay;

import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Outcome;
import dev.slipstream.contracts.record.Replay;
import dev.slipstream.contracts.record.ReplayStatus;
import dev.slipstream.operators.describe.Segments;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.SynchronousQueue;

import static dev.slipstream.operators.replay.ReplayFixtures.LIMITS;
import static dev.slipstream.operators.replay.ReplayFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** What goes out when, from a maker whose every step the test lets go on. */
class ReplayOperatorTest {
    private static final String GO = "go";

    private static final ReplayLimits QUEUE_OF_EIGHT = new ReplayLimits(
            LIMITS.window(),
            LIMITS.deadline(),
            LIMITS.longestRoll(),
            LIMITS.skew(),
            LIMITS.quorum(),
            1,
            8,
            LIMITS.timeout());

    /** By step; a step waits here for the test's word. Shared with the maker that the operator opens. */
    private static final Map<String, SynchronousQueue<String>> STEPS = new ConcurrentHashMap<>();

    private static final Queue<String> BEGUN = new ConcurrentLinkedQueue<>();
    private static final Queue<String> INTERRUPTED = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void reset() {
        STEPS.clear();
        BEGUN.clear();
        INTERRUPTED.clear();
    }

    @Test
    void thePlainModelGoesOutFirstAndTheRestAsARevision() throws Exception {
        try (var harness = open()) {
            harness.processElement(task("a", 0), 7);
            let(harness, "a/begin", GO);
            assertThat(harness.extractOutputValues())
                    .extracting(Replay::getStatus, Replay::getRevision)
                    .containsExactly(tuple(ReplayStatus.PLAIN, 1L));
            let(harness, "a/finish", GO);
            assertThat(harness.extractOutputValues())
                    .extracting(Replay::getStatus)
                    .containsExactly(ReplayStatus.PLAIN, ReplayStatus.FINAL);
            assertNothingIsLeft(harness);
        }
    }

    @Test
    void aSlowWorkerLeavesThePlainModelAsItIsAtTheDeadline() throws Exception {
        try (var harness = open()) {
            harness.setProcessingTime(0);
            harness.processElement(task("a", 0), 7);
            let(harness, "a/begin", GO);
            await().until(() -> BEGUN.contains("a/finish"));
            harness.setProcessingTime(LIMITS.timeout().toMillis());

            assertThat(harness.extractOutputValues()).hasSize(2).last().satisfies(replay -> {
                assertThat(replay.getStatus()).isEqualTo(ReplayStatus.FINAL);
                assertThat(replay.getRevision()).isEqualTo(2);
                assertThat(replay.getDegraded()).containsExactly("orbit:timeout");
                assertThat(replay.getWarnings()).containsExactly("Only the model was there after 10 s.");
            });
            await().until(() -> INTERRUPTED.contains("a/finish"));
            assertNothingIsLeft(harness);
        }
    }

    @Test
    void withoutEvenAModelAtTheDeadlineItIsADeadLetter() throws Exception {
        try (var harness = open()) {
            harness.setProcessingTime(0);
            harness.processElement(task("a", 0), 7);
            harness.setProcessingTime(LIMITS.timeout().toMillis());
            assertThat(harness.extractOutputValues()).isEmpty();
            assertThat(letters(harness)).singleElement().satisfies(letter -> {
                assertThat(letter.getReason()).isEqualTo(Reason.REPLAY_FAILED.name());
                assertThat(letter.getMessage()).contains("Replay a (requests r-a): its model was not there after");
            });
            assertNothingIsLeft(harness);
        }
    }

    @Test
    void whatThePicturesDoNotGiveIsADeadLetterAndTheNextGoesOn() throws Exception {
        try (var harness = open()) {
            harness.processElement(task("a", 0), 7);
            harness.processElement(task("b", 0), 8);
            let(harness, "a/begin", "nobody stands in the rig's bounds");
            assertThat(letters(harness))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.getMessage())
                            .contains("nobody stands in the rig's bounds")
                            .endsWith(Reason.REPLAY_FAILED.remedy()));
            let(harness, "b/begin", GO);
            let(harness, "b/finish", "the encoder does not open");
            assertThat(harness.extractOutputValues()).hasSize(2).last().satisfies(replay -> {
                assertThat(replay.getId()).isEqualTo("b");
                assertThat(replay.getDegraded()).containsExactly("orbit:failed");
                assertThat(replay.getWarnings().get(0)).contains("the encoder does not open");
            });
            assertNothingIsLeft(harness);
        }
    }

    @Test
    void theMostImportantIsNextAndTheLeastImportantIsShed() throws Exception {
        try (var harness = open()) {
            harness.processElement(task("a", 0), 1);
            harness.processElement(task("b", 1), 2);
            harness.processElement(task("c", 0), 3);
            harness.processElement(task("d", 5), 4); // One is in the making, and two may wait.
            assertThat(letters(harness)).singleElement().satisfies(letter -> {
                assertThat(letter.getRecord()).isEqualTo("c");
                assertThat(letter.getOutcome()).isEqualTo(Outcome.SHED);
                assertThat(letter.getReason()).isEqualTo(Reason.REPLAY_BUSY.name());
            });
            let(harness, List.of("a/begin", "d/begin", "d/finish", "b/begin", "b/finish", "a/finish"));
            assertThat(harness.extractOutputValues())
                    .extracting(Replay::getId)
                    .containsExactly("a", "d", "d", "b", "b", "a");
            assertNothingIsLeft(harness);
        }
    }

    @Test
    void aModelDoesNotWaitForTheOrbitOfOneAsImportant() throws Exception {
        try (var harness = open()) {
            harness.processElement(task("a", 0), 1);
            harness.processElement(task("b", 0), 2);
            let(harness, List.of("a/begin", "b/begin", "a/finish", "b/finish"));
            assertThat(harness.extractOutputValues())
                    .extracting(Replay::getId, Replay::getStatus)
                    .containsExactly(
                            tuple("a", ReplayStatus.PLAIN),
                            tuple("b", ReplayStatus.PLAIN),
                            tuple("a", ReplayStatus.FINAL),
                            tuple("b", ReplayStatus.FINAL));
            assertNothingIsLeft(harness);
        }
    }

    @Test
    void aStreamOfRequestsDoesNotHoldUpOrbitsAndTheMoreImportantStillPass() throws Exception {
        try (var harness = open(QUEUE_OF_EIGHT)) {
            for (String id : List.of("a", "b", "c", "d", "e")) {
                harness.processElement(task(id, 0), 1);
            }
            let(harness, List.of("a/begin", "b/begin"));
            let(harness, "c/begin", GO); // Three models wait for their orbit: the first of them is next.
            let(harness, List.of("a/finish", "d/begin", "b/finish"));
            harness.processElement(task("f", 5), 6);
            let(harness, List.of("e/begin", "f/begin", "f/finish", "c/finish", "d/finish", "e/finish"));
            assertThat(harness.extractOutputValues())
                    .extracting(Replay::getId)
                    .containsExactly("a", "b", "c", "a", "d", "b", "e", "f", "f", "c", "d", "e");
            assertNothingIsLeft(harness);
        }
    }

    @Test
    void whoWaitsForAnOrbitAtTheDeadlineIsFinalAsItIs() throws Exception {
        try (var harness = open()) {
            harness.setProcessingTime(0);
            harness.processElement(task("a", 0), 1);
            harness.processElement(task("b", 1), 2);
            let(harness, "a/begin", GO); // The orbit waits for the model of b, which is more important.
            harness.setProcessingTime(LIMITS.timeout().toMillis() - 1);
            assertThat(harness.extractOutputValues()).hasSize(1);
            harness.setProcessingTime(LIMITS.timeout().toMillis());
            assertThat(harness.extractOutputValues())
                    .hasSize(2)
                    .last()
                    .satisfies(replay -> assertThat(replay.getDegraded()).containsExactly("orbit:timeout"));
            assertNothingIsLeft(harness);
        }
    }

    @Test
    void whatIsNotFinalIsMadeAgainAfterARestartUnderTheSameIds() throws Exception {
        OperatorSubtaskState state;
        try (var harness = open()) {
            harness.processElement(task("a", 0), 7);
            harness.processElement(task("b", 0), 8);
            let(harness, List.of("a/begin", "b/begin", "a/finish"));
            state = harness.snapshot(1, 1);
        }
        STEPS.clear();
        try (var harness = harness(LIMITS)) {
            harness.initializeState(state);
            harness.open();
            let(harness, "b/begin", GO);
            let(harness, "b/finish", GO);
            assertThat(harness.extractOutputValues())
                    .extracting(Replay::getId, Replay::getRevision)
                    .containsExactly(tuple("b", 1L), tuple("b", 2L));
            assertNothingIsLeft(harness);
        }
    }

    private static OneInputStreamOperatorTestHarness<ReplayTask, Replay> harness(ReplayLimits limits) throws Exception {
        return new OneInputStreamOperatorTestHarness<>(Replays.factory(WaitingMaker::new, limits));
    }

    private static OneInputStreamOperatorTestHarness<ReplayTask, Replay> open() throws Exception {
        return open(LIMITS);
    }

    private static OneInputStreamOperatorTestHarness<ReplayTask, Replay> open(ReplayLimits limits) throws Exception {
        var harness = harness(limits);
        harness.open();
        return harness;
    }

    private static void let(OneInputStreamOperatorTestHarness<ReplayTask, Replay> harness, List<String> steps)
            throws Exception {
        for (String step : steps) {
            let(harness, step, GO);
        }
    }

    /** Lets a step go on, and the task take what comes of it. */
    private static void let(OneInputStreamOperatorTestHarness<ReplayTask, Replay> harness, String step, String word)
            throws Exception {
        queue(step).put(word);
        harness.getTaskMailbox().take(TaskMailbox.MIN_PRIORITY).run();
    }

    private static SynchronousQueue<String> queue(String step) {
        return STEPS.computeIfAbsent(step, name -> new SynchronousQueue<>());
    }

    private static List<DeadLetter> letters(OneInputStreamOperatorTestHarness<ReplayTask, Replay> harness) {
        List<DeadLetter> letters = new ArrayList<>();
        var output = harness.getSideOutput(ReplayOperator.FAILED);
        if (output != null) {
            output.forEach(record -> letters.add(record.getValue()));
        }
        return letters;
    }

    private static void assertNothingIsLeft(OneInputStreamOperatorTestHarness<ReplayTask, Replay> harness)
            throws Exception {
        assertThat(harness.getProcessingTimeService().getNumActiveTimers()).isZero();
        assertThat(harness.snapshot(99, 99).getManagedOperatorState())
                .allMatch(handle -> handle.getStateNameToPartitionOffsets().values().stream()
                        .allMatch(partitions -> partitions.getOffsets().length == 0));
    }

    /** Each step ends when the test says so, and as it says. */
    private static final class WaitingMaker implements ReplayMaker {
        @Override
        public Work begin(ReplayTask task) throws ReplayException, InterruptedException {
            String word = next(task.id + "/begin");
            if (!word.equals(GO)) {
                throw new ReplayException(word);
            }
            return new Work() {
                @Override
                public Replay plain() {
                    return replay(task, ReplayStatus.PLAIN, 1);
                }

                @Override
                public Replay finish() throws IOException, InterruptedException {
                    String last = next(task.id + "/finish");
                    if (!last.equals(GO)) {
                        throw new IOException(last);
                    }
                    return replay(task, ReplayStatus.FINAL, 2);
                }
            };
        }

        private static String next(String step) throws InterruptedException {
            BEGUN.add(step);
            try {
                return queue(step).take();
            } catch (InterruptedException e) {
                INTERRUPTED.add(step);
                throw e;
            }
        }

        private static Replay replay(ReplayTask task, ReplayStatus status, long revision) {
            return Replay.newBuilder()
                    .setId(task.id)
                    .setRevision(revision)
                    .setStatus(status)
                    .setGroup(task.group)
                    .setMoment(Segments.instant(task.momentMicros))
                    .setRequests(task.requests)
                    .setRequestTime(Segments.instant(task.requestMicros))
                    .setCameras(List.of())
                    .setAssets(List.of())
                    .build();
        }
    }
}
