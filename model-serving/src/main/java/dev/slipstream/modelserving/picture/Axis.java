package dev.slipstream.modelserving.picture;

/** Which of the picture's pixels stand behind each of the network's along one axis, and how much each counts. */
final class Axis {
    private final int taps;
    private final int[] first;
    private final int[] count;
    private final float[] weights;

    private Axis(int length, int taps) {
        this.taps = taps;
        this.first = new int[length];
        this.count = new int[length];
        this.weights = new float[length * taps];
    }

    /**
     * The axis of a view.
     *
     * @param start where it begins, in the picture's pixels
     * @param scale the picture's pixels for one of the network's
     * @param length the network's pixels
     * @param limit the picture's pixels
     */
    static Axis of(double start, double scale, int length, int limit) {
        Axis axis = new Axis(length, scale > 1 ? Math.min(limit, (int) Math.ceil(scale) + 1) : 2);
        for (int i = 0; i < length; i++) {
            double from = start + i * scale;
            double middle = from + scale / 2;
            if (scale > 1) {
                axis.area(i, Math.max(0, from), Math.min(limit, from + scale));
            } else if (middle >= 0 && middle < limit) {
                axis.line(i, middle - 0.5, limit);
            }
        }
        return axis;
    }

    /** Each pixel counts by what lies between {@code from} and {@code to}. */
    private void area(int i, double from, double to) {
        if (to - from < 1e-6) {
            return;
        }
        int low = (int) from;
        int high = (int) Math.ceil(to - 1e-9);
        first[i] = low;
        count[i] = Math.min(taps, high - low);
        for (int tap = 0; tap < count[i]; tap++) {
            double covered = Math.min(to, low + tap + 1.0) - Math.max(from, low + tap);
            weights[i * taps + tap] = (float) (covered / (to - from));
        }
    }

    /** Between the centres of two pixels. */
    private void line(int i, double position, int limit) {
        double clamped = Math.max(0, Math.min(limit - 1.0, position));
        int low = Math.min((int) clamped, Math.max(0, limit - 2));
        first[i] = low;
        count[i] = Math.min(2, limit);
        float fraction = (float) (clamped - low);
        weights[i * taps] = 1 - fraction;
        if (count[i] > 1) {
            weights[i * taps + 1] = fraction;
        }
    }

    /** The first pixel of the picture that is looked at at all. */
    int left() {
        int left = Integer.MAX_VALUE;
        for (int i = 0; i < first.length; i++) {
            left = count[i] > 0 ? Math.min(left, first[i]) : left;
        }
        return left == Integer.MAX_VALUE ? 0 : left;
    }

    /** One beyond the last pixel of the picture that is looked at. */
    int right() {
        int right = 0;
        for (int i = 0; i < first.length; i++) {
            right = Math.max(right, first[i] + count[i]);
        }
        return right;
    }

    int first(int i) {
        return first[i];
    }

    /** How many pixels; 0 where the network looks beyond the picture. */
    int count(int i) {
        return count[i];
    }

    float weight(int i, int tap) {
        return weights[i * taps + tap];
    }
}
