package dev.slipstream.modelserving.tensor;

import dev.slipstream.modelserving.ModelInfo;

/**
 * A network with the codec that knows what it means, in the caller's thread: for commands, tests and baselines, which ask
 * one question after the other. Thread-safe.
 *
 * @param <I> the question
 * @param <O> the answer
 */
public record CodecModel<I, O>(TensorModel model, ModelCodec<I, O> codec) implements AutoCloseable {
    /**
     * Answers one question.
     *
     * @throws dev.slipstream.modelserving.ModelException if the network failed
     */
    public O ask(I question) {
        return codec.decode(question, model.run(codec.encode(question)));
    }

    public ModelInfo info() {
        return model.info();
    }

    @Override
    public void close() {
        model.close();
    }
}
