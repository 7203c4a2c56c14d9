package dev.slipstream.modelserving.server;

import dev.slipstream.modelserving.tensor.Signature;
import dev.slipstream.modelserving.tensor.Tensor;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** A request in a {@link DynamicBatcher}'s queue. */
final class QueuedRequest {
    final List<Tensor> inputs;
    final int rows;
    final long queuedAt;
    final long deadlineNanos;
    private final BooleanSupplier gone;
    final CompletableFuture<List<Tensor>> answer = new CompletableFuture<>();

    /** {@code gone}: whether nobody waits for the answer any more. */
    QueuedRequest(List<Tensor> inputs, long queuedAt, long deadlineNanos, BooleanSupplier gone) {
        this.inputs = inputs;
        // Where the outermost axis is no batch it may be empty, and the request is still one.
        this.rows = (int) Math.max(1, Math.min(Integer.MAX_VALUE, Signature.rows(inputs)));
        this.queuedAt = queuedAt;
        this.deadlineNanos = deadlineNanos;
        this.gone = gone;
    }

    boolean isOver(long now) {
        return now - deadlineNanos >= 0 || gone.getAsBoolean();
    }

    boolean fits(QueuedRequest other) {
        for (int i = 0; i < inputs.size(); i++) {
            if (!inputs.get(i).sameRows(other.inputs.get(i))) {
                return false;
            }
        }
        return true;
    }

    void refuse(RefusedException.Reason reason, String message) {
        answer.completeExceptionally(new RefusedException(reason, message));
    }
}
