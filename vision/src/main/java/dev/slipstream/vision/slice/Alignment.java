package dev.slipstream.vision.slice;

import java.util.List;

/**
 * Where the pictures of a video lie on one plane, that of the reference picture.
 *
 * @param toReference from each picture to the reference's plane, pixels of the video
 * @param correlation of each picture's edges with those of what it was laid on, 1 = the same
 * @param error mean distance of edges from where they should be, as far as their brightness tells, pixels of the video
 * @param fixed whether the camera stood still; all maps are then the identity
 */
record Alignment(List<Homography> toReference, List<Double> correlation, int reference, double error, boolean fixed) {
    Alignment {
        toReference = List.copyOf(toReference);
        correlation = List.copyOf(correlation);
    }
}
