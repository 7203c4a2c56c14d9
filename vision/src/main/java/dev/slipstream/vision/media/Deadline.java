package dev.slipstream.vision.media;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When the native call in progress must give up; armed by the reading thread, cancelled from any. */
final class Deadline {
    private final LongSupplier nanos;
    private volatile boolean cancelled;
    private long end;
    private boolean armed;

    Deadline(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void arm(Duration timeout) {
        end = nanos.getAsLong() + timeout.toNanos();
        armed = true;
    }

    void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    boolean passed() {
        return cancelled || (armed && nanos.getAsLong() - end >= 0);
    }
}
