package dev.slipstream.vision.media;

public record EncodedPicture(
        long mediaTimeMicros,
        String codec,
        int width,
        int height,
        byte[] parameterSets,
        byte[] data,
        boolean derived) {}
