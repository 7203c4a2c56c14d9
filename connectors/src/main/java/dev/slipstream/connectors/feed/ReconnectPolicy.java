package dev.slipstream.connectors.feed;

import java.io.Serializable;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to try a lost feed again. Delays grow exponentially with full jitter (each is drawn between half and the whole of
 * its step), so that 400 feeds lost together do not return together. After repeated failure a feed is quarantined: one
 * probe at a time, and only a delivered segment ends the quarantine.
 *
 * @param first delay after the first failure
 * @param longest no delay is longer than this
 * @param failuresToQuarantine consecutive failures without a delivered segment that lead to quarantine
 * @param quarantine time between probes in quarantine
 */
public record ReconnectPolicy(Duration first, Duration longest, int failuresToQuarantine, Duration quarantine)
        implements Serializable {
    private static final int MAX_DOUBLINGS = 30;

    public ReconnectPolicy {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || failuresToQuarantine < 1) {
            throw new IllegalArgumentException("Reconnect delays must be positive and grow: " + first + " to " + longest
                    + ", quarantine after " + failuresToQuarantine + " failures");
        }
    }

    /** Half a second to half a minute; quarantine after five failures, one probe a minute. */
    public static ReconnectPolicy standard() {
        return new ReconnectPolicy(Duration.ofMillis(500), Duration.ofSeconds(30), 5, Duration.ofSeconds(60));
    }

    boolean isQuarantined(int consecutiveFailures) {
        return consecutiveFailures >= failuresToQuarantine;
    }

    /** How long to wait after this many consecutive failures, the newest included. */
    Duration delay(int consecutiveFailures, RandomGenerator random) {
        long step = isQuarantined(consecutiveFailures)
                ? quarantine.toNanos()
                : Math.min(
                        longest.toNanos(),
                        first.toNanos() << Math.min(MAX_DOUBLINGS, Math.max(0, consecutiveFailures - 1)));
        return Duration.ofNanos(step / 2 + random.nextLong(step / 2 + 1));
    }
}
