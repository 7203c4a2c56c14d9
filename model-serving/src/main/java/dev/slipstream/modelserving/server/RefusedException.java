package dev.slipstream.modelserving.server;

/** A request that the server does not take; how each protocol says so is decided by its reason alone. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names of the client's stand in messages; in a header of gRPC a long one would end the connection. */
    private static final int LONGEST = 500;

    /** Why. */
    public enum Reason {
        /** Tensors that the model cannot take. */
        INVALID,
        /** No model or version of that name. */
        UNKNOWN,
        /** More waits than may. */
        QUEUE_FULL,
        /** Its time was over before its turn came. */
        EXPIRED,
        /** The server is about to stop. */
        DRAINING,
        /** The model failed on it. */
        FAILED
    }

    private final Reason reason;

    public RefusedException(Reason reason, String message) {
        super(message.length() > LONGEST ? message.substring(0, LONGEST) + "..." : message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
