package dev.slipstream.modelserving.detect;

import dev.slipstream.modelserving.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;

/**
 * YOLOX: one output [1, cells, 5 + classes], all strides below one another; a cell's first four numbers are the box's
 * centre relative to the cell and the logarithms of its sides, in strides; the fifth is that there is anything at all.
 *
 * <p>Source: Z. Ge et al., "YOLOX: Exceeding YOLO Series in 2021", arXiv:2107.08430.
 */
record YoloxHead(Grid grid) implements DetectionHead {
    /** exp of it is beyond any picture: keeps a damaged answer finite. */
    private static final float MAX_LOG = 8;

    @Override
    public List<Candidate> candidates(List<Tensor> outputs, float minScore) {
        Tensor output = outputs.get(0);
        int row = (int) output.shape()[2];
        float[] values = output.toFloats();
        List<Candidate> found = new ArrayList<>();
        int cell = 0;
        for (int level = 0; level < grid.strides().length; level++) {
            int columns = grid.columns(level);
            for (int i = 0; i < grid.cells(level); i++, cell++) {
                int at = cell * row;
                if (values[at + 4] >= minScore) {
                    add(values, at, row, i % columns, i / columns, grid.strides()[level], minScore, found);
                }
            }
        }
        return found;
    }

    private static void add(
            float[] values, int at, int row, int x, int y, int stride, float minScore, List<Candidate> found) {
        int best = 5;
        for (int i = 6; i < row; i++) {
            best = values[at + i] > values[at + best] ? i : best;
        }
        float score = values[at + 4] * values[at + best];
        if (score >= minScore) {
            float centreX = (values[at] + x) * stride;
            float centreY = (values[at + 1] + y) * stride;
            float halfWidth = (float) Math.exp(Math.min(MAX_LOG, values[at + 2])) * stride / 2;
            float halfHeight = (float) Math.exp(Math.min(MAX_LOG, values[at + 3])) * stride / 2;
            found.add(new Candidate(
                    best - 5,
                    score,
                    centreX - halfWidth,
                    centreY - halfHeight,
                    centreX + halfWidth,
                    centreY + halfHeight));
        }
    }
}
