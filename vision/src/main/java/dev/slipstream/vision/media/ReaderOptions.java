package dev.slipstream.vision.media;

import java.io.Serializable;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How a feed is read and what bounds hold for what comes from outside.
 *
 * @param openTimeout for connecting, and again for finding the streams
 * @param readTimeout for one packet
 * @param maxSegmentBytes a segment is cut when it grows beyond; one packet larger than this breaks the feed
 * @param maxPixels width times height of a picture
 * @param nanos monotonic clock, as {@link System#nanoTime()}
 */
public record ReaderOptions(
        ProtocolPolicy policy,
        Duration openTimeout,
        Duration readTimeout,
        long maxSegmentBytes,
        long maxPixels,
        Clock nanos)
        implements Serializable {
    /** A clock that travels with a job. */
    public interface Clock extends LongSupplier, Serializable {}

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long MAX_SEGMENT_BYTES = 64L << 20;
    private static final long MAX_PIXELS = 8192L * 4352;

    /** Ten seconds to open, ten for each packet, 64 MiB per segment, pictures up to 8K. */
    public static ReaderOptions of(ProtocolPolicy policy) {
        return new ReaderOptions(policy, TIMEOUT, TIMEOUT, MAX_SEGMENT_BYTES, MAX_PIXELS, System::nanoTime);
    }

    public ReaderOptions withTimeouts(Duration open, Duration read) {
        return new ReaderOptions(policy, open, read, maxSegmentBytes, maxPixels, nanos);
    }

    public ReaderOptions withMaxSegmentBytes(long bytes) {
        return new ReaderOptions(policy, openTimeout, readTimeout, bytes, maxPixels, nanos);
    }

    public ReaderOptions withNanos(Clock clock) {
        return new ReaderOptions(policy, openTimeout, readTimeout, maxSegmentBytes, maxPixels, clock);
    }
}
