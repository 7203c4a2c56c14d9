package dev.slipstream.modelserving.client;

import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.tensor.Tensor;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Batches, tries, limits and the breaker, with time and endpoint in the test's hand. */
class LaneTest {
    private static final ModelRef MODEL = new ModelRef("adder", "1");
    private static final Duration BACK_OFF = Duration.ofMillis(10);

    private final FakeTimer timer = new FakeTimer();
    private final FakeEndpoint endpoint = new FakeEndpoint(8);
    private final LaneOptions options =
            new LaneOptions(4, Duration.ofMillis(5), 2, 3, BACK_OFF, 3, Duration.ofSeconds(1), Duration.ofSeconds(3));
    private final Lane lane = new Lane(MODEL, endpoint, options, timer, new Random(1));

    @Test
    void aFullBatchGoesAtOnceAndEachGetsItsOwnRows() {
        List<CompletableFuture<Answer>> calls = calls(4);

        assertThat(endpoint.runs).hasSize(1);
        assertThat(endpoint.runs.peek().values()).containsExactly(0, 1, 2, 3);
        endpoint.runs.remove().answer();

        for (int i = 0; i < 4; i++) {
            assertThat(calls.get(i).join().outputs().get(0).toFloats()).containsExactly(i + 1);
        }
        assertThat(lane.counters().rows()).isEqualTo(4);
        assertThat(lane.counters().runs()).isEqualTo(1);
        assertThat(timer.alarms()).as("alarms left of calls that are over").isLessThanOrEqualTo(1);
    }

    @Test
    void aBatchThatDoesNotFillGoesAfterTheDelay() {
        CompletableFuture<Answer> call = call(7);
        timer.advanceMillis(4);
        assertThat(endpoint.runs).isEmpty();

        timer.advanceMillis(1);
        endpoint.runs.remove().answer();

        assertThat(call.join().outputs().get(0).toFloats()).containsExactly(8);
    }

    @Test
    void onlyAsManyRunsAsMayBeUnderWay() {
        assertThat(calls(12)).noneMatch(CompletableFuture::isDone);

        assertThat(endpoint.runs).hasSize(2);
        endpoint.runs.remove().answer();
        assertThat(endpoint.all).hasSize(3);
    }

    @Test
    void anOverloadedEndpointIsAskedLessAndMoreAgainOnceItAnswers() {
        assertThat(calls(8)).noneMatch(CompletableFuture::isDone);
        endpoint.runs.remove().fail(Kind.RETRY);
        assertThat(lane.limit()).isEqualTo(1);
        endpoint.runs.remove().fail(Kind.RETRY);
        assertThat(lane.limit()).as("two runs of one moment count once").isEqualTo(1);

        timer.advanceMillis(100);
        endpoint.runs.remove().answer();
        assertThat(lane.limit()).isEqualTo(2);
    }

    @Test
    void whatFailedForAMomentIsTriedAgain() {
        CompletableFuture<Answer> call = call(1);
        timer.advanceMillis(5);
        endpoint.runs.remove().fail(Kind.RETRY);
        assertThat(call).isNotDone();

        timer.advanceMillis(BACK_OFF.toMillis() + 5);
        endpoint.runs.remove().answer();

        assertThat(call.join().outputs().get(0).toFloats()).containsExactly(2);
        assertThat(lane.counters().retries()).isEqualTo(1);
        assertThat(lane.breaker()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void triesAreCounted() {
        CompletableFuture<Answer> call = call(1);
        for (int i = 0; i < 3; i++) {
            timer.advanceMillis(100);
            endpoint.runs.remove().fail(Kind.RETRY);
        }

        assertThat(kind(call)).isEqualTo(Kind.RETRY);
        timer.advanceMillis(1_000);
        assertThat(endpoint.all).hasSize(3);
    }

    @Test
    void oneBadInputDoesNotFailItsNeighbours() {
        List<CompletableFuture<Answer>> calls = calls(4);
        endpoint.runs.remove().fail(Kind.REJECTED);

        while (!endpoint.runs.isEmpty()) {
            FakeEndpoint.Run run = endpoint.runs.remove();
            assertThat(run.values()).hasSize(1);
            if (run.values()[0] == 2) {
                run.fail(Kind.REJECTED);
            } else {
                run.answer();
            }
        }

        assertThat(calls).allMatch(CompletableFuture::isDone);
        assertThat(calls)
                .filteredOn(CompletableFuture::isCompletedExceptionally)
                .containsExactly(calls.get(2));
        assertThat(lane.breaker()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void theDeadlineEndsACallWhereverItIs() {
        CompletableFuture<Answer> underWay = call(1);
        timer.advanceMillis(5);
        endpoint.runs.peek();
        CompletableFuture<Answer> waiting = lane.call(input(2), timer.nanoTime() + 1_000_000);

        timer.advanceMillis(2);
        assertThat(kind(waiting)).isEqualTo(Kind.TIMEOUT);
        assertThat(underWay).isNotDone();
        timer.advanceMillis(1_000);
        assertThat(kind(underWay)).isEqualTo(Kind.TIMEOUT);

        endpoint.runs.remove().answer();
        assertThat(kind(underWay))
                .as("an answer that comes too late changes nothing")
                .isEqualTo(Kind.TIMEOUT);
        assertThat(lane.counters().timedOut()).isEqualTo(2);
        assertThat(endpoint.all).as("nobody asks for what nobody waits for").hasSize(1);
    }

    @Test
    void aDeadEndpointIsLeftAloneTriedAndTakenBack() {
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Answer> call = call(i);
            timer.advanceMillis(5);
            endpoint.runs.remove().fail(Kind.FATAL);
            assertThat(kind(call)).isEqualTo(Kind.FATAL);
        }
        assertThat(lane.refuses()).isTrue();
        assertThat(kind(call(9))).isEqualTo(Kind.UNAVAILABLE);
        assertThat(endpoint.runs).isEmpty();

        timer.advanceMillis(1_000);
        CompletableFuture<Answer> trying = call(10);
        timer.advanceMillis(5);
        assertThat(kind(call(11))).as("only one call tries").isEqualTo(Kind.UNAVAILABLE);
        endpoint.runs.remove().fail(Kind.RETRY);
        assertThat(lane.breaker()).isEqualTo(CircuitBreaker.State.OPEN);

        timer.advanceMillis(1_999);
        assertThat(kind(trying)).isEqualTo(Kind.UNAVAILABLE);
        assertThat(lane.refuses()).as("the pause has doubled").isTrue();
        timer.advanceMillis(1);
        CompletableFuture<Answer> next = call(12);
        timer.advanceMillis(5);
        endpoint.runs.remove().answer();

        assertThat(next.join().outputs().get(0).toFloats()).containsExactly(13);
        assertThat(lane.breaker()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void closingEndsWhatWaits() {
        CompletableFuture<Answer> call = call(1);

        lane.close();

        assertThat(kind(call)).isEqualTo(Kind.UNAVAILABLE);
        assertThat(kind(call(2))).isEqualTo(Kind.UNAVAILABLE);
    }

    private List<CompletableFuture<Answer>> calls(int count) {
        return IntStream.range(0, count).mapToObj(this::call).toList();
    }

    private CompletableFuture<Answer> call(int value) {
        return lane.call(input(value), timer.nanoTime() + Duration.ofSeconds(1).toNanos());
    }

    private static List<Tensor> input(int value) {
        return List.of(Tensor.ofFloats("x", new long[] {1, 1}, value));
    }

    private static Kind kind(CompletableFuture<Answer> call) {
        assertThat(call).isCompletedExceptionally();
        return InferenceException.of(catchThrowableOfType(Exception.class, call::join))
                .kind();
    }
}
