package dev.slipstream.modelserving.detect;

/**
 * Something found in a picture.
 *
 * @param label COCO-80 class, such as {@code person}
 * @param confidence 0 to 1, the detector's own; not comparable between detectors
 * @param x left edge in pixels of the picture, from its upper left corner
 * @param y upper edge
 * @param width of the box, pixels
 * @param height of the box, pixels
 */
public record DetectedObject(String label, float confidence, float x, float y, float width, float height) {
    public static final String PERSON = "person";

    /** Intersection over union with another box, 0 to 1. */
    public double overlap(DetectedObject other) {
        double w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        double h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        if (w <= 0 || h <= 0) {
            return 0;
        }
        double common = w * h;
        return common / (width * (double) height + other.width * (double) other.height - common);
    }
}
