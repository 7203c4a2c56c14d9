package dev.slipstream.modelserving.detect;

import dev.slipstream.modelserving.client.ModelCall;
import dev.slipstream.vision.media.Picture;

import java.util.concurrent.CompletableFuture;

/** Finds people and things in a picture; the seam behind which any detector can stand. Thread-safe. */
public interface ObjectTask {
    /** Looks at the picture; preparing it runs in the caller's thread. */
    CompletableFuture<FoundObjects> find(Picture picture, ModelCall models);
}
