package dev.slipstream.vision.media;

public record SoundLevels(long startMicros, float[] lufs) {}
