package dev.slipstream.modelserving.ocr;

import dev.slipstream.modelserving.ModelException;
import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.TextLine;
import dev.slipstream.modelserving.catalogue.ModelCatalogue;
import dev.slipstream.modelserving.catalogue.ModelLoader;
import dev.slipstream.modelserving.catalogue.ModelStore;
import dev.slipstream.modelserving.client.LocalModels;
import dev.slipstream.modelserving.client.ModelRef;
import dev.slipstream.modelserving.onnx.OnnxOptions;
import dev.slipstream.modelserving.tensor.TensorModel;
import dev.slipstream.vision.media.Picture;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

import static dev.slipstream.modelserving.catalogue.ModelNames.TEXT_DETECTION;
import static dev.slipstream.modelserving.catalogue.ModelNames.TEXT_RECOGNITION;

/**
 * PP-OCRv4 in the caller's thread: finds lines of text, then reads each. The alphabet is Latin and Chinese with a part of
 * the accented letters (é, è, ä, á, í, ó, ú, Ü…); others come out as their plain letter or a wrong one, so readers of names
 * must fold accents.
 */
public final class PaddleTextReader implements AutoCloseable {
    private final LocalModels models;
    private final TextTask task;

    /** One thread for each call: parallelism comes from the callers. */
    public PaddleTextReader() {
        this(1);
    }

    /**
     * Loads both networks and runs them once, so that the first picture is not the slow one.
     *
     * @param threads for one call
     * @throws ModelException if a network cannot be loaded
     */
    public PaddleTextReader(int threads) {
        ModelLoader loader = ModelLoader.builtIn(new OnnxOptions("auto", threads));
        task = new TextTask(ModelCatalogue.builtIn(), ModelStore.configured());
        TensorModel detection = loader.apply(ModelRef.latest(TEXT_DETECTION));
        TensorModel recognition;
        try {
            recognition = loader.apply(ModelRef.latest(TEXT_RECOGNITION));
        } catch (RuntimeException e) {
            detection.close();
            throw e;
        }
        models = new LocalModels(Map.of(TEXT_DETECTION, detection, TEXT_RECOGNITION, recognition));
    }

    /**
     * The lines of text, from top to bottom. Thread-safe.
     *
     * @throws ModelException if a network failed on this picture
     */
    public List<TextLine> read(Picture picture) {
        try {
            return task.read(picture, models).join().lines();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ModelException model) {
                throw model;
            }
            throw new ModelException("Text cannot be read: " + e.getMessage(), e);
        }
    }

    /** The weights that read. */
    public List<ModelInfo> models() {
        return List.of(
                models.model(TEXT_DETECTION).info(),
                models.model(TEXT_RECOGNITION).info());
    }

    @Override
    public void close() {
        models.close();
    }
}
