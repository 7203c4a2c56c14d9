package dev.slipstream.vision.slice;

/**
 * The points of a picture with the strongest edges, taken evenly from all over it.
 *
 * @param value brightness, 0 to 255
 * @param steepness mean change of brightness from pixel to pixel at the points
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose; never compared
record EdgePoints(float[] x, float[] y, float[] value, double steepness) {
    /** So many cells across, and so many points of each. */
    private static final int CELLS = 24;

    private static final int POINTS_PER_CELL = 16;
    private static final int LEAST_EDGE = 6;
    private static final int MARGIN = 2;

    static EdgePoints of(Pyramid.Level level) {
        int rows = Math.max(1, CELLS * level.height() / level.width());
        int[] chosen = new int[CELLS * rows * POINTS_PER_CELL];
        int count = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < CELLS; column++) {
                count = strongest(level, column, row, rows, chosen, count);
            }
        }
        float[] x = new float[count];
        float[] y = new float[count];
        float[] value = new float[count];
        double steepness = 0;
        for (int k = 0; k < count; k++) {
            int column = chosen[k] % level.width();
            int row = chosen[k] / level.width();
            steepness += Math.max(Math.abs(level.across(column, row)), Math.abs(level.down(column, row)));
            x[k] = column;
            y[k] = row;
            value[k] = level.gray()[chosen[k]] & 255;
        }
        return new EdgePoints(x, y, value, count == 0 ? 1 : Math.max(1, steepness / count));
    }

    int count() {
        return x.length;
    }

    private static int strongest(Pyramid.Level level, int column, int row, int rows, int[] chosen, int count) {
        int w = level.width();
        int h = level.height();
        int x1 = Math.min(w - MARGIN, (column + 1) * w / CELLS);
        int y1 = Math.min(h - MARGIN, (row + 1) * h / rows);
        byte[] gray = level.gray();
        int[] best = new int[POINTS_PER_CELL];
        int n = 0;
        for (int y = Math.max(MARGIN, row * h / rows); y < y1; y++) {
            for (int x = Math.max(MARGIN, column * w / CELLS); x < x1; x++) {
                int i = y * w + x;
                int edge = Math.abs((gray[i + 1] & 255) - (gray[i - 1] & 255))
                        + Math.abs((gray[i + w] & 255) - (gray[i - w] & 255));
                if (edge < 2 * LEAST_EDGE || (n == POINTS_PER_CELL && edge <= best[n - 1])) {
                    continue;
                }
                int at = n < POINTS_PER_CELL ? n++ : n - 1;
                for (; at > 0 && best[at - 1] < edge; at--) {
                    best[at] = best[at - 1];
                    chosen[count + at] = chosen[count + at - 1];
                }
                best[at] = edge;
                chosen[count + at] = i;
            }
        }
        return count + n;
    }
}
