package dev.slipstream.vision.slice;

/** Pictures of which no slice can be made; the message says in one line why, and what to do. */
public final class SliceException extends Exception {
    private static final long serialVersionUID = 1L;

    SliceException(String message) {
        super(message);
    }
}
