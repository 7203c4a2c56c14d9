package dev.slipstream.modelserving.pull;

/** A model that could not be fetched; the message says which, why, and what works without it. */
public final class PullException extends Exception {
    private static final long serialVersionUID = 1L;

    public PullException(String message) {
        super(message);
    }

    public PullException(String message, Throwable cause) {
        super(message, cause);
    }
}
