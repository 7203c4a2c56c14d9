package dev.slipstream.operators.cascade;

import dev.slipstream.contracts.record.Box;
import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.detect.DetectedObject;
import dev.slipstream.modelserving.detect.FoundObjects;
import dev.slipstream.modelserving.detect.HogObjectTask;
import dev.slipstream.modelserving.detect.ObjectTask;
import dev.slipstream.operators.describe.ReadSample;
import dev.slipstream.operators.describe.Segments;
import dev.slipstream.operators.describe.ShotSamples;
import dev.slipstream.operators.sample.TestSegments;
import dev.slipstream.vision.media.Picture;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

/** What a detector finds is written down in the sample's pixels, bounded, with the weights that found it. */
class ObjectsStepTest {
    private static final Picture PICTURE = new Picture(4, 4, new byte[48]);
    private static final ModelInfo MODEL = new ModelInfo("eyes", "1", "ab");

    private static ReadSample run(Segment segment, List<DetectedObject> found, double scale) {
        ObjectTask task =
                (picture, models) -> CompletableFuture.completedFuture(new FoundObjects(found, List.of(MODEL)));
        ReadSample result = new ReadSample();
        new ObjectsStep(task)
                .run(ShotSamples.of(segment, 0, true), PICTURE, scale, (model, inputs) -> new CompletableFuture<>(), 1)
                .join()
                .addTo(result);
        return result;
    }

    @Test
    void writesObjectsInTheSamplesPixels() {
        Segment segment = TestSegments.media(0, 3, (byte) 1);

        ReadSample result = run(segment, List.of(new DetectedObject("person", 0.75f, 10.5f, 20, 30.2f, 40)), 2);

        assertThat(result.objects).singleElement().satisfies(object -> {
            assertThat(object.getLabel()).isEqualTo("person");
            assertThat(object.getConfidence()).isEqualTo(0.75f);
            assertThat(object.getBox()).isEqualTo(new Box(21, 40, 61, 80));
            assertThat(object.getSegment()).isEqualTo(segment.getId());
            assertThat(object.getCaptureTime()).isEqualTo(Segments.sampleTime(segment));
        });
        assertThat(result.models).containsExactly(new ModelVersion("eyes", "1", "ab"));
        assertThat(result.degraded).isEmpty();
        assertThat(result.looked).isTrue();
    }

    @Test
    void whatAHeuristicFoundIsToldApart() {
        ReadSample result = new ReadSample();
        Picture grey = new Picture(64, 128, new byte[64 * 128 * 3]);
        new ObjectsStep(new HogObjectTask())
                .run(
                        ShotSamples.of(TestSegments.media(0, 0, (byte) 1), 0, true),
                        grey,
                        1,
                        (model, inputs) -> new CompletableFuture<>(),
                        1)
                .join()
                .addTo(result);

        assertThat(result.degraded).containsExactly("objects:heuristic");
        // It misses most athletes: a number outside of those it found may be a bib.
        assertThat(result.looked).isFalse();
    }

    @Test
    void boundsACrowd() {
        DetectedObject one = new DetectedObject("person", 0.5f, 1, 1, 2, 2);

        assertThat(run(TestSegments.media(0, 0, (byte) 1), Collections.nCopies(50, one), 1).objects)
                .hasSize(ObjectsStep.MAX_OBJECTS);
    }
}
