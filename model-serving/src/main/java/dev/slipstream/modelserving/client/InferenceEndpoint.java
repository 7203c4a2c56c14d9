package dev.slipstream.modelserving.client;

import dev.slipstream.modelserving.tensor.Tensor;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A place where models run. One call is one run; batching, retries and limits are the caller's. Thread-safe. */
public interface InferenceEndpoint extends AutoCloseable {
    /**
     * Runs a model once; returns at once.
     *
     * @param timeoutNanos after which the answer is of no use
     * @return completed with the answer or with an {@link InferenceException}
     */
    CompletableFuture<Answer> infer(ModelRef model, List<Tensor> inputs, long timeoutNanos);

    /**
     * How many rows one run may take; 1 where rows cannot be put together.
     *
     * <p>Until the endpoint knows the model, 1.
     */
    int maxBatch(ModelRef model);

    /**
     * Whether the model would be answered now; begins to make it ready where it is not. Never waits.
     *
     * <p>True where nobody can tell before a call.
     */
    default boolean prepare(ModelRef model) {
        return true;
    }

    /** Frees what the models hold; calls that are under way fail. */
    @Override
    void close();
}
