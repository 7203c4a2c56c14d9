package dev.slipstream.cli;

import java.util.List;

/** How long something took, milliseconds; -1 where nothing was measured. {@code measured}: how many. */
record Latency(long p50Ms, long p95Ms, int measured) {
    static Latency of(List<Long> millis) {
        return new Latency(Percentile.of(millis, 50), Percentile.of(millis, 95), millis.size());
    }
}
