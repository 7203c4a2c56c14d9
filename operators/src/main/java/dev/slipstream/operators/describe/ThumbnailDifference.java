package dev.slipstream.operators.describe;

import dev.slipstream.operators.sample.SampledSegment;

import java.util.Arrays;

/**
 * How two thumbnails differ, made for pictures one to two seconds apart, between which a camera pans far and athletes
 * cross the frame. All thumbnails are grey, {@link SampledSegment#WIDTH} x {@link SampledSegment#HEIGHT}, row-major.
 */
final class ThumbnailDifference {
    static final int WIDTH = SampledSegment.WIDTH / 2;
    static final int HEIGHT = SampledSegment.HEIGHT / 2;
    /** Furthest pan that is followed, in half-size pixels: three eighths of the frame to the side, a quarter in height. */
    private static final int SHIFT_X = 12;

    private static final int SHIFT_Y = 4;
    /** Grey levels: smaller differences are noise even in a flat picture. */
    private static final double MIN_UNIT = 8;

    private static final int BLOCK_WIDTH = 8;
    private static final int BLOCK_HEIGHT = 9;
    /** Below this a frame has no structure to compare: black, white or a plain card. Grey levels. */
    private static final double PLAIN_DEVIATION = 6;

    private static final int WHITE = 245;
    private static final double DARK = 16;

    private ThumbnailDifference() {}

    /**
     * Best normalised cross-correlation over all shifts of the camera up to three eighths of the frame, -1 to 1; 1 is
     * the same picture whatever its brightness and contrast. 0 where either is plain.
     *
     * <p>Source: J. P. Lewis, "Fast Normalized Cross-Correlation", 1995; computed directly, as the pictures are small.
     */
    static double similarity(byte[] a, byte[] b) {
        return similarity(halved(a), halved(b), SHIFT_X, SHIFT_Y);
    }

    /**
     * The same of pictures of half that size, {@link #WIDTH} x {@link #HEIGHT}, over smaller or larger shifts.
     *
     * @param shiftX furthest pan to either side, pixels
     * @param shiftY furthest tilt up or down, pixels
     */
    static double similarity(float[] a, float[] b, int shiftX, int shiftY) {
        double best = -1;
        for (int dy = -shiftY; dy <= shiftY; dy++) {
            for (int dx = -shiftX; dx <= shiftX; dx++) {
                best = Math.max(best, correlation(a, b, dx, dy));
            }
        }
        return best;
    }

    /**
     * Share of the picture that changed, 0 to 1, whatever shift of the camera explains most of it: the mean over the
     * overlap of the absolute difference from each one's median, in units of the flatter picture's mean deviation, cut
     * off at 1. The cut-off keeps an athlete or a graphic from counting for more than the area it covers.
     *
     * <p>Source: truncated absolute differences as in robust matching, P. Huber, "Robust Statistics", 1981.
     */
    static double changedShare(byte[] a, byte[] b) {
        float[] first = aroundMedian(halved(a));
        float[] second = aroundMedian(halved(b));
        double unit = Math.max(MIN_UNIT, Math.min(meanDeviation(first), meanDeviation(second)));
        double least = 1;
        for (int dy = -SHIFT_Y; dy <= SHIFT_Y; dy++) {
            for (int dx = -SHIFT_X; dx <= SHIFT_X; dx++) {
                least = Math.min(least, changedShare(first, second, dx, dy, unit));
            }
        }
        return least;
    }

    private static double changedShare(float[] a, float[] b, int dx, int dy, double unit) {
        double sum = 0;
        for (int y = Math.max(0, -dy); y < Math.min(HEIGHT, HEIGHT - dy); y++) {
            for (int x = Math.max(0, -dx); x < Math.min(WIDTH, WIDTH - dx); x++) {
                sum += Math.min(unit, Math.abs(a[y * WIDTH + x] - b[(y + dy) * WIDTH + x + dx]));
            }
        }
        return sum / unit / overlap(dx, dy);
    }

    private static double overlap(int dx, int dy) {
        return (WIDTH - Math.abs(dx)) * (double) (HEIGHT - Math.abs(dy));
    }

    /**
     * How far the median grey level moved, in doublings of light, 0 or more; an athlete in the picture moves it little,
     * another scene may a lot. Dark levels are lifted, so that noise near black is no doubling.
     */
    static double levelChange(byte[] a, byte[] b) {
        double first = median(halved(a)) + DARK;
        double second = median(halved(b)) + DARK;
        return Math.abs(Math.log(first / second)) / Math.log(2);
    }

    private static float[] aroundMedian(float[] picture) {
        float middle = median(picture);
        float[] centred = picture.clone();
        for (int i = 0; i < centred.length; i++) {
            centred[i] -= middle;
        }
        return centred;
    }

    private static float median(float[] picture) {
        float[] sorted = picture.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double meanDeviation(float[] centred) {
        double sum = 0;
        for (float value : centred) {
            sum += Math.abs(value);
        }
        return sum / centred.length;
    }

    /** Largest mean absolute difference of any block of 8 x 9 pixels, grey levels: a graphic fills one, noise does not. */
    static double largestBlockChange(byte[] a, byte[] b) {
        double largest = 0;
        for (int top = 0; top < SampledSegment.HEIGHT; top += BLOCK_HEIGHT) {
            for (int left = 0; left < SampledSegment.WIDTH; left += BLOCK_WIDTH) {
                int sum = 0;
                for (int y = top; y < top + BLOCK_HEIGHT; y++) {
                    for (int x = left; x < left + BLOCK_WIDTH; x++) {
                        int i = y * SampledSegment.WIDTH + x;
                        sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
                    }
                }
                largest = Math.max(largest, sum / (double) (BLOCK_WIDTH * BLOCK_HEIGHT));
            }
        }
        return largest;
    }

    /** Whether the frame shows nothing: a flash that burnt it out, a dip to black, a plain card. */
    static boolean isPlain(byte[] thumbnail) {
        double sum = 0;
        double squares = 0;
        int white = 0;
        for (byte pixel : thumbnail) {
            int value = pixel & 0xff;
            sum += value;
            squares += value * (double) value;
            white += value >= WHITE ? 1 : 0;
        }
        double mean = sum / thumbnail.length;
        double deviation = Math.sqrt(Math.max(0, squares / thumbnail.length - mean * mean));
        return deviation < PLAIN_DEVIATION || white > 0.6 * thumbnail.length;
    }

    private static float[] halved(byte[] full) {
        float[] half = new float[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int i = 2 * y * SampledSegment.WIDTH + 2 * x;
                int below = i + SampledSegment.WIDTH;
                half[y * WIDTH + x] =
                        ((full[i] & 0xff) + (full[i + 1] & 0xff) + (full[below] & 0xff) + (full[below + 1] & 0xff))
                                / 4f;
            }
        }
        return half;
    }

    private static double correlation(float[] a, float[] b, int dx, int dy) {
        double sumA = 0;
        double sumB = 0;
        double squaresA = 0;
        double squaresB = 0;
        double products = 0;
        for (int y = Math.max(0, -dy); y < Math.min(HEIGHT, HEIGHT - dy); y++) {
            for (int x = Math.max(0, -dx); x < Math.min(WIDTH, WIDTH - dx); x++) {
                double p = a[y * WIDTH + x];
                double q = b[(y + dy) * WIDTH + x + dx];
                sumA += p;
                sumB += q;
                squaresA += p * p;
                squaresB += q * q;
                products += p * q;
            }
        }
        double n = overlap(dx, dy);
        double varianceA = squaresA - sumA * sumA / n;
        double varianceB = squaresB - sumB * sumB / n;
        // A plain overlap correlates with nothing; one grey level of deviation is noise.
        if (varianceA < n || varianceB < n) {
            return 0;
        }
        return (products - sumA * sumB / n) / Math.sqrt(varianceA * varianceB);
    }
}
