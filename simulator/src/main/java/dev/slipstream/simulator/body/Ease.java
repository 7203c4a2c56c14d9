package dev.slipstream.simulator.body;

/** The few curves that motion is made of. */
public final class Ease {
    private Ease() {}

    /** 0 before 0, 1 after 1, with level ends: Hermite's 3k² - 2k³. */
    public static double smooth(double k) {
        double c = Math.max(0, Math.min(1, k));
        return c * c * (3 - 2 * c);
    }

    /** Rises from 0 to 1 over [from, from + in], falls back over [to - out, to]. */
    public static double window(double t, double from, double in, double to, double out) {
        return smooth((t - from) / in) * (1 - smooth((t - (to - out)) / out));
    }

    public static double mix(double a, double b, double k) {
        return a + (b - a) * k;
    }

    /** A periodic curve through values at equal steps of the phase, by Catmull and Rom. */
    static double cycle(double[] keys, double phase) {
        int n = keys.length;
        double u = (phase - Math.floor(phase)) * n;
        int i = Math.min(n - 1, (int) u);
        double k = u - i;
        double p0 = keys[(i + n - 1) % n];
        double p1 = keys[i];
        double p2 = keys[(i + 1) % n];
        double p3 = keys[(i + 2) % n];
        return p1 + 0.5 * k * (p2 - p0 + k * (2 * p0 - 5 * p1 + 4 * p2 - p3 + k * (3 * (p1 - p2) + p3 - p0)));
    }
}
