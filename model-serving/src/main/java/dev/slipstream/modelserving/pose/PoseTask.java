package dev.slipstream.modelserving.pose;

import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.client.ModelCall;

import java.util.concurrent.CompletableFuture;

/** Finds the pose of a person whose box is known; the seam behind which any pose network can stand. Thread-safe. */
public interface PoseTask {
    /** Looks at the person; preparing the picture runs in the caller's thread. */
    CompletableFuture<FoundPose> find(PersonCrop person, ModelCall models);

    /** A pose and the weights that found it. */
    record FoundPose(Pose pose, ModelInfo model) {}
}
