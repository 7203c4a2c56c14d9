package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.media.Picture;

/**
 * A picture to draw into, again and again.
 *
 * @param rgb 0xRRGGBB by rows from the top
 */
@SuppressWarnings("ArrayRecordComponent") // a buffer; canvases are not compared
public record Canvas(int width, int height, int[] rgb) {
    public Canvas {
        if (width <= 0 || height <= 0 || rgb.length != width * height) {
            throw new IllegalArgumentException(rgb.length + " pixels are no canvas of " + width + "x" + height);
        }
    }

    public static Canvas ofSize(int width, int height) {
        return new Canvas(width, height, new int[width * height]);
    }

    /** A copy as bytes. */
    public Picture toPicture() {
        byte[] bytes = new byte[3 * rgb.length];
        for (int i = 0, to = 0; i < rgb.length; i++) {
            bytes[to++] = (byte) (rgb[i] >> 16);
            bytes[to++] = (byte) (rgb[i] >> 8);
            bytes[to++] = (byte) rgb[i];
        }
        return new Picture(width, height, bytes);
    }
}
