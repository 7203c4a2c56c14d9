package dev.slipstream.connectors.feed;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.record.FeedRegistration;

import java.util.Optional;

/** What must be true of a registration before a thread is spent on it. */
public final class RegistrationCheck {
    private static final int MAX_URI_CHARACTERS = 4096;

    private RegistrationCheck() {}

    /** What is wrong with it, as a sentence; empty if nothing is. */
    public static Optional<String> problem(String key, FeedRegistration registration) {
        if (!Ids.isFeedName(registration.getFeed())) {
            return Optional.of("\"" + registration.getFeed() + "\" is no feed name: use lower-case letters, digits,"
                    + " dot, dash and underscore, at most 63, a letter or digit first");
        }
        if (!key.equals(registration.getFeed())) {
            return Optional.of("its key is \"" + key + "\" but it names feed \"" + registration.getFeed() + "\"");
        }
        if (registration.getUri().isBlank() || registration.getUri().length() > MAX_URI_CHARACTERS) {
            return Optional.of("its address is empty or longer than " + MAX_URI_CHARACTERS + " characters");
        }
        Long lock = registration.getEpochLockMicros();
        if (lock != null && lock < 0) {
            return Optional.of("its time stamps cannot be off by " + lock + " microseconds");
        }
        return Optional.empty();
    }
}
