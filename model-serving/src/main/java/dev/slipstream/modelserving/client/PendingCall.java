package dev.slipstream.modelserving.client;

import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.client.Timer.Alarm;
import dev.slipstream.modelserving.tensor.RowRequest;
import dev.slipstream.modelserving.tensor.Tensor;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One call on its way. However many alarms, tries and answers race for it, its future completes once. */
final class PendingCall extends RowRequest {
    final long deadlineNanos;
    final CompletableFuture<Answer> future = new CompletableFuture<>();
    private final LaneCounters counters;

    /** When it began to wait for others of its batch. */
    long waitingSince;

    int tries;
    /** Whether a batch with it failed, so that it is tried without neighbours. */
    boolean alone;

    private volatile @Nullable Alarm deadline;

    PendingCall(List<Tensor> inputs, long deadlineNanos, LaneCounters counters) {
        super(inputs);
        this.deadlineNanos = deadlineNanos;
        this.counters = counters;
    }

    /** Ends the call as timed out when {@code timer} says so. */
    void watch(Timer timer, Runnable expired) {
        deadline = timer.after(Math.max(0, deadlineNanos - timer.nanoTime()), expired);
        if (future.isDone()) {
            cancelAlarm();
        }
    }

    void answer(Answer answer) {
        if (future.complete(answer)) {
            counters.answered.increment();
            cancelAlarm();
        }
    }

    void fail(InferenceException why) {
        if (future.completeExceptionally(why)) {
            (why.kind() == Kind.TIMEOUT
                            ? counters.timedOut
                            : why.kind() == Kind.UNAVAILABLE ? counters.refused : counters.failed)
                    .increment();
            cancelAlarm();
        }
    }

    private void cancelAlarm() {
        Alarm alarm = deadline;
        if (alarm != null) {
            alarm.cancel();
        }
    }
}
