package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

import java.util.List;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.dilate;
import static org.bytedeco.opencv.global.opencv_imgproc.erode;

/**
 * Where a picture differs from the empty scene, and whether as a body or as a shadow does: darker in the same colour (after
 * Cucchiara et al., PAMI 25(10), 2003).
 *
 * @param kind of each pixel: {@link #SAME}, {@link #FAINT}, {@link #BODY} or {@link #SHADOW}
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose; never compared
record Change(int width, int height, byte[] kind) {
    static final byte SAME = 0;
    static final byte BODY = 1;
    static final byte SHADOW = 2;
    /** Too little to say which. */
    static final byte FAINT = 3;

    /** Levels of 255; grain and a codec's rounding stay below. */
    private static final double FAINTEST = 9;

    /** Levels of every channel, which come to less than {@link #FAINTEST} in any colour. */
    private static final int CERTAINLY_SAME = 6;

    private static final double DIFFERENT = 22;
    /** Codecs keep colour at half the size, so that it spills over outlines. */
    private static final double COLOUR_WEIGHT = 0.25;

    private static final double DARKEST_SHADOW = 0.42;
    private static final double FAINTEST_SHADOW = 0.97;
    /** Distance in RGB from the darkened colour of the ground: shadows outdoors are a little blue. */
    private static final double SHADOW_TINT = 15;

    /**
     * @param background the empty scene in the same place, and as brightly exposed
     * @param exact false where the two may be laid on each other one pixel wrong: then what the background has nearby counts
     */
    static Change of(Picture picture, Picture background, boolean exact) {
        byte[] kind = new byte[picture.width() * picture.height()];
        compare(picture, background, exact, new Tile(0, 0, picture.width(), picture.height()), kind);
        return new Change(picture.width(), picture.height(), kind);
    }

    /** The same picture before a background that is another in some places. */
    Change again(Picture picture, Picture background, boolean exact, List<Tile> places) {
        if (places.isEmpty()) {
            return this;
        }
        byte[] again = kind.clone();
        places.forEach(tile -> compare(picture, background, exact, exact ? tile : tile.grown(1, width, height), again));
        return new Change(width, height, again);
    }

    private static void compare(Picture picture, Picture background, boolean exact, Tile tile, byte[] kind) {
        int width = picture.width();
        byte[] rgb = picture.rgb();
        byte[] plate = background.rgb();
        byte[] low = plate;
        byte[] high = plate;
        // What is nearby may lie outside of the tile.
        Tile around = exact ? new Tile(0, 0, width, picture.height()) : tile.grown(1, width, picture.height());
        if (!exact) {
            try (PointerScope scope = new PointerScope()) {
                Mat source = Pixels.mat(Pixels.part(background, around), around.columns(), around.rows(), 3);
                Mat square = new Mat(3, 3, CV_8UC1, new org.bytedeco.opencv.opencv_core.Scalar(1));
                Mat result = new Mat();
                erode(source, result, square);
                low = Pixels.bytes(result);
                dilate(source, result, square);
                high = Pixels.bytes(result);
            }
        }
        for (int y = tile.top(); y < tile.top() + tile.rows(); y++) {
            int i = y * width + tile.left();
            int p = 3 * i;
            int n = 3 * ((y - around.top()) * around.columns() + tile.left() - around.left());
            for (int x = 0; x < tile.columns(); x++, i++, p += 3, n += 3) {
                int r = outside(rgb[p] & 255, low[n] & 255, high[n] & 255);
                int g = outside(rgb[p + 1] & 255, low[n + 1] & 255, high[n + 1] & 255);
                int b = outside(rgb[p + 2] & 255, low[n + 2] & 255, high[n + 2] & 255);
                kind[i] = SAME;
                if (Math.max(Math.max(Math.abs(r), Math.abs(g)), Math.abs(b)) <= CERTAINLY_SAME) {
                    continue;
                }
                double difference = square(r, g, b);
                if (difference > FAINTEST * FAINTEST) {
                    kind[i] = difference < DIFFERENT * DIFFERENT ? FAINT : shadow(rgb, plate, p) ? SHADOW : BODY;
                }
            }
        }
    }

    private static int outside(int value, int low, int high) {
        return value < low ? value - low : Math.max(0, value - high);
    }

    /** Of a difference in brightness and in colour (BT.601). */
    static double square(double r, double g, double b) {
        double y = 0.299 * r + 0.587 * g + 0.114 * b;
        double cb = 0.564 * (b - y);
        double cr = 0.713 * (r - y);
        return y * y + COLOUR_WEIGHT * (cb * cb + cr * cr);
    }

    private static boolean shadow(byte[] rgb, byte[] plate, int p) {
        double r0 = plate[p] & 255;
        double g0 = plate[p + 1] & 255;
        double b0 = plate[p + 2] & 255;
        double r = rgb[p] & 255;
        double g = rgb[p + 1] & 255;
        double b = rgb[p + 2] & 255;
        double share = (r * r0 + g * g0 + b * b0) / (r0 * r0 + g0 * g0 + b0 * b0 + 1);
        double dr = r - share * r0;
        double dg = g - share * g0;
        double db = b - share * b0;
        return share > DARKEST_SHADOW
                && share < FAINTEST_SHADOW
                && dr * dr + dg * dg + db * db < SHADOW_TINT * SHADOW_TINT;
    }
}
