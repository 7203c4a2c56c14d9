package dev.slipstream.jobs;

import dev.slipstream.modelserving.ModelException;
import dev.slipstream.modelserving.client.ModelRef;
import dev.slipstream.modelserving.onnx.OnnxOptions;
import dev.slipstream.modelserving.onnx.PackagedModels;
import dev.slipstream.modelserving.tensor.TensorModel;

import java.util.function.Function;

/** Loads the models that run inside the TaskManager. */
final class EmbeddedModels implements Function<ModelRef, TensorModel> {
    private final OnnxOptions options;

    EmbeddedModels(String device) {
        // One thread for each run: parallelism comes from the pictures.
        this.options = new OnnxOptions(device, 1);
    }

    @Override
    public TensorModel apply(ModelRef ref) {
        return switch (ref.name()) {
            case PackagedModels.TEXT_DETECTION -> PackagedModels.textDetection(options);
            case PackagedModels.TEXT_RECOGNITION -> PackagedModels.textRecognition(options);
            case PackagedModels.TEXT_EMBEDDING -> PackagedModels.textEmbedding(options);
            default ->
                throw new ModelException(
                        "Model " + ref + " is not in the catalogue; ./slipstream models list shows it");
        };
    }
}
