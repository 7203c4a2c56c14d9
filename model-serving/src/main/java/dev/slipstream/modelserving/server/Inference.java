package dev.slipstream.modelserving.server;

import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.server.RefusedException.Reason;
import dev.slipstream.modelserving.tensor.Tensor;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/** What both protocols do with a request: find the version, ask it, count how it ended. */
final class Inference {
    private final ModelRepository repository;
    private final ServerMetrics metrics;
    private volatile boolean draining;

    /** The outputs and who gave them. */
    record Result(ModelInfo model, List<Tensor> outputs) {}

    Inference(ModelRepository repository, ServerMetrics metrics) {
        this.repository = repository;
        this.metrics = metrics;
    }

    ModelRepository repository() {
        return repository;
    }

    ServerMetrics metrics() {
        return metrics;
    }

    /** From now on every request is refused. */
    void drain() {
        draining = true;
    }

    /** Whether requests are taken. */
    boolean isReady() {
        return !draining;
    }

    /**
     * Completed with the result or with a {@link RefusedException}; an empty version asks the default.
     *
     * @param gone whether the client has gone, so that its request need not be run
     */
    CompletableFuture<Result> infer(
            String name, String version, List<Tensor> inputs, long deadlineNanos, BooleanSupplier gone) {
        ServedModel model;
        try {
            if (draining) {
                throw new RefusedException(Reason.DRAINING, "The server is about to stop; ask another one");
            }
            model = repository.acquire(name, version);
        } catch (RefusedException e) {
            metrics.refused(e.reason());
            return CompletableFuture.failedFuture(e);
        }
        return model.infer(inputs, deadlineNanos, gone).handle((outputs, failure) -> {
            model.release();
            ModelInfo info = model.info();
            if (failure == null) {
                metrics.answered(info.name(), info.version());
                return new Result(info, outputs);
            }
            RefusedException refused = refused(failure);
            metrics.refused(info.name(), info.version(), refused.reason());
            throw refused;
        });
    }

    /** What a failure is to the client: never more than a message of ours. */
    static RefusedException refused(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof RefusedException refused
                ? refused
                : new RefusedException(Reason.FAILED, "The server failed on this request");
    }
}
