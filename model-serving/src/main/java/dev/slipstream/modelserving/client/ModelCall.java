package dev.slipstream.modelserving.client;

import dev.slipstream.modelserving.tensor.Tensor;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where a task's tensors go: the seam between what a model means and where it runs. Thread-safe. */
@FunctionalInterface
public interface ModelCall {
    /**
     * Asks a model; returns at once.
     *
     * @param model its name in the catalogue
     * @param inputs in the order of its signature; where it takes batches, any number of rows
     * @return completed once: with the answer, or with an {@link InferenceException}
     */
    CompletableFuture<Answer> call(String model, List<Tensor> inputs);
}
