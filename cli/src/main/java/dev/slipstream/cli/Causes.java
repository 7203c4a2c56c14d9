package dev.slipstream.cli;

import org.jspecify.annotations.Nullable;

/** Finds the sentence in a pile of wrapped exceptions that tells a person what happened. */
final class Causes {
    private Causes() {}

    /** The innermost message, with nothing of Java around it where it is one of ours. */
    static String oneLine(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = firstLine(cause.getMessage());
        boolean ours = cause.getClass().getName().startsWith("dev.slipstream")
                || cause instanceof IllegalArgumentException
                || cause instanceof IllegalStateException;
        if (message == null) {
            return cause.getClass().getSimpleName();
        }
        return ours ? message : message + " (" + cause.getClass().getSimpleName() + ")";
    }

    private static @Nullable String firstLine(@Nullable String message) {
        return message == null || message.isBlank()
                ? null
                : message.lines().findFirst().orElse(null);
    }
}
