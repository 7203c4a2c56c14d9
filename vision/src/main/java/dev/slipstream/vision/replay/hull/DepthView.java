package dev.slipstream.vision.replay.hull;

import java.util.Arrays;
import java.util.List;

/** How far the nearest surface is, over a camera's whole picture at half its resolution: what hides what. */
final class DepthView {
    private static final int SCALE = 2;
    /** Vertices lie about a centimetre apart; a little more leaves no gaps between them. */
    private static final float SIZE = 0.016f;

    private final int width;
    private final int height;
    private final float[] depth;

    DepthView(PixelCamera camera, List<Surface> surfaces) {
        width = camera.width / SCALE + 1;
        height = camera.height / SCALE + 1;
        depth = new float[width * height];
        Arrays.fill(depth, Float.MAX_VALUE);
        float[] p = new float[3];
        for (Surface surface : surfaces) {
            float[] at = surface.positions();
            for (int i = 0; i < at.length; i += 3) {
                if (camera.project(at[i], at[i + 1], at[i + 2], p)) {
                    put(p[0], p[1], p[2], camera.focal * SIZE / p[2] / 2);
                }
            }
        }
    }

    private void put(float u, float v, float metres, float half) {
        int left = Math.max(0, (int) ((u - half) / SCALE));
        int right = Math.min(width - 1, (int) ((u + half) / SCALE));
        int top = Math.max(0, (int) ((v - half) / SCALE));
        int bottom = Math.min(height - 1, (int) ((v + half) / SCALE));
        if (u + half < 0 || v + half < 0) {
            return;
        }
        for (int row = top; row <= bottom; row++) {
            for (int i = row * width + left; i <= row * width + right; i++) {
                if (metres < depth[i]) {
                    depth[i] = metres;
                }
            }
        }
    }

    /** Whether a point is not behind something; {@code bias}: metres that it may be. The pixel must be in the picture. */
    boolean shows(float u, float v, float metres, float bias) {
        return metres <= depth[(int) v / SCALE * width + (int) u / SCALE] + bias;
    }
}
