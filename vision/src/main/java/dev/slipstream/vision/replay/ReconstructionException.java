package dev.slipstream.vision.replay;

/** A moment that cannot be reconstructed from what was given; the message says why in one line, and names the camera. */
public final class ReconstructionException extends Exception {
    private static final long serialVersionUID = 1L;

    ReconstructionException(String message) {
        super(message);
    }
}
