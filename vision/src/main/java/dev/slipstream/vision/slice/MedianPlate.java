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
 * falls, is not in it. Made in tiles, so that memory does not grow with the number of pictures, and only as many pictures are laid
 * on each as the median looks at.
 */
final class MedianPlate {
    private static final int TILE_ROWS = 32;
    private static final int TILE_COLUMNS = 256;
    /** Values per pixel: the median of more costs time and is hardly another. */
    static final int GOOD_VALUES = 15;
    /** So many tell how brightly the scene is exposed. */
    static final int ROUGH_VALUES = 7;
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
    private final int mostValues;
    /** The pictures in native memory, shared by all strips; empty for a fixed camera. */
    private final List<Mat> sources = new ArrayList<>();

    private final byte[] rgb;
    private final byte[] views;

    private MedianPlate(
            SliceCanvas canvas, List<Picture> pictures, boolean fixed, @Nullable Excluded excluded, int mostValues) {
        this.mostValues = mostValues;
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
     * @param views how many pictures were there to choose from for each pixel, up to 127; 0 = none shows it, black
     */
    @SuppressWarnings("ArrayRecordComponent") // shared on purpose; never compared
    record Plate(Picture picture, byte[] views) {}

    /**
     * @param pictures those on the canvas
     * @param mostValues per pixel, see {@link #GOOD_VALUES}
     */
    static Plate of(
            SliceCanvas canvas, List<Picture> pictures, boolean fixed, @Nullable Excluded excluded, int mostValues) {
        MedianPlate plate = new MedianPlate(canvas, pictures, fixed, excluded, mostValues);
        int strips = (canvas.height() + TILE_ROWS - 1) / TILE_ROWS;
        try (PointerScope scope = new PointerScope()) {
            if (!fixed) {
                pictures.forEach(p -> plate.sources.add(Pixels.mat(p.rgb(), p.width(), p.height(), 3)));
            }
            IntStream.range(0, strips).parallel().forEach(strip -> plate.strip(strip * TILE_ROWS));
        }
        return new Plate(new Picture(canvas.width(), canvas.height(), plate.rgb), plate.views);
    }

    private void strip(int top) {
        int rows = Math.min(TILE_ROWS, canvas.height() - top);
        List<int[]> spans = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            spans.add(spans(i, top, rows));
        }
        for (int left = 0; left < canvas.width(); left += TILE_COLUMNS) {
            tile(left, top, Math.min(TILE_COLUMNS, canvas.width() - left), rows, spans);
        }
    }

    /** Numbers of the pictures to look at: all that show a part of a tile, or as many as needed of those that show all of it. */
    private List<Integer> shownOn(int left, int columns, List<int[]> spans) {
        List<Integer> some = new ArrayList<>();
        List<Integer> whole = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            int[] span = spans.get(i);
            boolean any = false;
            boolean all = span.length > 0;
            for (int y = 0; y < span.length / 2; y++) {
                any |= Math.max(left, span[2 * y]) <= Math.min(left + columns - 1, span[2 * y + 1]);
                all &= span[2 * y] <= left && span[2 * y + 1] >= left + columns - 1;
            }
            if (any) {
                some.add(i);
            }
            if (all) {
                whole.add(i);
            }
        }
        if (whole.size() < mostValues || excluded != null) {
            return some;
        }
        return IntStream.range(0, mostValues)
                .mapToObj(k -> whole.get(k * whole.size() / mostValues))
                .toList();
    }

    private void tile(int left, int top, int columns, int rows, List<int[]> spans) {
        List<Integer> numbers = shownOn(left, columns, spans);
        List<byte[]> layers =
                numbers.stream().map(i -> layer(i, left, top, columns, rows)).toList();
        int[] sorted = new int[mostValues];
        int[] seen = new int[layers.size()];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int n = 0;
                for (int k = 0; k < seen.length; k++) {
                    int[] span = spans.get(numbers.get(k));
                    if (left + x >= span[2 * y] && left + x <= span[2 * y + 1]) {
                        seen[n++] = k;
                    }
                }
                int to = (top + y) * canvas.width() + left + x;
                n = kept(numbers, seen, n, left + x, top + y);
                if (n > 0) {
                    median(layers, seen, n, 3 * (y * columns + x), 3 * to, sorted);
                    views[to] = (byte) Math.min(127, n);
                }
            }
        }
    }

    /** Leaves out the pictures in which somebody hides the pixel, unless that is all of them. */
    private int kept(List<Integer> numbers, int[] seen, int n, int x, int y) {
        Excluded by = excluded;
        int kept = 0;
        if (by != null) {
            for (int k = 0; k < n; k++) {
                if (!by.hides(numbers.get(seen[k]), x, y)) {
                    seen[kept++] = seen[k];
                }
            }
        }
        return kept > 0 ? kept : n;
    }

    private void median(List<byte[]> layers, int[] seen, int n, int from, int to, int[] sorted) {
        int m = Math.min(n, mostValues);
        for (int c = 0; c < 3; c++) {
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

    /** A tile of the canvas as one picture shows it. */
    private byte[] layer(int i, int left, int top, int columns, int rows) {
        Picture picture = pictures.get(i);
        if (fixed) {
            byte[] tile = new byte[3 * columns * rows];
            for (int y = 0; y < rows; y++) {
                System.arraycopy(
                        picture.rgb(), 3 * ((top + y) * picture.width() + left), tile, 3 * y * columns, 3 * columns);
            }
            return tile;
        }
        Homography toFrame = canvas.fromFrame().get(i).inverse().after(Homography.translation(left, top));
        try (PointerScope scope = new PointerScope()) {
            return Pixels.bytes(Pixels.warp(sources.get(i), toFrame, columns, rows));
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
