package dev.slipstream.vision.media;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

public record MediaInfo(
        @Nullable String videoCodec,
        @Nullable String audioCodec,
        int width,
        int height,
        String container,
        @Nullable Instant creationTime,
        @Nullable Instant senderTime,
        boolean live) {}
