package dev.slipstream.contracts;

import java.io.IOException;

/** Bytes on a topic that are not the record they should be; a caller dead-letters them and goes on. */
public final class UndecodableRecordException extends IOException {
    UndecodableRecordException(Class<?> type, String why, Throwable cause) {
        super("Not a " + type.getSimpleName() + ": " + why, cause);
    }
}
