package dev.slipstream.modelserving.onnx;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import dev.slipstream.modelserving.ModelException;
import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.tensor.Signature;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.TensorModel;
import dev.slipstream.modelserving.tensor.Weights;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * One ONNX network on ONNX Runtime, through DJL. An ONNX Runtime session may run from many threads; each call has its own
 * predictor, whose native arrays end with the call.
 */
public final class OnnxTensorModel implements TensorModel {
    private final Model model;
    private final ModelInfo info;
    private final Signature signature;
    private final TensorTranslator translator;

    /**
     * Loads the network.
     *
     * @throws ModelException if it cannot be loaded
     */
    public OnnxTensorModel(Weights weights, Signature signature, OnnxOptions options) {
        Djl.configure();
        this.info = weights.info();
        this.signature = signature;
        this.translator = new TensorTranslator(signature);
        this.model = Model.newInstance(info.name(), Devices.named(options.device()), Djl.ENGINE);
        try {
            model.load(new ByteArrayInputStream(weights.bytes()), settings(options));
        } catch (IOException | MalformedModelException | RuntimeException e) {
            model.close();
            throw new ModelException("Model " + info.name() + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> settings(OnnxOptions options) {
        return Map.of(
                "intraOpNumThreads", Integer.toString(options.threads()),
                "interOpNumThreads", "1",
                // Pictures come in many sizes: plans and arenas per size would only grow.
                "memoryPatternOptimization", "false",
                "cpuArenaAllocator", "false");
    }

    @Override
    public List<Tensor> run(List<Tensor> inputs) {
        try (Predictor<List<Tensor>, List<Tensor>> predictor = model.newPredictor(translator)) {
            return predictor.predict(inputs);
        } catch (TranslateException | RuntimeException e) {
            throw new ModelException("Model " + info.name() + " failed: " + e.getMessage(), e);
        }
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public void close() {
        model.close();
    }
}
