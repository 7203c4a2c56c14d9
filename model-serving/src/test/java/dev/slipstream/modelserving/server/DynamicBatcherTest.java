package dev.slipstream.modelserving.server;

import dev.slipstream.modelserving.server.RefusedException.Reason;
import dev.slipstream.modelserving.tensor.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** Requests are put together, each ends once, and one that fails fails alone. */
class DynamicBatcherTest {
    private final HeldModel model = new HeldModel("1", 4);
    private final DynamicBatcher batcher =
            new DynamicBatcher(model, new BatcherOptions(8, Duration.ofSeconds(30), 6, 1), BatchListener.NONE);

    @AfterEach
    void close() {
        model.open();
        batcher.close();
        assertThat(model.closed).isTrue();
    }

    @Test
    void aFullBatchRunsAtOnceAndEachGetsItsRows() {
        List<CompletableFuture<List<Tensor>>> answers = submit(1, 2, 3, 4);

        assertThat(values(answers.get(2))).containsExactly(6, 2);
        assertThat(model.runs).singleElement().isEqualTo(new float[] {1, 1, 2, 1, 3, 1, 4, 1});
    }

    @Test
    void oneBadRequestFailsAloneAndTellsNoDetails() {
        List<CompletableFuture<List<Tensor>>> answers = submit(1, 13, 3, 4);

        assertThat(values(answers.get(0))).containsExactly(2, 2);
        assertThat(values(answers.get(3))).containsExactly(8, 2);
        assertThat(refusal(answers.get(1)).reason()).isEqualTo(Reason.FAILED);
        assertThat(refusal(answers.get(1))).hasMessageNotContaining("secret");
    }

    @Test
    void moreThanTheQueueHoldsIsRefused() {
        model.hold();
        submit(1, 2, 3, 4);
        await().until(() -> model.runs.size() == 1);
        List<CompletableFuture<List<Tensor>>> waiting = submit(5, 6, 7, 8, 9, 10);

        assertThat(refusal(submit(11).get(0)).reason()).isEqualTo(Reason.QUEUE_FULL);

        model.open();
        assertThat(values(waiting.get(0))).containsExactly(10, 2);
    }

    @Test
    void whoseTimeIsOverIsNotRun() {
        model.hold();
        submit(1, 2, 3, 4);
        await().until(() -> model.runs.size() == 1);
        CompletableFuture<List<Tensor>> expired = batcher.submit(
                HeldModel.row(5, 1), System.nanoTime() + Duration.ofMillis(10).toNanos(), () -> false);
        await().pollDelay(Duration.ofMillis(20)).until(() -> true);
        model.open();
        List<CompletableFuture<List<Tensor>>> others = submit(6, 7, 8, 9);

        assertThat(values(others.get(3))).containsExactly(18, 2);
        assertThat(refusal(expired).reason()).isEqualTo(Reason.EXPIRED);
        assertThat(model.runs).hasSize(2);
    }

    @Test
    void drainingFinishesWhatIsThereAndRefusesWhatIsNew() throws Exception {
        model.hold();
        submit(1, 2, 3, 4);
        await().until(() -> model.runs.size() == 1);
        List<CompletableFuture<List<Tensor>>> waiting = submit(5, 6);
        assertThat(batcher.drain(Duration.ofMillis(20)))
                .as("the model still runs")
                .isFalse();
        assertThat(refusal(submit(7).get(0)).reason()).isEqualTo(Reason.DRAINING);

        model.open();
        assertThat(batcher.drain(Duration.ofSeconds(20))).isTrue();

        assertThat(values(waiting.get(1))).containsExactly(12, 2);
    }

    private List<CompletableFuture<List<Tensor>>> submit(float... firsts) {
        List<CompletableFuture<List<Tensor>>> answers = new ArrayList<>();
        for (float first : firsts) {
            answers.add(batcher.submit(
                    HeldModel.row(first, 1),
                    System.nanoTime() + Duration.ofSeconds(60).toNanos(),
                    () -> false));
        }
        return answers;
    }

    private static float[] values(CompletableFuture<List<Tensor>> answer) {
        return answer.join().get(0).toFloats();
    }

    private static RefusedException refusal(CompletableFuture<List<Tensor>> answer) {
        CompletionException thrown = catchThrowableOfType(CompletionException.class, answer::join);
        return Inference.refused(thrown);
    }
}
