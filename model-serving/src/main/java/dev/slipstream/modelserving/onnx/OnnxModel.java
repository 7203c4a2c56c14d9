package dev.slipstream.modelserving.onnx;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import dev.slipstream.modelserving.ModelException;
import dev.slipstream.modelserving.ModelInfo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/**
 * One ONNX network loaded from the class path. Thread-safe: an ONNX Runtime session may run from many threads, and each
 * call has its own predictor, whose native arrays end with the call.
 *
 * @param <I> what goes in
 * @param <O> what comes out, never a native array
 */
public final class OnnxModel<I, O> implements AutoCloseable {
    private final Model model;
    private final Translator<I, O> translator;
    private final ModelInfo info;

    /**
     * Loads the network.
     *
     * @param file its path on the class path
     * @param threads for one call; 1 keeps a machine with many feeds from fighting over cores
     */
    public OnnxModel(String name, String version, String file, int threads, Translator<I, O> translator) {
        Djl.configure();
        byte[] weights = ClassPathFile.read(file);
        this.info = new ModelInfo(name, version, ClassPathFile.sha256(weights));
        this.translator = translator;
        this.model = Model.newInstance(name, Device.cpu(), Djl.ENGINE);
        try {
            model.load(new ByteArrayInputStream(weights), options(threads));
        } catch (IOException | MalformedModelException e) {
            model.close();
            throw new ModelException("Model " + name + " (" + file + ") cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> options(int threads) {
        return Map.of(
                "intraOpNumThreads", Integer.toString(threads),
                "interOpNumThreads", "1",
                // Pictures come in many sizes: plans and arenas per size would only grow.
                "memoryPatternOptimization", "false",
                "cpuArenaAllocator", "false");
    }

    /**
     * Runs the network on one input.
     *
     * @throws ModelException if it failed
     */
    public O run(I input) {
        try (Predictor<I, O> predictor = model.newPredictor(translator)) {
            return predictor.predict(input);
        } catch (TranslateException | RuntimeException e) {
            throw new ModelException("Model " + info.name() + " failed: " + e.getMessage(), e);
        }
    }

    public ModelInfo info() {
        return info;
    }

    @Override
    public void close() {
        model.close();
    }
}
