package dev.slipstream.operators.describe;

import dev.slipstream.modelserving.TextReader;

import java.io.Serializable;

/** Loads the reader where the operator runs: models hold natives and cannot travel with the job graph. */
@FunctionalInterface
public interface TextReaderFactory extends Serializable {
    /** Loads a reader that all threads of one subtask share. */
    TextReader open();
}
