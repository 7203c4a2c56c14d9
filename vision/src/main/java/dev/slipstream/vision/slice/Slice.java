package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;

import java.util.List;
import java.util.Map;

/**
 * A spacetime slice, and how it was made.
 *
 * @param picture the empty scene with everybody who moves at instants of their own
 * @param seconds the instants at which anybody is shown, as the pictures' times say
 * @param athletes for each who moves the instants at which they are shown
 * @param fixed whether the camera stood still; else it panned
 * @param pictures how many were looked at
 * @param used how many of them lie on the slice: a very wide pan is cut at both ends
 * @param alignmentErrorPixels mean distance of edges from where they should be, as far as their brightness tells; 0 for a fixed camera
 * @param correlation the poorest of all pictures with what it was laid on, at most 1
 * @param stageMillis wall time of each stage, in order
 * @param masks for each picture that lies on the slice its number and who moves in it
 */
public record Slice(
        Picture picture,
        List<Double> seconds,
        List<List<Double>> athletes,
        boolean fixed,
        int pictures,
        int used,
        double alignmentErrorPixels,
        double correlation,
        Map<String, Long> stageMillis,
        List<Mask> masks) {
    /**
     * Who moves in one of the pictures.
     *
     * @param number of the picture
     * @param shown whether the slice shows anybody at this instant
     */
    public record Mask(int number, boolean shown, Cutout cutout) {}
}
