package dev.slipstream.vision.replay.orbit;

/** Draws the venue's floor where no wall stands before it. */
final class FloorPainter {
    /** What the canvas holds where nothing has been drawn. */
    static final int BLANK = -1;

    /** Pixels along a row for which one size of the texture serves, a bit each. */
    private static final int SPAN = 32;

    private static final int ALL_BLANK = -1;

    /** Metres beyond which the floor is not drawn: the horizon. */
    private static final float FAR = 400;

    private final Venue venue;
    private final double[] h = new double[9];

    FloorPainter(Venue venue) {
        this.venue = venue;
    }

    /**
     * Draws where the canvas is blank.
     *
     * @param mirrored what a perfect mirror in the floor's place would show; blank where nothing of note
     * @param sky for what is neither wall nor floor
     */
    void paint(Pinhole camera, Canvas canvas, Canvas mirrored, FloorShadow shadow, int sky) {
        double[] inverse = inverse(camera.p, venue.shape.floor());
        FloorTexture floor = venue.floor;
        // From pixels straight to texels.
        for (int i = 0; i < 3; i++) {
            h[i] = (inverse[i] - floor.left * inverse[6 + i]) / floor.pitch;
            h[3 + i] = (inverse[3 + i] - floor.top * inverse[6 + i]) / floor.pitch;
            h[6 + i] = inverse[6 + i];
        }
        int[] rgb = canvas.rgb();
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x += SPAN) {
                int at = y * canvas.width() + x;
                int count = Math.min(SPAN, canvas.width() - x);
                int blank = blanks(rgb, at, count);
                if (blank != 0) {
                    span(camera, x, y, count, rgb, at, blank, sky, shadow, mirrored.rgb());
                }
            }
        }
    }

    /** A bit for each pixel of a span that is blank. */
    private static int blanks(int[] rgb, int at, int count) {
        int bits = 0;
        for (int i = 0; i < count; i++) {
            bits |= rgb[at + i] == BLANK ? 1 << i : 0;
        }
        return bits;
    }

    /** Exact at both ends, straight in between. */
    private void span(
            Pinhole camera,
            int x,
            int y,
            int count,
            int[] rgb,
            int at,
            int blank,
            int sky,
            FloorShadow shadow,
            int[] mirrored) {
        double w = h[6] * x + h[7] * y + h[8];
        double wEnd = w + h[6] * count;
        if (w < 1 / FAR || wEnd < 1 / FAR) {
            for (int i = at; i < at + count; i++) {
                rgb[i] = rgb[i] == BLANK ? sky : rgb[i];
            }
            return;
        }
        double one = 1 / w;
        double oneEnd = 1 / wEnd;
        double part = 1.0 / count;
        float column = (float) ((h[0] * x + h[1] * y + h[2]) * one);
        float row = (float) ((h[3] * x + h[4] * y + h[5]) * one);
        float columnStep = (float) (((h[0] * (x + count) + h[1] * y + h[2]) * oneEnd - column) * part);
        float rowStep = (float) (((h[3] * (x + count) + h[4] * y + h[5]) * oneEnd - row) * part);
        double downColumn = (h[1] - column * h[7]) * one;
        double downRow = (h[4] - row * h[7]) * one;
        // Lengths squared, for roots of them cost as much as the pixels.
        double step = Math.max(
                columnStep * columnStep + rowStep * rowStep, 0.25 * (downColumn * downColumn + downRow * downRow));
        Texture texture = venue.floor.texture;
        int level = texture.levelForSquare((float) step);
        float pitch = (float) venue.floor.pitch;
        float worldX = (float) venue.floor.left + column * pitch;
        float worldY = (float) venue.floor.top + row * pitch;
        texture.sampleLine(level, column, row, columnStep, rowStep, count, rgb, at, BLANK, blank == ALL_BLANK);
        float stepX = columnStep * pitch;
        float stepY = rowStep * pitch;
        if (shadow.near(worldX, worldY, worldX + stepX * count, worldY + stepY * count)) {
            shadow.dim(worldX, worldY, stepX, stepY, count, rgb, at, blank);
        }
        if (mirrors(mirrored, at, count)) {
            int gloss = gloss(camera, worldX, worldY);
            for (int i = at; i < at + count; i++) {
                if ((blank >> (i - at) & 1) != 0 && mirrored[i] != BLANK) {
                    rgb[i] = Rgb.mix(rgb[i], mirrored[i], gloss);
                }
            }
        }
    }

    private static boolean mirrors(int[] mirrored, int at, int count) {
        for (int i = at; i < at + count; i++) {
            if (mirrored[i] != BLANK) {
                return true;
            }
        }
        return false;
    }

    /** Of 256. */
    private int gloss(Pinhole camera, float x, float y) {
        double dx = camera.centre.x() - x;
        double dy = camera.centre.y() - y;
        double dz = camera.centre.z() - venue.shape.floor();
        return Math.round(256 * Gloss.share(venue.gloss, dz / Math.sqrt(dx * dx + dy * dy + dz * dz)));
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
