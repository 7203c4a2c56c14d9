package dev.slipstream.vision.media;

import org.jspecify.annotations.Nullable;

public record CutSegment(
        long mediaTimeMicros,
        long durationMicros,
        int pictures,
        boolean dependent,
        String container,
        byte[] media,
        int width,
        int height,
        @Nullable EncodedPicture sample,
        @Nullable SoundLevels loudness) {}
