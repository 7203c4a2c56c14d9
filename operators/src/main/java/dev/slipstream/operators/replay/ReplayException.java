package dev.slipstream.operators.replay;

/** The pictures of a moment give no replay; the message says why and names the camera. To try again gives the same. */
public final class ReplayException extends Exception {
    private static final long serialVersionUID = 1L;

    public ReplayException(String message) {
        super(message);
    }
}
