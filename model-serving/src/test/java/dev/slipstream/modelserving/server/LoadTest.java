package dev.slipstream.modelserving.server;

import com.google.common.util.concurrent.ListenableFuture;
import dev.slipstream.modelserving.protocol.ModelInferResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Queue, batches and deadlines, with a model that runs when it is told to. */
class LoadTest {
    private static final long[] ROW = {1, 2};

    private final FakeModel model = new FakeModel("slow", "1", 10).shut();
    private Loopback loopback;

    @BeforeEach
    void start() throws Exception {
        loopback = Loopback.of(new BatcherOptions(8, Duration.ZERO, 4, 1), model);
    }

    @AfterEach
    void stop() {
        model.open();
        loopback.close();
        assertThat(model.closed).isTrue();
        assertThat(model.misused).isFalse();
    }

    private ListenableFuture<ModelInferResponse> ask(float value) {
        return loopback.later()
                .modelInfer(Loopback.raw("slow", "", ROW, value, value).build());
    }

    /** The model is busy with a first request, so that whatever comes next waits. */
    private ListenableFuture<ModelInferResponse> busy() {
        var first = ask(1);
        await().until(() -> model.running.get() == 1);
        return first;
    }

    private void untilWaiting(int requests) {
        await().until(() -> loopback.server.repository().waiting() == requests);
    }

    @Test
    void requestsOfTwoClientsAndBothProtocolsAreOneBatch() throws Exception {
        var first = busy();
        var second = ask(2);
        CompletableFuture<HttpResponse<String>> third = loopback.http.sendAsync(
                loopback.posting(
                        "/v2/models/slow/infer",
                        "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[2,2],\"data\":[3,3,4,4]}]}"),
                HttpResponse.BodyHandlers.ofString());
        untilWaiting(2);
        model.open();

        assertThat(Loopback.y(first.get())).containsExactly(10, 10);
        assertThat(Loopback.y(second.get())).containsExactly(20, 20);
        assertThat(third.get().body()).contains("[30.0,30.0,40.0,40.0]");
        assertThat(model.batches).containsExactly(1, 3);
    }

    @Test
    void aBadRequestOfABatchFailsAlone() throws Exception {
        var first = busy();
        var good = ask(2);
        var bad = ask(Float.NaN);
        var other = ask(3);
        untilWaiting(3);
        model.open();

        assertThat(Loopback.y(first.get())).containsExactly(10, 10);
        assertThat(Loopback.y(good.get())).containsExactly(20, 20);
        assertThat(Loopback.y(other.get())).containsExactly(30, 30);
        assertThat(failure(bad).getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(failure(bad).getDescription()).contains("slow").doesNotContain("not a number");
        assertThat(model.batches).containsExactly(1, 3, 1, 1, 1);
    }

    private static Status failure(ListenableFuture<?> future) {
        try {
            future.get();
            throw new AssertionError("was answered");
        } catch (ExecutionException e) {
            return Status.fromThrowable(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFullQueueRefusesAtOnce() throws Exception {
        var first = busy();
        List<ListenableFuture<ModelInferResponse>> waiting = new ArrayList<>();
        for (int i = 2; i <= 5; i++) {
            waiting.add(ask(i));
            untilWaiting(i - 1);
        }
        Status status = failure(ask(6));
        assertThat(status.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(status.getDescription()).contains("slow", "4 requests waiting");
        HttpResponse<String> http = loopback.post(
                "/v2/models/slow/infer",
                "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[3,3]}]}");
        assertThat(http.statusCode()).isEqualTo(429);

        model.open();
        assertThat(Loopback.y(first.get())).containsExactly(10, 10);
        for (int i = 0; i < waiting.size(); i++) {
            assertThat(Loopback.y(waiting.get(i).get())).containsExactly(20 + 10 * i, 20 + 10 * i);
        }
    }

    @Test
    void whoseTimeIsOverIsNotRun() throws Exception {
        var first = busy();
        assertThatThrownBy(() -> loopback.grpc()
                        .withDeadlineAfter(100, TimeUnit.MILLISECONDS)
                        .modelInfer(Loopback.raw("slow", "", ROW, 2, 2).build()))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageStartingWith("DEADLINE_EXCEEDED");
        model.open();
        assertThat(Loopback.y(first.get())).containsExactly(10, 10);
        await().until(() -> loopback.server.repository().waiting() == 0);
        assertThat(model.batches).containsExactly(1);
    }

    @Test
    void aClientThatGoesAwayTakesNoPlaceAndIsNotRun() throws Exception {
        var first = busy();
        List<ListenableFuture<ModelInferResponse>> gone = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            gone.add(ask(7));
            untilWaiting(i);
        }
        gone.forEach(request -> request.cancel(true));
        // The queue is full of requests that nobody waits for; as soon as the server has heard of it, another fits.
        ListenableFuture<ModelInferResponse> other = await().until(
                        () -> {
                            var tried = ask(2);
                            await().until(() -> tried.isDone()
                                    || loopback.server.repository().waiting() == 1);
                            return tried;
                        },
                        tried -> !tried.isDone());
        model.open();
        assertThat(Loopback.y(first.get())).containsExactly(10, 10);
        assertThat(Loopback.y(other.get())).containsExactly(20, 20);
        assertThat(model.rows).hasValue(2);
    }

    @Test
    void drainFinishesWhatIsUnderWayAndRefusesWhatIsNew() throws Exception {
        var first = busy();
        var second = ask(2);
        CompletableFuture<HttpResponse<String>> third = loopback.http.sendAsync(
                loopback.posting(
                        "/v2/models/slow/infer",
                        "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[3,3]}]}"),
                HttpResponse.BodyHandlers.ofString());
        untilWaiting(2);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(loopback.server::close);
        await().until(() -> loopback.get("/v2/health/ready").statusCode() == 503);
        assertThat(loopback.get("/v2/health/live").statusCode()).isEqualTo(200);
        Status refused = failure(ask(4));
        assertThat(refused.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(refused.getDescription()).contains("about to stop");
        assertThat(closing).isNotDone();

        model.open();
        assertThat(Loopback.y(first.get())).containsExactly(10, 10);
        assertThat(Loopback.y(second.get())).containsExactly(20, 20);
        assertThat(third.get().body()).contains("[30.0,30.0]");
        closing.get(20, TimeUnit.SECONDS);
        assertThat(model.closed).isTrue();
    }
}
