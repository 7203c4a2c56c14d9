package dev.slipstream.modelserving.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Drops boxes that a better one of the same class already covers (greedy non-maximum suppression). */
final class Suppression {
    /** As the detectors were published with. */
    private static final float MAX_OVERLAP = 0.45f;

    /** Bounds the comparisons; a network that is sure of more boxes than this is looking at noise. */
    private static final int MAX_CANDIDATES = 1000;

    private Suppression() {}

    /** The best boxes, best first, at most {@code most}. */
    static List<Candidate> best(List<Candidate> candidates, int most) {
        List<Candidate> sorted = candidates.stream()
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .limit(MAX_CANDIDATES)
                .toList();
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : sorted) {
            if (kept.size() < most && kept.stream().noneMatch(better -> covers(better, candidate))) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    private static boolean covers(Candidate better, Candidate candidate) {
        return better.type() == candidate.type() && better.overlap(candidate) > MAX_OVERLAP;
    }
}
