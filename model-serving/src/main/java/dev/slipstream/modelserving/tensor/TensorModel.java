package dev.slipstream.modelserving.tensor;

import dev.slipstream.modelserving.ModelInfo;

import java.util.List;

/**
 * A loaded network: tensors in, tensors out; the seam behind which any engine can stand. Thread-safe. What comes out is
 * memory of the JVM's, never of the engine's.
 */
public interface TensorModel extends AutoCloseable {
    /** The weights that answer. */
    ModelInfo info();

    Signature signature();

    /**
     * Runs the network once.
     *
     * @param inputs in the order of the signature, checked by {@link Signature#check}
     * @return in the order of the signature's outputs
     * @throws dev.slipstream.modelserving.ModelException if the network failed
     */
    List<Tensor> run(List<Tensor> inputs);

    /** Frees the engine's memory; no call of {@link #run} may be under way. */
    @Override
    void close();
}
