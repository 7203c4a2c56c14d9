package dev.slipstream.operators.describe;

import dev.slipstream.modelserving.tensor.ModelCodec;

import java.io.Serializable;

/** Loads the tokenizer where the operator runs: it holds natives and cannot travel with the job graph. */
@FunctionalInterface
public interface EmbeddingCodecFactory extends Serializable {
    ModelCodec<String, float[]> open();
}
