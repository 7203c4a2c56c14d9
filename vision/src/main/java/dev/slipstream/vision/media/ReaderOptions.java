package dev.slipstream.vision.media;

public record ReaderOptions(int x) implements java.io.Serializable {}
