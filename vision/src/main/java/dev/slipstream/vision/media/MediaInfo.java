package dev.slipstream.vision.media;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * What a connection carries.
 *
 * @param videoCodec FFmpeg's name: h264, hevc, vp9, av1 …
 * @param audioCodec null where there is no sound that a segment carries
 * @param container FFmpeg's name of the format the media came in
 * @param creationTime what the media says of its own beginning
 * @param senderTime the sender's clock (RTCP) at the first picture; known once a sender report came, so after the first
 *     segments at the earliest
 * @param timeStamp of the first picture as the sender wrote it, in ticks of 90 kHz, modulo {@link #TICKS_MODULUS};
 *     empty where the container counts otherwise, and before the first picture
 * @param live true where the media has no known end
 */
public record MediaInfo(
        String videoCodec,
        @Nullable String audioCodec,
        int width,
        int height,
        String container,
        @Nullable Instant creationTime,
        @Nullable Instant senderTime,
        OptionalLong timeStamp,
        boolean live) {
    /** Where the time stamps of MPEG transport streams begin again: after 26.5 hours. */
    public static final long TICKS_MODULUS = 1L << 33;

    /** Microseconds as ticks of 90 kHz. */
    public static long ticks(long micros) {
        return micros * 9 / 100;
    }
}
