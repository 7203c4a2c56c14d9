package dev.slipstream.vision.replay.hull;

/**
 * A camera's silhouettes on every fourth pixel, summed up so that "is anything of an athlete within this square?" takes
 * four look-ups (Crow, "Summed-area tables", 1984).
 */
final class CoarseMask {
    /** Pixels between samples. */
    static final int STEP = 4;

    private final int columns;
    private final int rows;
    private final int[] sums;

    /** {@code least}: distance in levels from which a pixel differs from its plate. */
    CoarseMask(CameraFrame frame, FloorShadows floor, int least) {
        columns = frame.camera.width / STEP;
        rows = frame.camera.height / STEP;
        byte[] mask = new byte[columns * rows];
        int least2 = least * least;
        for (int y = 0; y < rows; y++) {
            int v = y * STEP + STEP / 2;
            int at = 3 * (v * frame.camera.width + STEP / 2);
            for (int x = 0; x < columns; x++, at += 3 * STEP) {
                if (frame.difference2(at) >= least2 && !floor.explains(frame, x * STEP + STEP / 2, v, at)) {
                    mask[y * columns + x] = 1;
                }
            }
        }
        sums = summed(mask);
    }

    /** Without samples that stand alone, which are noise and snow. */
    private int[] summed(byte[] mask) {
        int stride = columns + 1;
        int[] sums = new int[stride * (rows + 1)];
        for (int y = 1; y < rows - 1; y++) {
            int line = 0;
            for (int x = 1; x < columns - 1; x++) {
                int i = y * columns + x;
                if (mask[i] != 0
                        && mask[i - 1]
                                        + mask[i + 1]
                                        + mask[i - columns]
                                        + mask[i + columns]
                                        + mask[i - columns - 1]
                                        + mask[i - columns + 1]
                                        + mask[i + columns - 1]
                                        + mask[i + columns + 1]
                                >= 2) {
                    line++;
                }
                sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + line;
            }
            sums[(y + 1) * stride + columns] = sums[y * stride + columns] + line;
        }
        System.arraycopy(sums, (rows - 1) * stride, sums, rows * stride, stride);
        return sums;
    }

    /** Whether an athlete is seen within {@code radius} pixels of (u, v), in a square. */
    boolean near(float u, float v, float radius) {
        int x0 = Math.max(0, (int) ((u - radius) / STEP));
        int y0 = Math.max(0, (int) ((v - radius) / STEP));
        int x1 = Math.min(columns, (int) ((u + radius) / STEP) + 1);
        int y1 = Math.min(rows, (int) ((v + radius) / STEP) + 1);
        if (x0 >= x1 || y0 >= y1) {
            return false;
        }
        int stride = columns + 1;
        return sums[y1 * stride + x1] - sums[y0 * stride + x1] - sums[y1 * stride + x0] + sums[y0 * stride + x0] > 0;
    }
}
