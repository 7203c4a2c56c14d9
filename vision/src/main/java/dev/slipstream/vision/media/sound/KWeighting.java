package dev.slipstream.vision.media.sound;

/**
 * The K-weighting of one channel: a shelf for the head's effect, then a high-pass (ITU-R BS.1770-5, annex 1). The
 * Recommendation tabulates the coefficients at 48 kHz; for other rates the same analogue filters are put through the
 * bilinear transform, with the parameters of B. De Man, "Evaluation of implementations of the EBU R128 loudness
 * measurement", AES 145, 2018, which give the tabulated values back at 48 kHz.
 */
public final class KWeighting {
    private static final double SHELF_HZ = 1681.974450955533;
    private static final double SHELF_DB = 3.999843853973347;
    private static final double SHELF_Q = 0.7071752369554196;
    private static final double SHELF_EXPONENT = 0.4996667741545416;
    private static final double PASS_HZ = 38.13547087602444;
    private static final double PASS_Q = 0.5003270373238773;

    private final double[] shelf;
    private final double[] pass;
    private double s1;
    private double s2;
    private double p1;
    private double p2;

    /** For samples at {@code rate} hertz. */
    public KWeighting(double rate) {
        shelf = shelf(rate);
        pass = pass(rate);
    }

    /** Coefficients b0, b1, b2, a1, a2 of the shelf. */
    static double[] shelf(double rate) {
        double k = Math.tan(Math.PI * SHELF_HZ / rate);
        double high = Math.pow(10, SHELF_DB / 20);
        double band = Math.pow(high, SHELF_EXPONENT);
        double a0 = 1 + k / SHELF_Q + k * k;
        return new double[] {
            (high + band * k / SHELF_Q + k * k) / a0,
            2 * (k * k - high) / a0,
            (high - band * k / SHELF_Q + k * k) / a0,
            2 * (k * k - 1) / a0,
            (1 - k / SHELF_Q + k * k) / a0
        };
    }

    /** Coefficients b0, b1, b2, a1, a2 of the high-pass; the Recommendation leaves its numerator at 1, -2, 1. */
    static double[] pass(double rate) {
        double k = Math.tan(Math.PI * PASS_HZ / rate);
        double a0 = 1 + k / PASS_Q + k * k;
        return new double[] {1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / PASS_Q + k * k) / a0};
    }

    /**
     * Filters samples (full scale = 1) and adds up their squares.
     *
     * @return the sum of squares of the weighted samples in [from, to)
     */
    public double sumOfSquares(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            double x = samples[i];
            double y = shelf[0] * x + s1; // transposed direct form II
            s1 = shelf[1] * x - shelf[3] * y + s2;
            s2 = shelf[2] * x - shelf[4] * y;
            double z = pass[0] * y + p1;
            p1 = pass[1] * y - pass[3] * z + p2;
            p2 = pass[2] * y - pass[4] * z;
            sum += z * z;
        }
        if (!(Math.abs(s1) + Math.abs(s2) + Math.abs(p1) + Math.abs(p2) < 1e6)) {
            reset(); // damaged sound decodes to anything, and an infinity would stay for ever
            return 0;
        }
        return sum;
    }

    private void reset() {
        s1 = 0;
        s2 = 0;
        p1 = 0;
        p2 = 0;
    }
}
