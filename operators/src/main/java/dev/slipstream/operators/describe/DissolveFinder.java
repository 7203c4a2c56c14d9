package dev.slipstream.operators.describe;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Finds where one scene dissolves into another among consecutive pictures at 25 or 30 a second. No two of them differ much, so nothing
 * drops; but the middle of the change is the mean of its ends, has less contrast than either, and each pixel goes from one to the other
 * without going back. A pan does neither: what passes through the picture keeps its contrast and lights and darkens a pixel. Pure.
 *
 * <p>Source: the dip of the variance in a cross-fade, A. M. Alattar, "Detecting and compressing dissolve regions in video sequences with a
 * DVI multimedia image compression algorithm", ISCAS 1993; the rest keeps pans out. Thresholds were set on blends of shots of three simulated
 * programmes (seed 41). In blends of 0.5 to 1 s between shots of the six others (seeds 611, 612), whose cameras follow the action, and in
 * segments of a second, 58 of 100 dissolves are found within half a second, with two shots that are none. In the nine programmes themselves,
 * which have no dissolves, it finds nothing but what comes within half a second after a cut and therefore makes no shot of its own.
 */
final class DissolveFinder {
    /** Pictures from the middle to the ends that are compared: a quarter of a second to half of one. */
    private static final int[] REACHES = {6, 9, 12};
    /** Variance in the middle to the mean variance of the ends; two scenes that have nothing in common halve it. */
    private static final double DIP = 0.93;
    /** The net change of all pixels to the way that they went; cameras that move on meanwhile make the way longer. */
    private static final double STRAIGHT = 0.4;
    /** The smaller half of the change to the larger one. */
    private static final double EVEN = 0.3;
    /** How far the middle is off the mean of the ends, to the net change. */
    private static final double OFF = 0.4;
    /** Correlation of the ends over all pans between them; above, the scene is the same. */
    private static final double ALIKE = 0.8;
    /** The same of a half of the picture, which has less in it to tell scenes apart by. */
    private static final double HALF_ALIKE = 0.9;
    /** Share of the picture that changes visibly; a lower third that fades in changes less. */
    private static final double CHANGED = 0.5;

    private static final int SHIFT_X = 12;
    private static final int SHIFT_Y = 4;

    private DissolveFinder() {}

    /**
     * The middle of the clearest dissolve.
     *
     * @param pictures in order, without gaps, each as {@link CutFinder#reduced} makes it
     */
    static OptionalDouble find(List<float[]> pictures) {
        double[] variance =
                pictures.stream().mapToDouble(DissolveFinder::variance).toArray();
        double[] way = new double[pictures.size()];
        for (int i = 1; i < way.length; i++) {
            way[i] = way[i - 1] + difference(pictures.get(i - 1), pictures.get(i));
        }
        int found = -1;
        double clearest = Double.NEGATIVE_INFINITY;
        for (int reach : REACHES) {
            for (int at = reach; at < pictures.size() - reach; at++) {
                double clear = clearness(pictures, variance, way, at, reach);
                if (clear > clearest && isAnother(pictures.get(at - reach), pictures.get(at + reach))) {
                    clearest = clear;
                    found = at;
                }
            }
        }
        return found < 0 ? OptionalDouble.empty() : OptionalDouble.of(found);
    }

    /** How clearly the pictures around this one dissolve into each other; negative infinity where they do not. */
    private static double clearness(List<float[]> pictures, double[] variance, double[] way, int at, int reach) {
        float[] before = pictures.get(at - reach);
        float[] middle = pictures.get(at);
        float[] after = pictures.get(at + reach);
        double dip = 2 * variance[at] / Math.max(1, variance[at - reach] + variance[at + reach]);
        double net = difference(before, after);
        if (dip > DIP || CutFinder.changedShare(before, after) < CHANGED) {
            return Double.NEGATIVE_INFINITY;
        }
        double straight = net / (way[at + reach] - way[at - reach]);
        double first = difference(before, middle);
        double second = difference(middle, after);
        double off = offTheMean(before, middle, after) / net;
        if (straight < STRAIGHT || off > OFF || Math.min(first, second) < EVEN * Math.max(first, second)) {
            return Double.NEGATIVE_INFINITY;
        }
        return straight - dip - off;
    }

    /** Another scene is so in each half of the picture; beside a graphic that fades in one half stays. */
    private static boolean isAnother(float[] a, float[] b) {
        if (ThumbnailDifference.similarity(a, b, SHIFT_X, SHIFT_Y) > ALIKE) {
            return false;
        }
        for (Half half : Half.values()) {
            if (ThumbnailDifference.similarity(half.of(a), half.of(b), SHIFT_X, SHIFT_Y) > HALF_ALIKE) {
                return false;
            }
        }
        return true;
    }

    /** A half of the picture, filled up with its mirror image, so that it can be compared like a whole one. */
    private enum Half {
        LEFT,
        RIGHT,
        UPPER,
        LOWER;

        float[] of(float[] picture) {
            int right = ThumbnailDifference.WIDTH - 1;
            int bottom = ThumbnailDifference.HEIGHT - 1;
            float[] filled = new float[picture.length];
            for (int y = 0; y <= bottom; y++) {
                for (int x = 0; x <= right; x++) {
                    int fromX = switch (this) {
                        case LEFT -> Math.min(x, right - x);
                        case RIGHT -> Math.max(x, right - x);
                        default -> x;
                    };
                    int fromY = switch (this) {
                        case UPPER -> Math.min(y, bottom - y);
                        case LOWER -> Math.max(y, bottom - y);
                        default -> y;
                    };
                    filled[y * ThumbnailDifference.WIDTH + x] = picture[fromY * ThumbnailDifference.WIDTH + fromX];
                }
            }
            return filled;
        }
    }

    private static double offTheMean(float[] before, float[] middle, float[] after) {
        double sum = 0;
        for (int i = 0; i < middle.length; i++) {
            sum += Math.abs(middle[i] - (before[i] + after[i]) / 2);
        }
        return sum / middle.length;
    }

    private static double difference(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum / a.length;
    }

    private static double variance(float[] picture) {
        double sum = 0;
        double squares = 0;
        for (float value : picture) {
            sum += value;
            squares += value * (double) value;
        }
        double mean = sum / picture.length;
        return squares / picture.length - mean * mean;
    }
}
