package dev.slipstream.modelserving.pose;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;

/**
 * A person's pose in a picture.
 *
 * @param landmarks all 33
 * @param presence 0 to 1: that there is a person in the box at all
 * @param mask the person's pixels; null where the network gives none
 */
public record Pose(
        Map<BodyPoint, Landmark> landmarks,
        float presence,
        @Nullable PersonMask mask) {
    public Pose {
        landmarks = Map.copyOf(landmarks);
    }

    public Landmark at(BodyPoint point) {
        return Objects.requireNonNull(landmarks.get(point));
    }
}
