package dev.slipstream.modelserving.tensor;

import java.util.List;

/** What waits to be put into a batch: the part that a client's queue and a server's have in common. */
public abstract class RowRequest {
    private final List<Tensor> inputs;
    private final int rows;

    /** {@code inputs}: in the order of the model's signature. */
    protected RowRequest(List<Tensor> inputs) {
        this.inputs = inputs;
        // Where the outermost axis is no batch it may be empty, and the request is still one.
        this.rows = (int) Math.max(1, Math.min(Integer.MAX_VALUE, Signature.rows(inputs)));
    }

    public List<Tensor> inputs() {
        return inputs;
    }

    /** Rows of the outermost axis. */
    public int rows() {
        return rows;
    }

    boolean fits(RowRequest other) {
        for (int i = 0; i < inputs.size(); i++) {
            if (!inputs.get(i).sameRows(other.inputs.get(i))) {
                return false;
            }
        }
        return true;
    }
}
