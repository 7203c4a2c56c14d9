package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The empty scene: for each pixel of the canvas the median of what the pictures show there, so that whoever passes, and snow that
 * falls, is not in it. Made in tiles, so that memory does not grow with the number of pictures, and only as many pictures are laid
 * on each as the median looks at. Where somebody turns out to be in the scene, the tiles with them are made again.
 */
final class MedianPlate {
    private static final int TILE_ROWS = 64;
    private static final int TILE_COLUMNS = 256;
    /** Of pictures that show all of a tile: the median of more costs time and is hardly another. */
    private static final int VALUES = 15;
    /** Where a picture ends, its pixels mix with nothing. */
    private static final double EDGE = 1;

    private static final MedianNetwork WHOLE = new MedianNetwork(VALUES, false);
    private static final Map<Integer, MedianNetwork> NETWORKS = new ConcurrentHashMap<>();

    /** Which pixels of the canvas somebody hides in a picture. */
    interface Excluded {
        boolean hides(int picture, int canvasX, int canvasY);

        /** Whether anything is hidden there that was not known the last time. */
        boolean more(Tile tile);
    }

    private final SliceCanvas canvas;
    private final List<Picture> pictures;
    private final boolean fixed;
    private final @Nullable Excluded excluded;
    /** The pictures in native memory, shared by all tiles. */
    private final List<Mat> sources;

    private final byte[] rgb;
    private final byte[] views;

    private MedianPlate(
            SliceCanvas canvas,
            List<Picture> pictures,
            boolean fixed,
            @Nullable Excluded excluded,
            byte[] rgb,
            byte[] views) {
        this.canvas = canvas;
        this.pictures = pictures;
        this.fixed = fixed;
        this.excluded = excluded;
        this.rgb = rgb;
        this.views = views;
        sources = pictures.stream()
                .map(p -> Pixels.mat(p.rgb(), p.width(), p.height(), 3))
                .toList();
    }

    /**
     * What was found.
     *
     * @param views how many pictures were there to choose from for each pixel, up to 127; 0 = none shows it, black
     * @param made the tiles that are new
     */
    @SuppressWarnings("ArrayRecordComponent") // shared on purpose; never compared
    record Plate(Picture picture, byte[] views, List<Tile> made) {
        Plate {
            made = List.copyOf(made);
        }
    }

    /** {@code pictures}: those on the canvas. */
    static Plate of(SliceCanvas canvas, List<Picture> pictures, boolean fixed) {
        byte[] rgb = new byte[3 * canvas.width() * canvas.height()];
        byte[] views = new byte[canvas.width() * canvas.height()];
        return made(canvas, pictures, fixed, null, rgb, views, tiles(canvas));
    }

    /** Another plate, in which nobody more is left out than in one made before of the same pictures. */
    static Plate without(Excluded excluded, Plate before, SliceCanvas canvas, List<Picture> pictures, boolean fixed) {
        List<Tile> again = tiles(canvas).stream().filter(excluded::more).toList();
        byte[] rgb = before.picture().rgb().clone();
        return made(canvas, pictures, fixed, excluded, rgb, before.views().clone(), again);
    }

    private static Plate made(
            SliceCanvas canvas,
            List<Picture> pictures,
            boolean fixed,
            @Nullable Excluded excluded,
            byte[] rgb,
            byte[] views,
            List<Tile> tiles) {
        try (PointerScope scope = new PointerScope()) {
            MedianPlate plate = new MedianPlate(canvas, pictures, fixed, excluded, rgb, views);
            tiles.parallelStream().forEach(plate::make);
        }
        return new Plate(new Picture(canvas.width(), canvas.height(), rgb), views, tiles);
    }

    private static List<Tile> tiles(SliceCanvas canvas) {
        List<Tile> tiles = new ArrayList<>();
        for (int top = 0; top < canvas.height(); top += TILE_ROWS) {
            for (int left = 0; left < canvas.width(); left += TILE_COLUMNS) {
                tiles.add(new Tile(
                        left,
                        top,
                        Math.min(TILE_COLUMNS, canvas.width() - left),
                        Math.min(TILE_ROWS, canvas.height() - top)));
            }
        }
        return tiles;
    }

    private void make(Tile tile) {
        List<int[]> spans = IntStream.range(0, pictures.size())
                .mapToObj(i -> spans(i, tile.top(), tile.rows()))
                .toList();
        List<Integer> some = new ArrayList<>();
        List<Integer> whole = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            int[] span = spans.get(i);
            boolean any = false;
            boolean all = span.length > 0;
            int last = tile.left() + tile.columns() - 1;
            for (int y = 0; y < span.length / 2; y++) {
                any |= Math.max(tile.left(), span[2 * y]) <= Math.min(last, span[2 * y + 1]);
                all &= span[2 * y] <= tile.left() && span[2 * y + 1] >= last;
            }
            if (any) {
                some.add(i);
            }
            if (all) {
                whole.add(i);
            }
        }
        if (whole.size() >= VALUES && excluded == null) {
            median(
                    tile,
                    IntStream.range(0, VALUES)
                            .mapToObj(k -> whole.get(k * whole.size() / VALUES))
                            .toList());
        } else {
            median(tile, some, spans);
        }
    }

    /** Of pictures that all show all of the tile. */
    private void median(Tile tile, List<Integer> numbers) {
        try (PointerScope scope = new PointerScope()) {
            List<Mat> layers = numbers.stream().map(i -> layer(i, tile)).toList();
            byte[] middle = Pixels.bytes(WHOLE.middle(layers).get(0));
            for (int y = 0; y < tile.rows(); y++) {
                int to = (tile.top() + y) * canvas.width() + tile.left();
                System.arraycopy(middle, 3 * y * tile.columns(), rgb, 3 * to, 3 * tile.columns());
                Arrays.fill(views, to, to + tile.columns(), (byte) numbers.size());
            }
        }
    }

    /** Of pictures that show a part of the tile. What one does not show is by turns darker and brighter than all that is seen. */
    private void median(Tile tile, List<Integer> numbers, List<int[]> spans) {
        boolean[][] shown = shown(tile, numbers, spans);
        int odd = numbers.size() + 1 - numbers.size() % 2;
        int[] missing = new int[tile.columns() * tile.rows()];
        try (PointerScope scope = new PointerScope()) {
            List<Mat> layers = new ArrayList<>();
            for (int k = 0; k < odd; k++) {
                boolean real = k < numbers.size();
                byte[] layer = real ? Pixels.bytes(layer(numbers.get(k), tile)) : new byte[3 * missing.length];
                for (int at = 0; at < missing.length; at++) {
                    if (!real || !shown[k][at]) {
                        byte value = missing[at]++ % 2 == 0 ? 0 : (byte) 255;
                        layer[3 * at] = value;
                        layer[3 * at + 1] = value;
                        layer[3 * at + 2] = value;
                    }
                }
                layers.add(Pixels.mat(layer, tile.columns(), tile.rows(), 3));
            }
            List<Mat> middle = NETWORKS.computeIfAbsent(odd, n -> new MedianNetwork(n, true))
                    .middle(layers);
            byte[] values = Pixels.bytes(middle.get(0));
            byte[] above = Pixels.bytes(middle.get(1));
            for (int at = 0; at < missing.length; at++) {
                int to = (tile.top() + at / tile.columns()) * canvas.width() + tile.left() + at % tile.columns();
                int n = odd - missing[at];
                views[to] = (byte) Math.min(127, n);
                for (int c = 0; c < 3; c++) {
                    int value = values[3 * at + c] & 255;
                    int next = n > 0 && n % 2 == 0 ? above[3 * at + c] & 255 : value;
                    rgb[3 * to + c] = (byte) ((value + next) / 2);
                }
            }
        }
    }

    /** For each picture the pixels of a tile that it shows and nobody hides; hidden ones too where all are. */
    private boolean[][] shown(Tile tile, List<Integer> numbers, List<int[]> spans) {
        boolean[][] shown = new boolean[numbers.size()][tile.columns() * tile.rows()];
        for (int k = 0; k < shown.length; k++) {
            int[] span = spans.get(numbers.get(k));
            for (int y = 0; y < tile.rows(); y++) {
                int from = Math.max(0, span[2 * y] - tile.left());
                int to = Math.min(tile.columns() - 1, span[2 * y + 1] - tile.left());
                if (from <= to) {
                    Arrays.fill(shown[k], y * tile.columns() + from, y * tile.columns() + to + 1, true);
                }
            }
        }
        if (excluded != null) {
            boolean[] free = new boolean[numbers.size()];
            for (int at = 0; at < tile.columns() * tile.rows(); at++) {
                boolean any = false;
                for (int k = 0; k < free.length; k++) {
                    free[k] = shown[k][at]
                            && !excluded.hides(
                                    numbers.get(k),
                                    tile.left() + at % tile.columns(),
                                    tile.top() + at / tile.columns());
                    any |= free[k];
                }
                for (int k = 0; k < free.length && any; k++) {
                    shown[k][at] = free[k];
                }
            }
        }
        return shown;
    }

    /** A tile of the canvas as one picture shows it; belongs to the caller's scope. */
    private Mat layer(int i, Tile tile) {
        if (fixed) {
            return sources.get(i)
                    .apply(new Rect(tile.left(), tile.top(), tile.columns(), tile.rows()))
                    .clone();
        }
        Homography toFrame = canvas.fromFrame().get(i).inverse().after(Homography.translation(tile.left(), tile.top()));
        return Pixels.warp(sources.get(i), toFrame, tile.columns(), tile.rows());
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
