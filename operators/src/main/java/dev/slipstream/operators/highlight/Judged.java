package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Contribution;

import java.util.List;

/**
 * What may be a highlight, with its score and why.
 *
 * @param score sum of the contributions' amounts
 * @param threshold that it has to reach
 * @param degraded what it had to be judged without
 */
record Judged(
        Happening happening, double score, double threshold, List<Contribution> contributions, List<String> degraded) {
    boolean passes() {
        return score >= threshold;
    }
}
