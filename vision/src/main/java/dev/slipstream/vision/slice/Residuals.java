package dev.slipstream.vision.slice;

import java.util.Arrays;

/**
 * How much brighter another picture is at each of a key picture's points, gain and offset taken out, and how far each point is
 * believed (Tukey's biweight).
 */
final class Residuals {
    private static final double TUKEY = 4.7;
    /** Levels of brightness: of grain and a codec together. */
    private static final double LEAST_SPREAD = 1.5;
    /** Of points that were not believed: what is wrong with the gain may be why. */
    private static final float DISTRUST = 0.02f;

    private static final int LEVELS = 256;
    private static final int BINS_PER_LEVEL = 16;

    private final EdgePoints points;
    private final float[] seen;
    private final float[] difference;
    private final float[] weight;
    /** Of points by how much brighter or darker they are, for the median: a sort would cost more than all the rest. */
    private final int[] count = new int[LEVELS * BINS_PER_LEVEL];

    private double gain = 1;
    private double spread = LEAST_SPREAD;

    Residuals(EdgePoints points) {
        this.points = points;
        seen = new float[points.count()];
        difference = new float[points.count()];
        weight = new float[points.count()];
        Arrays.fill(weight, 1);
    }

    /**
     * Looks at the other picture.
     *
     * @return how many of the points it shows
     */
    int look(Pyramid.Level other, Homography map) {
        int inside = 0;
        double[] sums = new double[6];
        for (int k = 0; k < points.count(); k++) {
            float x = points.x()[k];
            float y = points.y()[k];
            double u = map.x(x, y);
            double v = map.y(x, y);
            boolean shown = map.weight(x, y) > 0.05 && other.contains(u, v);
            seen[k] = shown ? other.at(u, v) : -1;
            if (shown) {
                sum(sums, Math.max(weight[k], DISTRUST), seen[k], points.value()[k]);
                inside++;
            }
        }
        weigh(sums);
        return inside;
    }

    private void weigh(double[] s) {
        double meanSeen = s[1] / s[0];
        double meanValue = s[2] / s[0];
        double ratio = (s[4] / s[0] - meanValue * meanValue) / Math.max(1, s[3] / s[0] - meanSeen * meanSeen);
        gain = Math.max(0.5, Math.min(2, Math.sqrt(Math.max(0, ratio))));
        double offset = meanValue - gain * meanSeen;
        int n = 0;
        Arrays.fill(count, 0);
        for (int k = 0; k < points.count(); k++) {
            if (seen[k] >= 0) {
                difference[k] = (float) (gain * seen[k] + offset - points.value()[k]);
                count[(int) Math.min(count.length - 1, Math.abs(difference[k]) * BINS_PER_LEVEL)]++;
                n++;
            }
        }
        int middle = 0;
        for (int below = count[0]; below <= n / 2 && middle < count.length - 1; below += count[middle]) {
            middle++;
        }
        spread = Math.max(LEAST_SPREAD, n == 0 ? 0 : 1.4826 * (middle + 0.5) / BINS_PER_LEVEL);
        for (int k = 0; k < points.count(); k++) {
            double share = difference[k] / (TUKEY * spread);
            weight[k] = seen[k] < 0 || Math.abs(share) >= 1 ? 0 : (float) ((1 - share * share) * (1 - share * share));
        }
    }

    private static void sum(double[] sums, double w, double a, double b) {
        sums[0] += w;
        sums[1] += w * a;
        sums[2] += w * b;
        sums[3] += w * a * a;
        sums[4] += w * b * b;
        sums[5] += w * a * b;
    }

    double gain() {
        return gain;
    }

    double weight(int point) {
        return weight[point];
    }

    double difference(int point) {
        return difference[point];
    }

    double variance() {
        return spread * spread;
    }

    /** Of the points that are believed; 0 where those are few. */
    double correlation() {
        double[] s = new double[6];
        int inside = 0;
        int kept = 0;
        for (int k = 0; k < points.count(); k++) {
            inside += seen[k] >= 0 ? 1 : 0;
            if (weight[k] > 0) {
                sum(s, 1, seen[k], points.value()[k]);
                kept++;
            }
        }
        double n = Math.max(1, s[0]);
        double ab = s[5] / n - s[1] / n * s[2] / n;
        double aa = s[3] / n - s[1] / n * s[1] / n;
        double bb = s[4] / n - s[2] / n * s[2] / n;
        return kept < inside / 4 ? 0 : ab / Math.sqrt(Math.max(1e-9, aa * bb));
    }
}
