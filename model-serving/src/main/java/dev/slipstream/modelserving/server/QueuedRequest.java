package dev.slipstream.modelserving.server;

import dev.slipstream.modelserving.tensor.RowRequest;
import dev.slipstream.modelserving.tensor.Tensor;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** A request in a {@link DynamicBatcher}'s queue. */
final class QueuedRequest extends RowRequest {
    final long queuedAt;
    final long deadlineNanos;
    private final BooleanSupplier gone;
    final CompletableFuture<List<Tensor>> answer = new CompletableFuture<>();

    /** {@code gone}: whether nobody waits for the answer any more. */
    QueuedRequest(List<Tensor> inputs, long queuedAt, long deadlineNanos, BooleanSupplier gone) {
        super(inputs);
        this.queuedAt = queuedAt;
        this.deadlineNanos = deadlineNanos;
        this.gone = gone;
    }

    boolean isOver(long now) {
        return now - deadlineNanos >= 0 || gone.getAsBoolean();
    }

    void refuse(RefusedException.Reason reason, String message) {
        answer.completeExceptionally(new RefusedException(reason, message));
    }
}
