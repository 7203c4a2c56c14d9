package dev.slipstream.simulator.feed;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * How a feed's file is written.
 *
 * @param width pixels, even
 * @param height pixels, even
 * @param fps pictures per second
 * @param start capture time of the first picture, written as the file's creation time in whole seconds; null = none
 * @param dropped numbers of pictures that the sender lost: their time passes without them
 */
public record FeedFormat(
        int width, int height, int fps, @Nullable Instant start, List<Integer> dropped) {
    public static final int DEFAULT_FPS = 25;

    /** Each costs the encoder's filter a comparison per picture. */
    private static final int MAX_DROPPED = 2_000;

    private static final double FULL_HD_BITS = 8_000_000;
    private static final double FULL_HD_PIXELS_PER_SECOND = 1920.0 * 1080 * 25;

    public FeedFormat {
        if (width < 16 || height < 16 || width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException(
                    "a feed of " + width + "x" + height + " cannot be encoded: both have to be even and at least 16");
        }
        if (fps < 1 || fps > 120) {
            throw new IllegalArgumentException("a feed has 1 to 120 pictures per second, not " + fps);
        }
        if (dropped.size() > MAX_DROPPED) {
            throw new IllegalArgumentException(
                    dropped.size() + " lost pictures are more than the " + MAX_DROPPED + " allowed; lower the rate");
        }
        dropped = List.copyOf(dropped);
    }

    public static FeedFormat of(int width, int height) {
        return new FeedFormat(width, height, DEFAULT_FPS, null, List.of());
    }

    public FeedFormat withFps(int newFps) {
        return new FeedFormat(width, height, newFps, start, dropped);
    }

    public FeedFormat withStart(@Nullable Instant newStart) {
        return new FeedFormat(width, height, fps, newStart, dropped);
    }

    public FeedFormat withDropped(List<Integer> newDropped) {
        return new FeedFormat(width, height, fps, start, newDropped);
    }

    /** 8 Mbit/s for 1080p25 (38 dB on noisy sport); a smaller picture needs fewer bits, but more for each pixel. */
    long bitsPerSecond() {
        double share = (double) width * height * fps / FULL_HD_PIXELS_PER_SECOND;
        return Math.round(FULL_HD_BITS * StrictMath.pow(share, 0.75));
    }
}
