package dev.slipstream.modelserving.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.slipstream.modelserving.ModelException;
import dev.slipstream.modelserving.onnx.ClassPathFile;
import dev.slipstream.modelserving.onnx.Djl;
import dev.slipstream.modelserving.tensor.ModelCodec;
import dev.slipstream.modelserving.tensor.Tensor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * From a sentence to tokens [1, T], and from the tokens' vectors [1, T, D] to one vector: their mean, scaled to unit length.
 * Source: N. Reimers, I. Gurevych, "Sentence-BERT", EMNLP 2019, mean pooling. Nothing is padded, so every token counts.
 */
public final class EmbeddingCodec implements ModelCodec<String, float[]>, AutoCloseable {
    /** The length the model was trained with; the rest of a longer text is cut off. */
    private static final int MAX_TOKENS = 256;

    private final HuggingFaceTokenizer tokenizer;

    /**
     * Loads the tokenizer of all-MiniLM-L6-v2 from the class path.
     *
     * @throws ModelException if it cannot be loaded
     */
    public EmbeddingCodec() {
        Djl.configure();
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
            tokenizer = HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(vocabulary), options);
        } catch (IOException e) {
            throw new ModelException("The tokenizer of all-MiniLM-L6-v2-q cannot be loaded: " + e.getMessage(), e);
        }
    }

    @Override
    public List<Tensor> encode(String sentence) {
        Encoding encoding = tokenizer.encode(sentence);
        long[] shape = {1, encoding.getIds().length};
        return List.of(
                Tensor.ofLongs("input_ids", shape, encoding.getIds()),
                Tensor.ofLongs("attention_mask", shape, encoding.getAttentionMask()),
                Tensor.ofLongs("token_type_ids", shape, encoding.getTypeIds()));
    }

    @Override
    public float[] decode(String sentence, List<Tensor> outputs) {
        Tensor tokens = outputs.get(0);
        return unitMean(tokens.toFloats(), (int) tokens.shape()[2]);
    }

    /** {@code tokens} row-major [T][dimensions]. The scale of a mean does not matter: the length becomes 1. */
    static float[] unitMean(float[] tokens, int dimensions) {
        double[] sum = new double[dimensions];
        for (int i = 0; i < tokens.length; i++) {
            sum[i % dimensions] += tokens[i];
        }
        double square = 0;
        for (double value : sum) {
            square += value * value;
        }
        double length = Math.sqrt(square);
        if (!(length > 0) || Double.isInfinite(length)) {
            throw new ArithmeticException("the token vectors have no finite mean of non-zero length");
        }
        float[] unit = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            unit[i] = (float) (sum[i] / length);
        }
        return unit;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
