package dev.slipstream.modelserving.detect;

import java.util.Arrays;

/** The cells in which a detector looks: for each stride, rows from the top, cells from the left. */
record Grid(int width, int height, int[] strides) {
    Grid {
        for (int stride : strides) {
            if (stride < 1 || width % stride != 0 || height % stride != 0) {
                throw new IllegalArgumentException(
                        "Strides of " + Arrays.toString(strides) + " do not divide " + width + "x" + height);
            }
        }
    }

    int columns(int level) {
        return width / strides[level];
    }

    /** Cells of one stride. */
    int cells(int level) {
        return columns(level) * (height / strides[level]);
    }

    /** Cells of all strides. */
    int cells() {
        int cells = 0;
        for (int level = 0; level < strides.length; level++) {
            cells += cells(level);
        }
        return cells;
    }
}
