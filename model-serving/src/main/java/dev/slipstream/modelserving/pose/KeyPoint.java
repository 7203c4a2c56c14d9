package dev.slipstream.modelserving.pose;

/**
 * One of the 17 points of COCO in a picture.
 *
 * @param x pixels of the picture from its upper left corner
 * @param y the same, downwards
 * @param confidence 0 to 1
 */
public record KeyPoint(float x, float y, float confidence) {}
