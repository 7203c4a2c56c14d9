package dev.slipstream.modelserving.detect;

/**
 * A box that a detector proposes, before its doubles are dropped; in the network's pixels.
 *
 * @param type number of the class
 * @param score 0 to 1
 */
record Candidate(int type, float score, float left, float top, float right, float bottom) {
    float overlap(Candidate other) {
        float w = Math.min(right, other.right) - Math.max(left, other.left);
        float h = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        if (w <= 0 || h <= 0) {
            return 0;
        }
        return w * h / (area() + other.area() - w * h);
    }

    private float area() {
        return (right - left) * (bottom - top);
    }
}
