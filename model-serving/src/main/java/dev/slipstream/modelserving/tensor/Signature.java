package dev.slipstream.modelserving.tensor;

import java.util.ArrayList;
import java.util.List;

/**
 * What goes into a model and what comes out.
 *
 * @param maxBatch how many rows of the outermost axis one run may take; 0 where the outermost axis is no batch, so that
 *     requests cannot be put together
 */
public record Signature(List<TensorSpec> inputs, List<TensorSpec> outputs, int maxBatch) {
    public Signature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * Checks a request before it can reach an engine, and brings its tensors into the model's order.
     *
     * @throws BadTensorException naming the tensor, what is expected and what came
     */
    public List<Tensor> check(List<Tensor> given) throws BadTensorException {
        if (given.size() != inputs.size()) {
            throw new BadTensorException(
                    "The model takes " + inputs.size() + " inputs " + inputs + ", given are " + given.size());
        }
        List<Tensor> ordered = new ArrayList<>();
        for (TensorSpec spec : inputs) {
            Tensor tensor = given.stream()
                    .filter(candidate -> candidate.name().equals(spec.name()))
                    .findFirst()
                    .orElseThrow(() -> new BadTensorException("Input " + spec + " is missing"));
            if (tensor.type() != spec.type() || !spec.accepts(tensor.shape())) {
                throw new BadTensorException("Input " + spec + " cannot take " + tensor);
            }
            ordered.add(tensor);
        }
        if (maxBatch > 0) {
            checkBatch(ordered);
        }
        return ordered;
    }

    private void checkBatch(List<Tensor> tensors) throws BadTensorException {
        long rows = rows(tensors);
        if (rows < 1 || rows > maxBatch) {
            throw new BadTensorException("A batch of " + rows + " is not between 1 and " + maxBatch);
        }
        for (Tensor tensor : tensors) {
            if (tensor.shape()[0] != rows) {
                throw new BadTensorException("Input " + tensor + " has not the " + rows + " rows of the first input");
            }
        }
    }

    /** Rows of a request: the length of its outermost axis. */
    public static long rows(List<Tensor> tensors) {
        long[] shape = tensors.get(0).shape();
        return shape.length == 0 ? 1 : shape[0];
    }
}
