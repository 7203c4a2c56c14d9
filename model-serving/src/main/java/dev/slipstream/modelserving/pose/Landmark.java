package dev.slipstream.modelserving.pose;

/**
 * A point of the body in a picture.
 *
 * @param x pixels of the picture from its upper left corner; may lie outside
 * @param y the same, downwards
 * @param z pixels of the same size towards the scene, relative to the middle of the hips; rough
 * @param visibility 0 to 1: that the point is in the picture and nothing hides it
 */
public record Landmark(float x, float y, float z, float visibility) {}
