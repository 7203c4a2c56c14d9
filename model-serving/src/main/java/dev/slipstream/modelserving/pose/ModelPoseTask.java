package dev.slipstream.modelserving.pose;

import dev.slipstream.modelserving.catalogue.CatalogueEntry;
import dev.slipstream.modelserving.client.ModelCall;

import java.util.concurrent.CompletableFuture;

/**
 * Finds poses with a network of the catalogue, wherever it runs.
 *
 * @param model its name there
 */
public record ModelPoseTask(String model, PoseLandmarkCodec codec) implements PoseTask {
    /** The task that asks this model. */
    public static ModelPoseTask of(CatalogueEntry entry) {
        return new ModelPoseTask(entry.name(), PoseLandmarkCodec.of(entry));
    }

    @Override
    public CompletableFuture<FoundPose> find(PersonCrop person, ModelCall models) {
        return models.call(model, codec.encode(person))
                .thenApply(answer -> new FoundPose(codec.decode(person, answer.outputs()), answer.model()));
    }
}
