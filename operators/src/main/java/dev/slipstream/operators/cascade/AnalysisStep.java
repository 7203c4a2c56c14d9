package dev.slipstream.operators.cascade;

import dev.slipstream.modelserving.client.ModelCall;
import dev.slipstream.operators.describe.ReadSample;
import dev.slipstream.operators.describe.ShotSample;
import dev.slipstream.vision.media.Picture;

import java.util.concurrent.CompletableFuture;

/** One step of a sample's analysis; opened where the operator runs, and shared by its threads. */
public interface AnalysisStep extends AutoCloseable {
    /** A name of {@link Step}. */
    String name();

    /**
     * Begins the step, in a worker's thread.
     *
     * @param picture of the sample, perhaps smaller than it was sent
     * @param scale by which boxes in the picture grow to boxes in the sample's pixels
     * @param timeoutNanos after which nobody waits
     */
    CompletableFuture<Finding> run(
            ShotSample sample, Picture picture, double scale, ModelCall models, long timeoutNanos);

    @Override
    default void close() {}

    /** What a step found, ready to be written down. */
    @FunctionalInterface
    interface Finding {
        /** Runs once the other steps have ended too, in the order of the plan. */
        void addTo(ReadSample result);
    }
}
