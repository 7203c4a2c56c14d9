package dev.slipstream.modelserving.tensor;

import java.util.List;

/**
 * What a model means: from a question to tensors, and from tensors to an answer. Runs where the question is, so that any
 * engine or server that can multiply can answer it. Stateless and thread-safe.
 *
 * @param <I> the question
 * @param <O> the answer
 */
public interface ModelCodec<I, O> {
    /** The question as the network takes it, in the order of its inputs. */
    List<Tensor> encode(I question);

    /** The answer; {@code question} is the one that was encoded. */
    O decode(I question, List<Tensor> outputs);
}
