package dev.slipstream.modelserving;

/** A model that could not be loaded or failed on an input; the caller goes on without its answer. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
