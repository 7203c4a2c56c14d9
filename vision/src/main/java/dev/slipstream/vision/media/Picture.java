package dev.slipstream.vision.media;

/**
 * A decoded picture, so that models need to know nothing of decoders.
 *
 * @param width pixels
 * @param height pixels
 * @param rgb packed red, green, blue, one byte each, row by row from the upper left corner
 */
@SuppressWarnings("ArrayRecordComponent") // Pixels are handed over, not compared.
public record Picture(int width, int height, byte[] rgb) {}
