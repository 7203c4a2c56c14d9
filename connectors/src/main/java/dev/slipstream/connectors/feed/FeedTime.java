package dev.slipstream.connectors.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The two clocks of a feed's thread, as a port: tests bring their own. */
interface FeedTime {
    /** Monotonic, for durations. */
    long nanos();

    /** UTC, microseconds since 1970, for capture times. */
    long epochMicros();

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static FeedTime system() {
        return new FeedTime() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public long epochMicros() {
                return micros(Instant.now());
            }
        };
    }
}
