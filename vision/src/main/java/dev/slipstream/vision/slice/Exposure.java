package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much brighter a picture is exposed than the empty scene: a gain and an offset for each channel, fitted to pixels all over the
 * picture. Those that show somebody differ by more than any exposure and are left out.
 *
 * @param gain red, green, blue: times the picture's level
 * @param offset red, green, blue: levels added then
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Exposure(double[] gain, double[] offset) {
    private static final int STEP = 6;
    /** Of a point of the scene. */
    private static final int VALUES = 9;

    private static final int ROUNDS = 3;
    private static final double FIRST_LIMIT = 60;
    private static final double LIMIT = 16;
    /** Less is noise. */
    private static final double LEAST = 1.2;

    /**
     * From each picture's levels to those of the empty scene, of which points all over the canvas tell enough: there the median of
     * a few pictures is the scene. The nearest pixel counts, as where edges lie the line is not looked at closely.
     */
    static List<Exposure> of(SliceCanvas canvas, List<Picture> pictures) {
        int width = pictures.get(0).width();
        int height = pictures.get(0).height();
        int columns = canvas.width() / STEP;
        int rows = canvas.height() / STEP;
        int[][] places = IntStream.range(0, pictures.size())
                .parallel()
                .mapToObj(i -> places(canvas.fromFrame().get(i).inverse(), columns, rows, width, height))
                .toArray(int[][]::new);
        byte[] scene = new byte[3 * columns * rows];
        IntStream.range(0, rows)
                .parallel()
                .forEach(row -> scene(pictures, places, row * columns, (row + 1) * columns, scene));
        return IntStream.range(0, pictures.size())
                .parallel()
                .mapToObj(i -> of(pictures.get(i).rgb(), scene, places[i]))
                .toList();
    }

    /** For each point of the canvas the first byte of the pixel that shows it, -1 where none does. */
    private static int[] places(Homography toPicture, int columns, int rows, int width, int height) {
        int[] places = new int[columns * rows];
        for (int k = 0; k < places.length; k++) {
            int x = k % columns * STEP + STEP / 2;
            int y = k / columns * STEP + STEP / 2;
            double weight = toPicture.weight(x, y);
            long u = Math.round(toPicture.x(x, y));
            long v = Math.round(toPicture.y(x, y));
            boolean shown = weight > 0 && u > 0 && v > 0 && u < width - 1 && v < height - 1;
            places[k] = shown ? 3 * (int) (v * width + u) : -1;
        }
        return places;
    }

    private static void scene(List<Picture> pictures, int[][] places, int from, int to, byte[] scene) {
        int[] seen = new int[pictures.size()];
        int[] values = new int[VALUES];
        for (int k = from; k < to; k++) {
            int n = 0;
            for (int i = 0; i < seen.length; i++) {
                if (places[i][k] >= 0) {
                    seen[n++] = i;
                }
            }
            int m = Math.min(n, VALUES);
            for (int c = 0; c < 3 && m > 0; c++) {
                for (int j = 0; j < m; j++) {
                    int i = seen[j * n / m];
                    values[j] = pictures.get(i).rgb()[places[i][k] + c] & 255;
                }
                Arrays.sort(values, 0, m);
                scene[3 * k + c] = (byte) values[m / 2];
            }
        }
    }

    private static Exposure of(byte[] picture, byte[] scene, int[] places) {
        List<int[]> pairs = new ArrayList<>();
        for (int k = 0; k < places.length; k++) {
            if (places[k] >= 0) {
                pairs.add(new int[] {places[k], 3 * k});
            }
        }
        double[] gain = {1, 1, 1};
        double[] offset = {0, 0, 0};
        for (int c = 0; c < 3; c++) {
            for (int round = 0; round < ROUNDS; round++) {
                fit(picture, scene, pairs, c, gain, offset, round == 0 ? FIRST_LIMIT : LIMIT);
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
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = table[0][rgb[i] & 255];
            rgb[i + 1] = table[1][rgb[i + 1] & 255];
            rgb[i + 2] = table[2][rgb[i + 2] & 255];
        }
        return new Picture(picture.width(), picture.height(), rgb);
    }
}
