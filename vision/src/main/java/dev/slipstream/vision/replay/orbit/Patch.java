package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.media.Picture;

/**
 * The part of a camera's picture where athletes are, packed, because colours are read from it millions of times.
 *
 * @param left of its first column in the picture
 * @param top of its first row in the picture
 */
@SuppressWarnings("ArrayRecordComponent") // pixels; patches are not compared
record Patch(int left, int top, int width, int height, int[] rgb) {
    /** From the picture, which must hold it. */
    static Patch of(Picture picture, int left, int top, int width, int height) {
        int[] rgb = new int[width * height];
        byte[] from = picture.rgb();
        for (int y = 0; y < height; y++) {
            int at = 3 * ((top + y) * picture.width() + left);
            for (int x = 0; x < width; x++, at += 3) {
                rgb[y * width + x] = Rgb.pack(from[at] & 0xff, from[at + 1] & 0xff, from[at + 2] & 0xff);
            }
        }
        return new Patch(left, top, width, height, rgb);
    }

    int bilinear(float u, float v) {
        return Rgb.bilinear(rgb, width, height, u - left, v - top);
    }
}
