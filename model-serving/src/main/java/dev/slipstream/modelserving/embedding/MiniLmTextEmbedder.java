package dev.slipstream.modelserving.embedding;

import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.catalogue.ModelCatalogue;
import dev.slipstream.modelserving.catalogue.ModelLoader;
import dev.slipstream.modelserving.catalogue.ModelNames;
import dev.slipstream.modelserving.catalogue.ModelStore;
import dev.slipstream.modelserving.client.ModelRef;
import dev.slipstream.modelserving.onnx.OnnxOptions;
import dev.slipstream.modelserving.tensor.TensorModel;

/** all-MiniLM-L6-v2, quantised to 8 bits: 384 dimensions, English, a few milliseconds a sentence on one core. */
public final class MiniLmTextEmbedder implements AutoCloseable {
    private static final int DIMENSIONS = 384;

    private final EmbeddingCodec codec;
    private final TensorModel model;

    /** One thread for each call: parallelism comes from the callers. */
    public MiniLmTextEmbedder() {
        this(1);
    }

    /**
     * Loads tokenizer and network and runs them once.
     *
     * @param threads for one call
     * @throws dev.slipstream.modelserving.ModelException if either cannot be loaded
     */
    public MiniLmTextEmbedder(int threads) {
        codec = new EmbeddingCodec(ModelCatalogue.builtIn().get(ModelNames.TEXT_EMBEDDING), ModelStore.configured());
        try {
            // 8-bit arithmetic is what processors are good at.
            model = ModelLoader.builtIn(new OnnxOptions("cpu", threads))
                    .apply(ModelRef.latest(ModelNames.TEXT_EMBEDDING));
        } catch (RuntimeException e) {
            codec.close();
            throw e;
        }
    }

    /**
     * The sentence as a vector of unit length. Thread-safe.
     *
     * @throws dev.slipstream.modelserving.ModelException if the network failed on this text
     */
    public float[] embed(String text) {
        return codec.decode(text, model.run(codec.encode(text)));
    }

    /** Length of every vector. */
    public int dimensions() {
        return DIMENSIONS;
    }

    /** The weights that embed. */
    public ModelInfo model() {
        return model.info();
    }

    @Override
    public void close() {
        model.close();
        codec.close();
    }
}
