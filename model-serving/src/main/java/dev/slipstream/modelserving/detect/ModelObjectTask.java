package dev.slipstream.modelserving.detect;

import dev.slipstream.modelserving.client.ModelCall;
import dev.slipstream.vision.media.Picture;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Finds objects with a detector of the catalogue, wherever it runs.
 *
 * @param model its name there
 */
public record ModelObjectTask(String model, DetectorCodec codec) implements ObjectTask {
    @Override
    public CompletableFuture<FoundObjects> find(Picture picture, ModelCall models) {
        return models.call(model, codec.encode(picture))
                .thenApply(
                        answer -> new FoundObjects(codec.decode(picture, answer.outputs()), List.of(answer.model())));
    }
}
