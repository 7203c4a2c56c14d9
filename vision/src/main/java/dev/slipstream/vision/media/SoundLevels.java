package dev.slipstream.vision.media;

/**
 * Loudness (ITU-R BS.1770-5) in blocks of 100 ms on a grid from the first picture of the connection.
 *
 * @param startMicros media time of the first block
 * @param lufs one value per block; -100 = digital silence
 */
@SuppressWarnings("ArrayRecordComponent") // carried through, never compared
public record SoundLevels(long startMicros, float[] lufs) {}
