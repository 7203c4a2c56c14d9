package dev.slipstream.modelserving.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;

/**
 * From a sentence to tokens, and from the tokens' vectors [1, T, D] to one vector: their mean over the attention mask,
 * scaled to unit length. Source: N. Reimers, I. Gurevych, "Sentence-BERT", EMNLP 2019, mean pooling.
 */
final class Pooling implements NoBatchifyTranslator<String, float[]> {
    private static final String MASK = "mask";

    private final HuggingFaceTokenizer tokenizer;

    Pooling(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    @Override
    public NDList processInput(TranslatorContext context, String sentence) {
        Encoding encoding = tokenizer.encode(sentence);
        context.setAttachment(MASK, encoding.getAttentionMask());
        NDManager manager = context.getNDManager();
        return new NDList(
                named("input_ids", manager, encoding.getIds()),
                named("attention_mask", manager, encoding.getAttentionMask()),
                named("token_type_ids", manager, encoding.getTypeIds()));
    }

    private static NDArray named(String name, NDManager manager, long[] values) {
        NDArray array = manager.create(values, new Shape(1, values.length));
        array.setName(name);
        return array;
    }

    @Override
    public float[] processOutput(TranslatorContext context, NDList output) {
        long[] mask = (long[]) context.getAttachment(MASK);
        NDArray tokens = output.get(0);
        return unitMean(tokens.toFloatArray(), mask, (int) tokens.getShape().get(2));
    }

    /** {@code tokens} row-major [mask.length][dimensions]. The scale of a mean does not matter: the length becomes 1. */
    static float[] unitMean(float[] tokens, long[] mask, int dimensions) {
        double[] sum = new double[dimensions];
        for (int token = 0; token < mask.length; token++) {
            for (int i = 0; i < dimensions && mask[token] != 0; i++) {
                sum[i] += tokens[token * dimensions + i];
            }
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
}
