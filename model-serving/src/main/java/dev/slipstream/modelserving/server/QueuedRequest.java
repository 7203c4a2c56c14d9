package dev.slipstream.modelserving.server;

import dev.slipstream.modelserving.tensor.Signature;
import dev.slipstream.modelserving.tensor.Tensor;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A request in a {@link DynamicBatcher}'s queue. */
final class QueuedRequest {
    final List<Tensor> inputs;
    final int rows;
    final long queuedAt;
    final long deadlineNanos;
    final CompletableFuture<List<Tensor>> answer = new CompletableFuture<>();

    QueuedRequest(List<Tensor> inputs, long queuedAt, long deadlineNanos) {
        this.inputs = inputs;
        this.rows = (int) Math.min(Integer.MAX_VALUE, Signature.rows(inputs));
        this.queuedAt = queuedAt;
        this.deadlineNanos = deadlineNanos;
    }

    boolean isOver(long now) {
        return answer.isDone() || now - deadlineNanos >= 0;
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
