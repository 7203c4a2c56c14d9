package dev.slipstream.vision.media;

public final class FeedException extends Exception {
    public enum Kind {
        REFUSED,
        UNSUPPORTED,
        UNREACHABLE,
        BROKEN,
        DISCONTINUITY,
        CANCELLED
    }

    private final Kind kind;

    public FeedException(Kind kind, String m) {
        super(m);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
