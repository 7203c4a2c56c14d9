package dev.slipstream.vision.media;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What a connection carries.
 *
 * @param videoCodec FFmpeg's name: h264, hevc, vp9, av1 …
 * @param audioCodec null where there is no sound that a segment carries
 * @param container FFmpeg's name of the format the media came in
 * @param creationTime what the media says of its own beginning
 * @param senderTime the sender's clock (RTCP) at the first picture; known once a sender report came, so after the first
 *     segments at the earliest
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
        boolean live) {}
