package dev.slipstream.vision.replay.hull;

import java.util.Arrays;
import java.util.List;

/**
 * Where on the floor shadows lie, by consent of the cameras. Shadows wreck a hull because all cameras see them in one
 * place; for the same reason a cell of the floor that most cameras see darker in its own hue, and by the same share,
 * is shadow. Cloth of that hue above the floor is not: each camera sees it before another cell, and seldom as dark.
 */
final class FloorShadows {
    /** Edge of a cell, metres. */
    private static final float CELL = 0.04f;

    private static final int CELLS_PER_PIECE = 4;
    private static final int MOST_BACKGROUND = 4;
    /** What a pixel's shade may be off that of its cell, of 255. */
    private static final int OFF = 14;

    private final float x0;
    private final float y0;
    private final int columns;
    private final int rows;
    /** By cell, the darkest and the brightest that the shadow around it is, as shares of 255; 0 = no shadow. */
    private final byte[] darkest;

    private final byte[] brightest;

    private FloorShadows(Volume volume) {
        x0 = volume.x0;
        y0 = volume.y0;
        columns = Math.round((volume.x1 - volume.x0) / CELL) + 1;
        rows = Math.round((volume.y1 - volume.y0) / CELL) + 1;
        darkest = new byte[columns * rows];
        brightest = new byte[columns * rows];
    }

    /** {@code least}: distance in levels from which a pixel differs from its plate. */
    static FloorShadows of(Volume volume, List<CameraFrame> frames, int least, Workers workers) {
        FloorShadows floor = new FloorShadows(volume);
        byte[] shades = new byte[floor.darkest.length];
        workers.each((floor.rows + CELLS_PER_PIECE - 1) / CELLS_PER_PIECE, piece -> {
            int until = Math.min(floor.rows, (piece + 1) * CELLS_PER_PIECE);
            for (int row = piece * CELLS_PER_PIECE; row < until; row++) {
                floor.vote(row, volume.z0, frames, least * least, shades);
            }
        });
        floor.spread(shades);
        return floor;
    }

    private void vote(int row, float z, List<CameraFrame> frames, int least2, byte[] shades) {
        float[] p = new float[3];
        int n = frames.size();
        float[] seen = new float[n];
        int needed = Math.max(2, Math.min(4, n / 2));
        // Cameras far apart first: neighbours agree too easily.
        int stride = stride(n);
        float y = y0 + (row + 0.5f) * CELL;
        for (int column = 0; column < columns; column++) {
            float x = x0 + (column + 0.5f) * CELL;
            int shaded = 0;
            int background = 0;
            for (int i = 0; i < n && background < MOST_BACKGROUND; i++) {
                CameraFrame frame = frames.get(i * stride % n);
                if (!frame.camera.project(x, y, z, p)) {
                    continue;
                }
                int u = Math.round(p[0]);
                int v = Math.round(p[1]);
                if (u < 0 || v < 0 || u >= frame.camera.width || v >= frame.camera.height) {
                    continue;
                }
                int at = 3 * (v * frame.camera.width + u);
                if (frame.difference2(at) < least2) {
                    background++;
                } else {
                    float shade = frame.shade(at);
                    if (shade > 0) {
                        seen[shaded++] = shade;
                    }
                }
            }
            if (background < MOST_BACKGROUND && shaded >= needed && shaded > 2 * background) {
                Arrays.sort(seen, 0, shaded);
                shades[row * columns + column] = (byte) Math.round(255 * seen[shaded / 2]);
            }
        }
    }

    private static int stride(int n) {
        for (int s = Math.max(1, n / 3); s < n; s++) {
            if (gcd(s, n) == 1) {
                return s;
            }
        }
        return 1;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** A cell more all around: the rim of a shadow is soft, from its own shade to none. */
    private void spread(byte[] shades) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int least = 255;
                int most = 0;
                for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
                    for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
                        int shade = shades[r * columns + c] & 255;
                        least = shade == 0 ? least : Math.min(least, shade);
                        most = Math.max(most, shade == 0 ? 255 : shade);
                    }
                }
                if (least < 255) {
                    darkest[row * columns + column] = (byte) least;
                    brightest[row * columns + column] = (byte) most;
                }
            }
        }
    }

    /** Whether the shadow on the floor explains a pixel that differs from its plate; {@code at}: of its first byte. */
    boolean explains(CameraFrame frame, int u, int v, int at) {
        float shade = frame.shade(at);
        if (shade < 0) {
            return false;
        }
        float x = (frame.floor.x(u, v) - x0) / CELL;
        float y = (frame.floor.y(u, v) - y0) / CELL;
        if (!(x >= 0 && y >= 0 && x < columns && y < rows)) {
            return false;
        }
        int row = (int) y;
        int column = (int) x;
        int cell = row * columns + column;
        int most = brightest[cell] & 255;
        return most != 0 && shade * 255 > (darkest[cell] & 255) - OFF && shade * 255 < most + OFF;
    }
}
