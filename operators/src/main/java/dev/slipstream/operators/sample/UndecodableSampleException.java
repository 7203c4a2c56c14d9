package dev.slipstream.operators.sample;

import java.io.IOException;

/** A sample whose bytes are no picture; it is dead-lettered, and its feed goes on. */
public final class UndecodableSampleException extends IOException {
    /** {@code problem}: what the codec found, without a full stop. */
    public UndecodableSampleException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
