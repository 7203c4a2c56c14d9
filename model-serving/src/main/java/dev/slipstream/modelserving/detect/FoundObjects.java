package dev.slipstream.modelserving.detect;

import dev.slipstream.modelserving.ModelInfo;

import java.util.List;

/**
 * What was found in a picture, the most confident first, and what found it; at most {@link #MAX} things.
 *
 * @param models the weights that found; a heuristic is named here as one and has no digest
 */
public record FoundObjects(List<DetectedObject> objects, List<ModelInfo> models) {
    /** A crowd is no list of athletes; more would only swell records. */
    public static final int MAX = 64;

    public FoundObjects {
        objects = objects.stream().limit(MAX).toList();
        models = List.copyOf(models);
    }
}
