package dev.slipstream.modelserving.catalogue;

import dev.slipstream.modelserving.ModelException;
import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.client.ModelRef;
import dev.slipstream.modelserving.onnx.OnnxOptions;
import dev.slipstream.modelserving.onnx.OnnxTensorModel;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.TensorModel;
import dev.slipstream.modelserving.tensor.TensorSpec;
import dev.slipstream.modelserving.tensor.Weights;
import dev.slipstream.modelserving.tflite.TfLiteOptions;
import dev.slipstream.modelserving.tflite.TfLiteTensorModel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Opens the catalogue's models on the engine that runs them, and runs each once before it is handed out, so that the first picture is
 * not the slow one. A model's further versions are entries named {@code name@version}.
 */
public final class ModelLoader implements Function<ModelRef, TensorModel> {
    /** Any length will do where the network takes any; this is a multiple of what its layers halve. */
    private static final int OPEN_AXIS = 320;

    private final ModelCatalogue catalogue;
    private final ModelStore store;
    private final OnnxOptions options;

    public ModelLoader(ModelCatalogue catalogue, ModelStore store, OnnxOptions options) {
        this.catalogue = catalogue;
        this.store = store;
        this.options = options;
    }

    /** The models that come with Slipstream, in the folder that is configured. */
    public static ModelLoader builtIn(OnnxOptions options) {
        return new ModelLoader(ModelCatalogue.builtIn(), ModelStore.configured(), options);
    }

    /**
     * Opens a model and warms it up.
     *
     * @throws ModelException if it is not in the catalogue, not there, not what the catalogue says, or cannot be run
     */
    @Override
    public TensorModel apply(ModelRef ref) {
        CatalogueEntry entry = entry(ref);
        Weights weights = store.find(entry)
                .orElseThrow(() -> new ModelException("Model " + entry.name() + " is not there; "
                        + (entry.pullable()
                                ? "./slipstream models pull " + entry.name() + " fetches it"
                                : "put " + entry.file() + " into " + store.folder())));
        TensorModel model = open(entry, weights);
        try {
            var unused = model.run(zeros(entry));
            return model;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private CatalogueEntry entry(ModelRef ref) {
        try {
            CatalogueEntry entry = catalogue.get(ref.name());
            boolean fits = ref.version().isEmpty() || ref.version().equals(entry.version());
            return fits ? entry : catalogue.get(ref.name() + "@" + ref.version());
        } catch (CatalogueException e) {
            throw new ModelException(String.valueOf(e.getMessage()), e);
        }
    }

    private TensorModel open(CatalogueEntry entry, Weights weights) {
        if (entry.file().endsWith(".tflite")) {
            TfLiteOptions calls =
                    new TfLiteOptions(TfLiteOptions.DEFAULT.interpreters(), Math.min(64, options.threads()));
            return new TfLiteTensorModel(named(weights), entry.signature(), calls);
        }
        return new OnnxTensorModel(named(weights), entry.signature(), options);
    }

    /** A further version goes by the name of its model, so that it can take the place of another. */
    private static Weights named(Weights weights) {
        ModelInfo info = weights.info();
        int at = info.name().indexOf('@');
        return at < 0
                ? weights
                : new Weights(
                        new ModelInfo(info.name().substring(0, at), info.version(), info.sha256()), weights.bytes());
    }

    private static List<Tensor> zeros(CatalogueEntry entry) {
        List<Tensor> inputs = new ArrayList<>();
        for (TensorSpec spec : entry.signature().inputs()) {
            long[] shape = spec.shape().clone();
            for (int axis = 0; axis < shape.length; axis++) {
                if (shape[axis] < 0) {
                    shape[axis] = axis == 0 ? 1 : OPEN_AXIS;
                }
            }
            long bytes = Tensor.elements(shape) * spec.type().size();
            // A scalar chooses a part of the network; only a sample rate is known to, and zero would choose none.
            boolean rate = shape.length == 0
                    && spec.type() == DataType.INT64
                    && entry.codec().has("sampleRate");
            inputs.add(
                    rate
                            ? Tensor.ofLongs(spec.name(), shape, entry.codec().number("sampleRate"))
                            : new Tensor(spec.name(), spec.type(), shape, Tensor.allocate(bytes)));
        }
        return inputs;
    }
}
