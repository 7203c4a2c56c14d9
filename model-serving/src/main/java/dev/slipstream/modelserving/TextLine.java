package dev.slipstream.modelserving;

/**
 * A line of text found in a picture.
 *
 * @param text as read, never blank
 * @param confidence 0 to 1, mean over its characters
 * @param x left edge in pixels of the picture, from its upper left corner
 * @param y upper edge
 * @param width of the box, pixels
 * @param height of the box, pixels
 */
public record TextLine(String text, float confidence, int x, int y, int width, int height) {}
