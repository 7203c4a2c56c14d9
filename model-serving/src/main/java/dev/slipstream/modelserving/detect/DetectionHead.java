package dev.slipstream.modelserving.detect;

import dev.slipstream.modelserving.tensor.Tensor;

import java.util.List;

/** What a kind of detector's numbers mean; the seam for further kinds. */
interface DetectionHead {
    /** All boxes of at least this score, in the network's pixels, with doubles. */
    List<Candidate> candidates(List<Tensor> outputs, float minScore);
}
