package dev.slipstream.vision.media;

/**
 * A JPEG file, with the size that its reader would otherwise have to look up in it.
 *
 * @param width pixels
 * @param height pixels
 * @param bytes of the file
 */
@SuppressWarnings("ArrayRecordComponent") // carried through, never compared
public record JpegFile(int width, int height, byte[] bytes) {}
