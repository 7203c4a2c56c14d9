package dev.slipstream.operators.cascade;

import dev.slipstream.contracts.record.DetectedObject;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.modelserving.client.ModelCall;
import dev.slipstream.modelserving.detect.HogObjectTask;
import dev.slipstream.modelserving.detect.ObjectTask;
import dev.slipstream.operators.describe.ModelVersions;
import dev.slipstream.operators.describe.Segments;
import dev.slipstream.operators.describe.ShotSample;
import dev.slipstream.vision.media.Picture;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Finds people and things in the picture. */
public final class ObjectsStep implements AnalysisStep {
    /** Every object travels in a record; behind the surest come the spectators. */
    static final int MAX_OBJECTS = 32;

    /** Reason in a result whose objects no model found. */
    private static final String HEURISTIC = Step.OBJECTS + ":heuristic";

    private final ObjectTask task;

    public ObjectsStep(ObjectTask task) {
        this.task = task;
    }

    @Override
    public String name() {
        return Step.OBJECTS;
    }

    @Override
    public CompletableFuture<Finding> run(
            ShotSample sample, Picture picture, double scale, ModelCall models, long timeoutNanos) {
        Segment segment = sample.segment;
        return task.find(picture, models).thenApply(found -> {
            List<DetectedObject> objects = found.objects().stream()
                    .limit(MAX_OBJECTS)
                    .map(object -> new DetectedObject(
                            object.label(),
                            object.confidence(),
                            Boxes.scaled(object.x(), object.y(), object.width(), object.height(), scale),
                            Segments.sampleTime(segment),
                            segment.getId()))
                    .toList();
            return result -> {
                result.objects.addAll(objects);
                result.models.addAll(ModelVersions.of(found.models()));
                boolean heuristic =
                        found.models().stream().allMatch(model -> model.name().endsWith(HogObjectTask.MARK));
                result.looked = !heuristic;
                if (heuristic) {
                    // What a heuristic found is kept, and told apart from what a model found.
                    result.degraded.add(HEURISTIC);
                }
            };
        });
    }
}
