package dev.slipstream.vision.slice;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture's brightness in several sizes, the largest first, each half as wide as the one before.
 *
 * @param scales of each level's pixels: times the width of the picture it was made of
 */
record Pyramid(List<Level> levels, List<Double> scales) {
    private static final int LEAST_WIDTH = 200;

    /** One size; rows from the top, one byte a pixel. */
    @SuppressWarnings("ArrayRecordComponent") // shared on purpose; never compared
    record Level(int width, int height, byte[] gray) {
        /** Between pixels, linearly; the point has to be inside. */
        float at(double x, double y) {
            int left = (int) x;
            int top = (int) y;
            float u = (float) (x - left);
            float v = (float) (y - top);
            int i = top * width + left;
            float upper = (gray[i] & 255) * (1 - u) + (gray[i + 1] & 255) * u;
            float lower = (gray[i + width] & 255) * (1 - u) + (gray[i + width + 1] & 255) * u;
            return upper * (1 - v) + lower * v;
        }

        /** How much brighter it gets to the right, for each pixel. */
        float across(double x, double y) {
            return (at(x + 1, y) - at(x - 1, y)) / 2;
        }

        /** How much brighter it gets downwards, for each pixel. */
        float down(double x, double y) {
            return (at(x, y + 1) - at(x, y - 1)) / 2;
        }

        boolean contains(double x, double y) {
            return x >= 1 && y >= 1 && x < width - 3 && y < height - 3;
        }
    }

    Pyramid {
        levels = List.copyOf(levels);
        scales = List.copyOf(scales);
    }

    static Pyramid of(byte[] gray, int width, int height) {
        List<Level> levels = new ArrayList<>();
        List<Double> scales = new ArrayList<>();
        Level level = new Level(width, height, gray);
        levels.add(level);
        scales.add(1.0);
        while (level.width() >= 2 * LEAST_WIDTH) {
            int w = level.width() / 2;
            int h = level.height() / 2;
            level = new Level(w, h, Pixels.resized(level.gray(), level.width(), level.height(), w, h));
            levels.add(level);
            scales.add(w / (double) width);
        }
        return new Pyramid(levels, scales);
    }
}
