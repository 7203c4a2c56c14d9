package dev.slipstream.operators.describe;

import dev.slipstream.modelserving.TextEmbedder;

import java.io.Serializable;

/** Loads the embedder where the operator runs, as {@link TextReaderFactory} does. */
@FunctionalInterface
public interface TextEmbedderFactory extends Serializable {
    /** Loads an embedder that all threads of one subtask share. */
    TextEmbedder open();
}
