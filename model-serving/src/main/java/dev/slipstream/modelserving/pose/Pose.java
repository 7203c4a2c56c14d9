package dev.slipstream.modelserving.pose;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A person's pose in a picture.
 *
 * @param landmarks in the order of {@link BodyPoint}
 * @param presence 0 to 1: that there is a person in the box at all
 * @param mask the person's pixels; null where the network gives none
 */
public record Pose(
        List<Landmark> landmarks, float presence, @Nullable PersonMask mask) {
    public Pose {
        landmarks = List.copyOf(landmarks);
    }

    public Landmark at(BodyPoint point) {
        return landmarks.get(point.ordinal());
    }
}
