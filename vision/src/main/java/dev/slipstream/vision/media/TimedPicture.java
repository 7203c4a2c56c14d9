package dev.slipstream.vision.media;

/** A picture and its media time, microseconds from the first picture of the connection. */
public record TimedPicture(long mediaTimeMicros, Picture picture) {}
