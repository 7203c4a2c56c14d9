package dev.slipstream.vision.replay.orbit;

/** Draws the venue's floor where no wall stands before it. */
final class FloorPainter {
    /** What the canvas holds where nothing has been drawn. */
    static final int BLANK = -1;

    /** Pixels along a row for which one size of the texture serves. */
    private static final int SPAN = 16;

    /** Metres beyond which the floor is not drawn: the horizon. */
    private static final float FAR = 400;

    private final Venue venue;

    FloorPainter(Venue venue) {
        this.venue = venue;
    }

    /** @param sky for what is neither wall nor floor */
    void paint(Pinhole camera, Canvas canvas, int sky) {
        double[] inverse = inverse(camera.p, venue.shape.floor());
        FloorTexture floor = venue.floor;
        // From pixels straight to texels.
        double[] h = new double[9];
        for (int i = 0; i < 3; i++) {
            h[i] = (inverse[i] - floor.left * inverse[6 + i]) / floor.pitch;
            h[3 + i] = (inverse[3 + i] - floor.top * inverse[6 + i]) / floor.pitch;
            h[6 + i] = inverse[6 + i];
        }
        int[] rgb = canvas.rgb();
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x += SPAN) {
                int end = Math.min(canvas.width(), x + SPAN);
                span(h, y, x, end, rgb, y * canvas.width(), sky);
            }
        }
    }

    private void span(double[] h, int y, int from, int to, int[] rgb, int row, int sky) {
        float a = (float) (h[0] * from + h[1] * y + h[2]);
        float b = (float) (h[3] * from + h[4] * y + h[5]);
        float w = (float) (h[6] * from + h[7] * y + h[8]);
        float da = (float) h[0];
        float db = (float) h[3];
        float dw = (float) h[6];
        Texture texture = venue.floor.texture;
        float one = 1 / w;
        // Texels per pixel along the row and down the column.
        float along = (float) Math.hypot((da - a * one * dw) * one, (db - b * one * dw) * one);
        float down = (float) Math.hypot(
                ((float) h[1] - a * one * (float) h[7]) * one, ((float) h[4] - b * one * (float) h[7]) * one);
        int level = texture.levelFor(Math.max(along, 0.5f * down));
        for (int x = from; x < to; x++) {
            if (rgb[row + x] == BLANK) {
                float depth = 1 / w;
                rgb[row + x] = w > 1 / FAR ? texture.sample(level, a * depth, b * depth) : sky;
            }
            a += da;
            b += db;
            w += dw;
        }
    }

    /**
     * Pixel to place of the floor: the last row gives one over the depth.
     *
     * @param p a camera's matrix
     */
    static double[] inverse(float[] p, double floor) {
        double[] m = new double[9];
        for (int i = 0; i < 3; i++) {
            m[3 * i] = p[4 * i];
            m[3 * i + 1] = p[4 * i + 1];
            m[3 * i + 2] = p[4 * i + 2] * floor + p[4 * i + 3];
        }
        double c0 = m[4] * m[8] - m[5] * m[7];
        double c1 = m[5] * m[6] - m[3] * m[8];
        double c2 = m[3] * m[7] - m[4] * m[6];
        double one = 1 / (m[0] * c0 + m[1] * c1 + m[2] * c2);
        return new double[] {
            c0 * one, (m[2] * m[7] - m[1] * m[8]) * one, (m[1] * m[5] - m[2] * m[4]) * one,
            c1 * one, (m[0] * m[8] - m[2] * m[6]) * one, (m[2] * m[3] - m[0] * m[5]) * one,
            c2 * one, (m[1] * m[6] - m[0] * m[7]) * one, (m[0] * m[4] - m[1] * m[3]) * one
        };
    }
}
