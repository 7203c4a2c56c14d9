package dev.slipstream.vision.replay.hull;

import java.util.List;

/**
 * Where on the floor shadows lie, by consent of the cameras. Shadows wreck a hull because all cameras see them in one
 * place; for the same reason a cell of the floor that most cameras see darker in its own hue is shadow, and cloth of that
 * hue above the floor is not: each camera sees that before another cell.
 */
final class FloorShadows {
    /** Edge of a cell, metres. */
    private static final float CELL = 0.04f;

    private static final int CELLS_PER_PIECE = 4;
    private static final int MOST_BACKGROUND = 4;

    private final float x0;
    private final float y0;
    private final int columns;
    private final int rows;
    private final byte[] shadow;

    private FloorShadows(Volume volume) {
        x0 = volume.x0;
        y0 = volume.y0;
        columns = Math.round((volume.x1 - volume.x0) / CELL) + 1;
        rows = Math.round((volume.y1 - volume.y0) / CELL) + 1;
        shadow = new byte[columns * rows];
    }

    /** {@code least}: distance in levels from which a pixel differs from its plate. */
    static FloorShadows of(Volume volume, List<CameraFrame> frames, int least, Workers workers) {
        FloorShadows floor = new FloorShadows(volume);
        byte[] votes = new byte[floor.shadow.length];
        workers.each((floor.rows + CELLS_PER_PIECE - 1) / CELLS_PER_PIECE, piece -> {
            int until = Math.min(floor.rows, (piece + 1) * CELLS_PER_PIECE);
            for (int row = piece * CELLS_PER_PIECE; row < until; row++) {
                floor.vote(row, volume.z0, frames, least * least, votes);
            }
        });
        floor.spread(votes);
        return floor;
    }

    private void vote(int row, float z, List<CameraFrame> frames, int least2, byte[] votes) {
        float[] p = new float[3];
        int n = frames.size();
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
                int kind = frame.kind(3 * (v * frame.camera.width + u), least2);
                background += kind == CameraFrame.BACKGROUND ? 1 : 0;
                shaded += kind == CameraFrame.SHADE ? 1 : 0;
            }
            if (background < MOST_BACKGROUND && shaded >= needed && shaded > 2 * background) {
                votes[row * columns + column] = 1;
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

    /** A cell more all around: the rim of a shadow is soft. */
    private void spread(byte[] votes) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (votes[row * columns + column] != 0) {
                    for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
                        for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
                            shadow[r * columns + c] = 1;
                        }
                    }
                }
            }
        }
    }

    /** Whether a pixel of a camera looks at a shadow, if nothing stands before the floor. */
    boolean at(CameraFrame frame, int u, int v) {
        float x = (frame.floor.x(u, v) - x0) / CELL;
        float y = (frame.floor.y(u, v) - y0) / CELL;
        if (!(x >= 0 && y >= 0 && x < columns && y < rows)) {
            return false;
        }
        return shadow[((int) y) * columns + (int) x] != 0;
    }
}
