package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;

import java.util.ArrayList;
import java.util.List;

/**
 * How much brighter a picture is exposed than the empty scene: a gain and an offset for each channel, fitted to pixels all over the
 * picture. Those that show somebody differ by more than any exposure and are left out.
 *
 * @param gain red, green, blue: times the picture's level
 * @param offset red, green, blue: levels added then
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Exposure(double[] gain, double[] offset) {
    private static final int STEP = 7;
    private static final int ROUNDS = 3;
    private static final double FIRST_LIMIT = 60;
    private static final double LIMIT = 16;
    /** Less is noise. */
    private static final double LEAST = 1.2;

    /**
     * From a picture's levels to those of the empty scene in its place.
     *
     * @param plate the empty scene on the canvas; the nearest pixel counts, as where edges lie the line is not looked at closely
     */
    static Exposure of(Picture picture, Picture plate, Homography toCanvas) {
        List<int[]> pairs = new ArrayList<>();
        for (int y = STEP; y < picture.height() - STEP; y += STEP) {
            for (int x = STEP; x < picture.width() - STEP; x += STEP) {
                int u = (int) Math.round(toCanvas.x(x, y));
                int v = (int) Math.round(toCanvas.y(x, y));
                if (u >= 0 && v >= 0 && u < plate.width() && v < plate.height()) {
                    pairs.add(new int[] {3 * (y * picture.width() + x), 3 * (v * plate.width() + u)});
                }
            }
        }
        double[] gain = {1, 1, 1};
        double[] offset = {0, 0, 0};
        for (int c = 0; c < 3; c++) {
            for (int round = 0; round < ROUNDS; round++) {
                fit(picture.rgb(), plate.rgb(), pairs, c, gain, offset, round == 0 ? FIRST_LIMIT : LIMIT);
            }
        }
        return new Exposure(gain, offset);
    }

    private static void fit(
            byte[] picture, byte[] plate, List<int[]> pairs, int c, double[] gain, double[] offset, double limit) {
        double n = 0;
        double sa = 0;
        double sb = 0;
        double saa = 0;
        double sab = 0;
        for (int[] pair : pairs) {
            double a = picture[pair[0] + c] & 255;
            double b = plate[pair[1] + c] & 255;
            // Clipped levels follow no line.
            if (a > 2 && a < 253 && b > 2 && b < 253 && Math.abs(gain[c] * a + offset[c] - b) < limit) {
                n++;
                sa += a;
                sb += b;
                saa += a * a;
                sab += a * b;
            }
        }
        double spread = saa * n - sa * sa;
        if (n > 100 && spread > n * n) {
            gain[c] = Math.max(0.5, Math.min(2, (sab * n - sa * sb) / spread));
            offset[c] = (sb - gain[c] * sa) / n;
        }
    }

    /** Whether it changes middle levels by more than noise. */
    boolean matters() {
        for (int c = 0; c < 3; c++) {
            if (Math.abs(gain[c] * 128 + offset[c] - 128) > LEAST
                    || Math.abs(gain[c] * 220 + offset[c] - 220) > 2 * LEAST) {
                return true;
            }
        }
        return false;
    }

    Picture apply(Picture picture) {
        byte[][] table = new byte[3][256];
        for (int c = 0; c < 3; c++) {
            for (int level = 0; level < 256; level++) {
                table[c][level] = (byte) Math.max(0, Math.min(255, Math.round(gain[c] * level + offset[c])));
            }
        }
        byte[] rgb = picture.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = table[i % 3][rgb[i] & 255];
        }
        return new Picture(picture.width(), picture.height(), rgb);
    }
}
