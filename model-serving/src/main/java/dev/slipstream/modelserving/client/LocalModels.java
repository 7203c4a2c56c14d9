package dev.slipstream.modelserving.client;

import dev.slipstream.modelserving.ModelException;
import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.TensorModel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Loaded models that are run in the caller's thread: for commands, tests and baselines, where nobody else waits. */
public final class LocalModels implements ModelCall, AutoCloseable {
    private final Map<String, TensorModel> models;

    /** By name; closed with this. */
    public LocalModels(Map<String, TensorModel> models) {
        this.models = Map.copyOf(models);
    }

    @Override
    public CompletableFuture<Answer> call(String model, List<Tensor> inputs) {
        TensorModel loaded = models.get(model);
        if (loaded == null) {
            return CompletableFuture.failedFuture(
                    new InferenceException(Kind.FATAL, "Model " + model + " is not loaded"));
        }
        try {
            return CompletableFuture.completedFuture(new Answer(loaded.info(), loaded.run(inputs)));
        } catch (ModelException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The model of this name, which must be there. */
    public TensorModel model(String name) {
        TensorModel model = models.get(name);
        if (model == null) {
            throw new IllegalArgumentException("Model " + name + " is not loaded");
        }
        return model;
    }

    @Override
    public void close() {
        models.values().forEach(TensorModel::close);
    }
}
