package dev.slipstream.modelserving.client;

import java.util.Locale;

/** Why a model did not answer; classified once, where it happened. */
public final class InferenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What can be done about it. */
    public enum Kind {
        /** The endpoint is overloaded or out of reach: another try may succeed. */
        RETRY,
        /** This input cannot be answered; sending it again is no use, others may be fine. */
        REJECTED,
        /** Nothing can be answered until somebody changes something: unknown model, no permission. */
        FATAL,
        /** The endpoint failed so often that it is left alone for a while. */
        UNAVAILABLE,
        /** The answer did not come in time. */
        TIMEOUT;

        /** As it stands in a degraded result, behind the name of the part that is missing. */
        public String reason() {
            return switch (this) {
                case RETRY, REJECTED, FATAL -> "failed";
                case UNAVAILABLE, TIMEOUT -> name().toLowerCase(Locale.ROOT);
            };
        }
    }

    private final Kind kind;

    public InferenceException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public InferenceException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The cause inside the wrappers of futures, classified; what is not ours counts as rejected. */
    public static InferenceException of(Throwable thrown) {
        Throwable cause = thrown;
        while (cause != null) {
            if (cause instanceof InferenceException inference) {
                return inference;
            }
            cause = cause.getCause();
        }
        return new InferenceException(Kind.REJECTED, String.valueOf(thrown.getMessage()), thrown);
    }
}
