package dev.slipstream.benchmarks;

/** Right, wrong and missed ones, and the usual figures of them. */
final class Tally {
    private int right;
    private int wrong;
    private int missed;

    void right() {
        right++;
    }

    void wrong() {
        wrong++;
    }

    void missed() {
        missed++;
    }

    /** Share of what was said that is right; 1 where nothing was said. */
    double precision() {
        return right + wrong == 0 ? 1 : right / (double) (right + wrong);
    }

    /** Share of what is true that was said; 1 where nothing was to say. */
    double recall() {
        return right + missed == 0 ? 1 : right / (double) (right + missed);
    }

    /** Harmonic mean of both; 1 where nothing was to say and nothing was said. */
    double f1() {
        int all = 2 * right + wrong + missed;
        return all == 0 ? 1 : 2.0 * right / all;
    }

    /** How many were true. */
    int truths() {
        return right + missed;
    }

    @Override
    public String toString() {
        return right + " right, " + wrong + " wrong, " + missed + " missed";
    }
}
