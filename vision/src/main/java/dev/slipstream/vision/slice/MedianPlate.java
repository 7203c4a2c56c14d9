package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The empty scene: for each pixel of the canvas the median of what the pictures show there, so that whoever passes, and snow that
 * falls, is not in it. Made in strips, so that memory does not grow with the number of pictures.
 */
final class MedianPlate {
    private static final int STRIP_ROWS = 32;
    /** Values per pixel: the median of more costs time and is hardly another. */
    private static final int MOST_VALUES = 15;
    /** Where a picture ends, its pixels mix with nothing. */
    private static final double EDGE = 1;

    /** Which pixels of the canvas somebody hides in a picture. */
    interface Excluded {
        boolean hides(int picture, int canvasX, int canvasY);
    }

    private final SliceCanvas canvas;
    private final List<Picture> pictures;
    private final boolean fixed;
    private final @Nullable Excluded excluded;
    /** The pictures in native memory, shared by all strips; empty for a fixed camera. */
    private final List<Mat> sources = new ArrayList<>();

    private final byte[] rgb;
    private final byte[] views;

    private MedianPlate(SliceCanvas canvas, List<Picture> pictures, boolean fixed, @Nullable Excluded excluded) {
        this.canvas = canvas;
        this.pictures = pictures;
        this.fixed = fixed;
        this.excluded = excluded;
        rgb = new byte[3 * canvas.width() * canvas.height()];
        views = new byte[canvas.width() * canvas.height()];
    }

    /**
     * What was found.
     *
     * @param views how many pictures show each pixel, up to 127; 0 = black
     */
    @SuppressWarnings("ArrayRecordComponent") // shared on purpose; never compared
    record Plate(Picture picture, byte[] views) {}

    /** {@code pictures}: those on the canvas. */
    static Plate of(SliceCanvas canvas, List<Picture> pictures, boolean fixed, @Nullable Excluded excluded) {
        MedianPlate plate = new MedianPlate(canvas, pictures, fixed, excluded);
        int strips = (canvas.height() + STRIP_ROWS - 1) / STRIP_ROWS;
        try (PointerScope scope = new PointerScope()) {
            if (!fixed) {
                pictures.forEach(p -> plate.sources.add(Pixels.mat(p.rgb(), p.width(), p.height(), 3)));
            }
            IntStream.range(0, strips).parallel().forEach(strip -> plate.strip(strip * STRIP_ROWS));
        }
        return new Plate(new Picture(canvas.width(), canvas.height(), plate.rgb), plate.views);
    }

    private void strip(int top) {
        int rows = Math.min(STRIP_ROWS, canvas.height() - top);
        List<byte[]> layers = new ArrayList<>();
        List<int[]> spans = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            int[] span = spans(i, top, rows);
            if (span.length > 0) {
                spans.add(span);
                numbers.add(i);
                layers.add(layer(i, top, rows));
            }
        }
        int[][] values = new int[3][MOST_VALUES];
        int[] seen = new int[layers.size()];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < canvas.width(); x++) {
                int n = 0;
                int kept = 0;
                for (int k = 0; k < layers.size(); k++) {
                    if (x >= spans.get(k)[2 * y] && x <= spans.get(k)[2 * y + 1]) {
                        seen[n++] = k;
                    }
                }
                if (excluded != null && n > 0) {
                    for (int k = 0; k < n; k++) {
                        if (!excluded.hides(numbers.get(seen[k]), x, top + y)) {
                            seen[kept++] = seen[k];
                        }
                    }
                    n = kept > 0 ? kept : n;
                }
                if (n > 0) {
                    median(layers, seen, n, 3 * (y * canvas.width() + x), 3 * ((top + y) * canvas.width() + x), values);
                    views[(top + y) * canvas.width() + x] = (byte) Math.min(127, n);
                }
            }
        }
    }

    private void median(List<byte[]> layers, int[] seen, int n, int from, int to, int[][] values) {
        int m = Math.min(n, MOST_VALUES);
        for (int c = 0; c < 3; c++) {
            int[] sorted = values[c];
            for (int k = 0; k < m; k++) {
                int value = layers.get(seen[m == n ? k : k * n / m])[from + c] & 255;
                int at = k;
                while (at > 0 && sorted[at - 1] > value) {
                    sorted[at] = sorted[at - 1];
                    at--;
                }
                sorted[at] = value;
            }
            rgb[to + c] = (byte) (m % 2 == 1 ? sorted[m / 2] : (sorted[m / 2 - 1] + sorted[m / 2]) / 2);
        }
    }

    /** A strip of the canvas as one picture shows it. */
    private byte[] layer(int i, int top, int rows) {
        Picture picture = pictures.get(i);
        if (fixed) {
            int row = 3 * picture.width();
            return java.util.Arrays.copyOfRange(picture.rgb(), top * row, (top + rows) * row);
        }
        Homography toFrame = canvas.fromFrame().get(i).inverse().after(Homography.translation(0, top));
        try (PointerScope scope = new PointerScope()) {
            return Pixels.bytes(Pixels.warp(sources.get(i), toFrame, canvas.width(), rows));
        }
    }

    /** First and last column of each row that a picture covers; empty where it covers none. */
    private int[] spans(int i, int top, int rows) {
        Homography toFrame = canvas.fromFrame().get(i).inverse();
        double w = pictures.get(i).width() - 1 - EDGE;
        double h = pictures.get(i).height() - 1 - EDGE;
        double edge = fixed ? 0 : EDGE;
        if (fixed) {
            w += EDGE;
            h += EDGE;
        }
        int[] spans = new int[2 * rows];
        boolean any = false;
        for (int y = 0; y < rows; y++) {
            // Where the four sides cut the row: the covered part lies between two of them.
            double left = 0;
            double right = canvas.width() - 1;
            double[] m = toFrame.rows();
            double v = top + y;
            double[][] sides = {
                {m[0] - edge * m[6], m[1] * v + m[2] - edge * (m[7] * v + m[8])},
                {w * m[6] - m[0], w * (m[7] * v + m[8]) - m[1] * v - m[2]},
                {m[3] - edge * m[6], m[4] * v + m[5] - edge * (m[7] * v + m[8])},
                {h * m[6] - m[3], h * (m[7] * v + m[8]) - m[4] * v - m[5]},
                {m[6], m[7] * v + m[8] - 1e-6}
            };
            for (double[] side : sides) { // side[0] * x + side[1] >= 0 inside
                if (Math.abs(side[0]) < 1e-12) {
                    right = side[1] < 0 ? -1 : right;
                } else if (side[0] > 0) {
                    left = Math.max(left, -side[1] / side[0]);
                } else {
                    right = Math.min(right, -side[1] / side[0]);
                }
            }
            spans[2 * y] = (int) Math.ceil(left - 1e-9);
            spans[2 * y + 1] = (int) Math.floor(right + 1e-9);
            any |= spans[2 * y] <= spans[2 * y + 1];
        }
        return any ? spans : new int[0];
    }
}
