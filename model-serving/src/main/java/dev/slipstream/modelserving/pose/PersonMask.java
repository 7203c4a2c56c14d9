package dev.slipstream.modelserving.pose;

import dev.slipstream.modelserving.picture.View;

/**
 * Which pixels are a person's, as a small picture of coverage over a part of the picture.
 *
 * @param view the part of the picture that the mask covers; one pixel of the mask is one of the network's
 * @param coverage 0 to 255, rows from the top
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose; masks are not compared
public record PersonMask(View view, int width, int height, byte[] coverage) {
    public PersonMask {
        if (coverage.length != width * height) {
            throw new IllegalArgumentException(coverage.length + " bytes are no mask of " + width + "x" + height);
        }
    }

    /** Coverage at a place of the picture, 0 to 1, between the mask's pixels bilinear; 0 outside of the mask. */
    public float at(double pictureX, double pictureY) {
        double x = view.networkX(pictureX) - 0.5;
        double y = view.networkY(pictureY) - 0.5;
        if (!(x > -0.5) || !(y > -0.5) || x >= width - 0.5 || y >= height - 0.5) {
            return 0;
        }
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        float fx = (float) (x - left);
        float fy = (float) (y - top);
        float upper = pixel(left, top) * (1 - fx) + pixel(left + 1, top) * fx;
        float lower = pixel(left, top + 1) * (1 - fx) + pixel(left + 1, top + 1) * fx;
        return (upper * (1 - fy) + lower * fy) / 255;
    }

    private int pixel(int x, int y) {
        int column = Math.max(0, Math.min(width - 1, x));
        int row = Math.max(0, Math.min(height - 1, y));
        return coverage[row * width + column] & 0xff;
    }
}
