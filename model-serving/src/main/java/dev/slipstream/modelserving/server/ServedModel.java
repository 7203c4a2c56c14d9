package dev.slipstream.modelserving.server;

import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.server.RefusedException.Reason;
import dev.slipstream.modelserving.tensor.BadTensorException;
import dev.slipstream.modelserving.tensor.Signature;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.TensorModel;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** One version of a model that answers. Retired, it finishes what it was asked and is freed. */
final class ServedModel {
    private final ModelInfo info;
    private final Signature signature;
    private final DynamicBatcher batcher;

    // Guarded by this.
    private int uses;
    private boolean retired;

    ServedModel(TensorModel model, BatcherOptions options, BatchListener listener) {
        this.info = model.info();
        this.signature = model.signature();
        this.batcher = new DynamicBatcher(model, options, listener);
    }

    ModelInfo info() {
        return info;
    }

    Signature signature() {
        return signature;
    }

    int waiting() {
        return batcher.waiting();
    }

    /** Takes part in its use, so that it is not freed meanwhile; false where it is retired already. */
    synchronized boolean acquire() {
        if (retired) {
            return false;
        }
        uses++;
        return true;
    }

    /** Ends a use. */
    void release() {
        boolean last;
        synchronized (this) {
            last = --uses == 0 && retired;
        }
        if (last) {
            close();
        }
    }

    /** Is not to be asked any more. */
    void retire() {
        boolean idle;
        synchronized (this) {
            idle = uses == 0 && !retired;
            retired = true;
        }
        if (idle) {
            close();
        }
    }

    /** Frees the model in a thread of its own, for the last to use it may be one of the batcher's. */
    private void close() {
        Thread thread = new Thread(batcher::close, "slipstream-model-unload");
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers; completed with the outputs or with a {@link RefusedException}. */
    CompletableFuture<List<Tensor>> infer(List<Tensor> inputs, long deadlineNanos, BooleanSupplier gone) {
        try {
            return batcher.submit(signature.check(inputs), deadlineNanos, gone);
        } catch (BadTensorException e) {
            return CompletableFuture.failedFuture(new RefusedException(Reason.INVALID, String.valueOf(e.getMessage())));
        }
    }

    boolean drain(Duration patience) throws InterruptedException {
        return batcher.drain(patience);
    }

    void shutDown() {
        batcher.close();
    }
}
