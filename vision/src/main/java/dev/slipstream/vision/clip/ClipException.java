package dev.slipstream.vision.clip;

/** A clip that cannot be made of what was given; the message says in one line what is wrong, and what to do. */
public final class ClipException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What callers tell apart. */
    public enum Reason {
        /** The asked times make no clip, or one that is too long. */
        TIMES,
        /** No picture lies at the asked times. */
        NO_MEDIA,
        /** The segments do not belong together, or are too large. */
        SEGMENTS,
        /** MP4 does not carry the codec, or there is no decoder for it. */
        CODEC
    }

    private final transient Reason reason;

    ClipException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
