package dev.slipstream.vision.replay.hull;

/**
 * How a picture's brightness relates to its plate's, and how noisy it is: cameras on automatic exposure drift, and a
 * drift must not look like an athlete.
 *
 * @param gain red, green, blue: picture level over plate level
 * @param noise median distance in levels between picture and plate
 * @param changed share of the picture that differs from the plate, of one
 * @param spread standard deviation of the picture's levels: near nothing where a camera shows nothing
 */
@SuppressWarnings("ArrayRecordComponent") // three numbers that nobody compares
public record Exposure(double[] gain, double noise, double changed, double spread) {
    private static final int STEP = 12;
    private static final int BINS = 768;
    private static final double WIDEST = 3;
    private static final int DARK = 24;
    private static final int BRIGHT = 235;
    private static final double DIFFERENT = 30;

    /**
     * Medians over a grid of pixels, which athletes do not move.
     *
     * @param rgb of the moment
     * @param plate as large
     * @param width pixels in a row
     */
    public static Exposure of(byte[] rgb, byte[] plate, int width) {
        int[][] ratios = new int[3][BINS];
        int[] counted = new int[3];
        int rows = rgb.length / 3 / width;
        for (int y = STEP / 2; y < rows; y += STEP) {
            for (int x = STEP / 2; x < width; x += STEP) {
                int at = 3 * (y * width + x);
                for (int c = 0; c < 3; c++) {
                    int p = plate[at + c] & 255;
                    int f = rgb[at + c] & 255;
                    if (p >= DARK && p <= BRIGHT && f < 250) {
                        ratios[c][Math.min(BINS - 1, (int) (BINS / WIDEST * f / p))]++;
                        counted[c]++;
                    }
                }
            }
        }
        double[] gain = new double[3];
        for (int c = 0; c < 3; c++) {
            gain[c] = counted[c] < 50 ? 1 : Math.max(0.5, Math.min(2, WIDEST / BINS * median(ratios[c], counted[c])));
            if (Math.abs(gain[c] - 1) < 2.0 / 256) {
                gain[c] = 1; // finer than the bins tell
            }
        }
        return measured(rgb, plate, width, gain);
    }

    private static Exposure measured(byte[] rgb, byte[] plate, int width, double[] gain) {
        int[] distances = new int[442];
        int n = 0;
        int changed = 0;
        double sum = 0;
        double squares = 0;
        int rows = rgb.length / 3 / width;
        for (int y = STEP / 2; y < rows; y += STEP) {
            for (int x = STEP / 2; x < width; x += STEP) {
                int at = 3 * (y * width + x);
                double d2 = 0;
                for (int c = 0; c < 3; c++) {
                    double d = (rgb[at + c] & 255) - Math.min(255, gain[c] * (plate[at + c] & 255));
                    d2 += d * d;
                }
                double d = Math.sqrt(d2);
                distances[(int) Math.min(441, Math.round(d))]++;
                changed += d > DIFFERENT ? 1 : 0;
                int g = rgb[at + 1] & 255;
                sum += g;
                squares += g * g;
                n++;
            }
        }
        double mean = sum / n;
        return new Exposure(
                gain, median(distances, n), (double) changed / n, Math.sqrt(Math.max(0, squares / n - mean * mean)));
    }

    /** Where half lies below, within the bin by its share. */
    private static double median(int[] histogram, int n) {
        double half = n / 2.0;
        double below = 0;
        for (int i = 0; i < histogram.length; i++) {
            if (below + histogram[i] >= half && histogram[i] > 0) {
                return i + (half - below) / histogram[i];
            }
            below += histogram[i];
        }
        return 0;
    }

    /** The plate's levels of a channel as this exposure shows them. */
    int[] levels(int channel) {
        int[] levels = new int[256];
        for (int i = 0; i < 256; i++) {
            levels[i] = (int) Math.min(255, Math.round(gain[channel] * i));
        }
        return levels;
    }
}
