package dev.slipstream.modelserving.detect;

import dev.slipstream.modelserving.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;

/**
 * NanoDet: for each stride an output [1, cells, classes] of scores, then for each stride one [1, cells, 4 * bins] with a
 * distribution over the distances from the cell's centre to the left, upper, right and lower edge, in strides.
 *
 * <p>Source: X. Li et al., "Generalized Focal Loss", NeurIPS 2020 (the distances are means of softmax distributions).
 */
record NanoDetHead(Grid grid, int bins) implements DetectionHead {
    @Override
    public List<Candidate> candidates(List<Tensor> outputs, float minScore) {
        int levels = grid.strides().length;
        List<Candidate> found = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            Tensor scores = outputs.get(level);
            int classes = (int) scores.shape()[2];
            float[] score = scores.toFloats();
            float[] distances = outputs.get(levels + level).toFloats();
            for (int cell = 0; cell < grid.cells(level); cell++) {
                int best = best(score, cell * classes, classes);
                float value = score[cell * classes + best];
                if (value >= minScore) {
                    found.add(box(best, value, level, cell, distances));
                }
            }
        }
        return found;
    }

    private static int best(float[] score, int at, int classes) {
        int best = 0;
        for (int i = 1; i < classes; i++) {
            best = score[at + i] > score[at + best] ? i : best;
        }
        return best;
    }

    private Candidate box(int type, float score, int level, int cell, float[] distances) {
        int stride = grid.strides()[level];
        int row = cell / grid.columns(level);
        float x = (cell - row * grid.columns(level) + 0.5f) * stride;
        float y = (row + 0.5f) * stride;
        int at = cell * 4 * bins;
        return new Candidate(
                type,
                score,
                x - mean(distances, at) * stride,
                y - mean(distances, at + bins) * stride,
                x + mean(distances, at + 2 * bins) * stride,
                y + mean(distances, at + 3 * bins) * stride);
    }

    /** Mean of the distribution whose logits stand here. */
    private float mean(float[] logits, int at) {
        float top = logits[at];
        for (int i = 1; i < bins; i++) {
            top = Math.max(top, logits[at + i]);
        }
        double sum = 0;
        double weighted = 0;
        for (int i = 0; i < bins; i++) {
            double weight = Math.exp(logits[at + i] - top);
            sum += weight;
            weighted += weight * i;
        }
        return (float) (weighted / sum);
    }
}
