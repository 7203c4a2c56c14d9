package dev.slipstream.modelserving.tensor;

/** A request whose tensors a model cannot take; sending it again is no use. */
public final class BadTensorException extends Exception {
    private static final long serialVersionUID = 1L;

    public BadTensorException(String message) {
        super(message);
    }
}
