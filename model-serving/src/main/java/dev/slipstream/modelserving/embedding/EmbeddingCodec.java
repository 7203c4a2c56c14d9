package dev.slipstream.modelserving.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.slipstream.modelserving.ModelException;
import dev.slipstream.modelserving.catalogue.CatalogueEntry;
import dev.slipstream.modelserving.catalogue.CatalogueException;
import dev.slipstream.modelserving.catalogue.CodecSpec;
import dev.slipstream.modelserving.catalogue.ModelStore;
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
    private final HuggingFaceTokenizer tokenizer;

    /**
     * Loads the tokenizer that the catalogue names. Longer texts than its {@code maxTokens} are cut off.
     *
     * @param entry a text embedder
     * @param store where the tokenizer's file is, if it is not on the class path
     * @throws CatalogueException if the entry is no text embedder, or the file is not there
     * @throws ModelException if the file cannot be loaded
     */
    public EmbeddingCodec(CatalogueEntry entry, ModelStore store) {
        Djl.configure();
        CodecSpec spec = entry.codec("text-embedder");
        String file = spec.text("tokenizer");
        byte[] vocabulary = store.companion(entry, file);
        String maxTokens = Integer.toString(spec.number("maxTokens"));
        Map<String, String> options =
                Map.of("truncation", "true", "maxLength", maxTokens, "modelMaxLength", maxTokens, "padding", "false");
        try {
            tokenizer = HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(vocabulary), options);
        } catch (IOException e) {
            throw new ModelException(
                    "Model " + entry.name() + ": the tokenizer " + file + " cannot be loaded: " + e.getMessage(), e);
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
