package dev.slipstream.operators.describe;

import dev.slipstream.vision.media.Picture;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Finds where the scene changes among consecutive pictures of a feed. A camera that pans, however fast, moves little from one picture to
 * the next; a cut moves everything at once, the edges of a wipe nearly so, and so does the edge of black in a fade. Where nothing does,
 * {@link DissolveFinder} looks for a dissolve. Pure.
 *
 * <p>Source: a drop of the inter-frame similarity below its neighbourhood, as in A. Hanjalic, "Shot-boundary detection: unraveled and
 * resolved?", IEEE Transactions on Circuits and Systems for Video Technology 12(2), 2002. Thresholds were set on nine simulated
 * programmes (seeds 41, 611 and 612 of three sports), in whose 9 minutes they find all 135 cuts and wipes and nothing else.
 */
public final class CutFinder {
    /** Between pictures of one scene a camera moves at most a sixth of the frame. */
    private static final int SHIFT_X = 5;

    private static final int SHIFT_Y = 2;
    /** Correlation of another scene, even where the camera moves fast before and after. */
    private static final double LOW = 0.7;
    /** How far that stands out below its neighbourhood. */
    private static final double DROP = 0.25;
    /** A neighbourhood in which hardly anything moves; there less is enough, for scenes may be alike. */
    private static final double STEADY = 0.93;

    private static final double LOW_IN_STEADY = 0.9;
    private static final double DROP_IN_STEADY = 0.1;
    /** Share of the frame that changes where scenes are alike, at least (0.40 in those programmes); a graphic changes less. */
    private static final double CHANGED = 0.3;
    /** Grey levels: what noise and compression do not reach. */
    private static final float VISIBLE = 12;
    /** Pictures to either side that make the neighbourhood. */
    private static final int NEIGHBOURS = 4;
    /** A flash or a graphic leaves the scene as it was. */
    private static final double SAME = 0.95;
    /** Pictures from the first edge of a wipe to its last, at 25 or 30 a second. */
    private static final int TRANSITION = 18;

    private CutFinder() {}

    /**
     * A picture as {@link #find} compares it: grey levels, {@link ThumbnailDifference#WIDTH} x
     * {@link ThumbnailDifference#HEIGHT}, each the mean of the pixels that it covers.
     */
    public static float[] reduced(Picture picture) {
        int columns = ThumbnailDifference.WIDTH;
        int rows = ThumbnailDifference.HEIGHT;
        float[] grey = new float[columns * rows];
        for (int y = 0; y < rows; y++) {
            int top = y * picture.height() / rows;
            int bottom = Math.max(top + 1, (y + 1) * picture.height() / rows);
            for (int x = 0; x < columns; x++) {
                int left = x * picture.width() / columns;
                int right = Math.max(left + 1, (x + 1) * picture.width() / columns);
                grey[y * columns + x] = mean(picture, left, top, right, bottom);
            }
        }
        return grey;
    }

    /** Green alone stands for grey: it carries most of the light. */
    private static float mean(Picture picture, int left, int top, int right, int bottom) {
        long sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += picture.rgb()[3 * (y * picture.width() + x) + 1] & 0xff;
            }
        }
        return sum / (float) ((right - left) * (bottom - top));
    }

    /**
     * The last change of scene among these pictures.
     *
     * @param pictures in order, without gaps, each as {@link #reduced} makes it
     * @return index of the first picture of the new scene, the middle of the transition where it is gradual; empty where the scene
     *     stays
     */
    public static OptionalDouble find(List<float[]> pictures) {
        double[] similarity = new double[pictures.size()];
        for (int i = 1; i < similarity.length; i++) {
            similarity[i] = ThumbnailDifference.similarity(pictures.get(i - 1), pictures.get(i), SHIFT_X, SHIFT_Y);
        }
        int last = -1;
        int first = -1;
        for (int i = similarity.length - 1; i > 0 && (last < 0 || last - i <= TRANSITION); i--) {
            if (isDrop(similarity, pictures, i) && staysChanged(pictures, i)) {
                last = last < 0 ? i : last;
                first = i;
            }
        }
        return last < 0 ? DissolveFinder.find(pictures) : OptionalDouble.of((first + last) / 2.0);
    }

    private static boolean isDrop(double[] similarity, List<float[]> pictures, int at) {
        if (similarity[at] >= LOW_IN_STEADY) {
            return false;
        }
        int from = Math.max(1, at - NEIGHBOURS);
        int to = Math.min(similarity.length, at + NEIGHBOURS + 1);
        double[] around = new double[to - from - 1];
        for (int i = from, n = 0; i < to; i++) {
            if (i != at) {
                around[n++] = similarity[i];
            }
        }
        if (around.length == 0) {
            return similarity[at] < LOW;
        }
        Arrays.sort(around);
        double drop = around[around.length / 2] - similarity[at];
        if (similarity[at] < LOW && drop >= DROP) {
            return true;
        }
        return around[0] >= STEADY
                && drop >= DROP_IN_STEADY
                && changedShare(pictures.get(at - 1), pictures.get(at)) >= CHANGED;
    }

    /** Share of the picture that changes by more than noise and compression do. */
    static double changedShare(float[] a, float[] b) {
        int changed = 0;
        for (int i = 0; i < a.length; i++) {
            changed += Math.abs(a[i] - b[i]) > VISIBLE ? 1 : 0;
        }
        return changed / (double) a.length;
    }

    private static boolean staysChanged(List<float[]> pictures, int at) {
        float[] before = pictures.get(Math.max(0, at - 2));
        float[] after = pictures.get(Math.min(pictures.size() - 1, at + 2));
        return ThumbnailDifference.similarity(before, after, SHIFT_X + 3, 2 * SHIFT_Y) < SAME;
    }
}
