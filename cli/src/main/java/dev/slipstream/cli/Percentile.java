package dev.slipstream.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The nearest-rank percentile, which is always a value that was measured. */
final class Percentile {
    private Percentile() {}

    /** -1 where nothing was measured. */
    static long of(List<Long> values, int percent) {
        if (values.isEmpty()) {
            return -1;
        }
        List<Long> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.size()) - 1));
    }
}
