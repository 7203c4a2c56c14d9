package dev.slipstream.modelserving;

/** Turns a sentence into a vector whose neighbours mean the same; the seam for any embedding model. Thread-safe. */
public interface TextEmbedder extends AutoCloseable {
    /**
     * The sentence as a vector of unit length.
     *
     * @throws ModelException if the model failed on this text
     */
    float[] embed(String text);

    /** Length of every vector. */
    int dimensions();

    /** The weights that embed. */
    ModelInfo model();

    @Override
    void close();
}
