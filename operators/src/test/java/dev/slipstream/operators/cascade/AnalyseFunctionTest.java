package dev.slipstream.operators.cascade;

import dev.slipstream.contracts.record.FactSource;
import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.contracts.record.Provenance;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.modelserving.client.LaneOptions;
import dev.slipstream.modelserving.client.ModelCall;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.operators.describe.ModelVersions;
import dev.slipstream.operators.describe.ReadSample;
import dev.slipstream.operators.describe.ShotSample;
import dev.slipstream.operators.describe.ShotSamples;
import dev.slipstream.operators.inference.FakeEndpoints;
import dev.slipstream.operators.inference.Inference;
import dev.slipstream.operators.inference.InferenceLimits;
import dev.slipstream.operators.inference.ModelRoute;
import dev.slipstream.operators.sample.FakeSampleDecoder;
import dev.slipstream.operators.sample.TestSegments;
import dev.slipstream.vision.media.Picture;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

/** Samples get what their steps find, and go on without what fails. */
class AnalyseFunctionTest {
    private static final InferenceLimits LIMITS = InferenceLimits.waiting(2, 4, Duration.ofSeconds(10));

    private OneInputStreamOperatorTestHarness<PlannedSample, ReadSample> harness;

    @BeforeEach
    void open() throws Exception {
        var endpoint = FakeEndpoints.of("grey", (model, inputs) -> {
            float grey = inputs.get(0).toFloats()[0];
            if (grey == 99 || (grey == 50 && model.version().equals("2"))) {
                throw new IllegalStateException("cannot see this");
            }
            return List.of(Tensor.ofFloats("y", new long[] {1}, model.version().equals("2") ? -grey : grey));
        });
        harness = new OneInputStreamOperatorTestHarness<>(
                Inference.factory(new AnalyseFunction(
                        FakeSampleDecoder::new,
                        endpoint,
                        LaneOptions.DEFAULT,
                        LIMITS,
                        List.of(() -> new GreyStep("text"), () -> new GreyStep("objects")))),
                TypeInformation.of(PlannedSample.class).createSerializer(new SerializerConfigImpl()));
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
        assertThat(FakeEndpoints.OPEN).hasValue(0);
        assertThat(FakeSampleDecoder.OPEN).hasValue(0);
    }

    @Test
    void runsTheStepsThatArePlannedAndPassesTheRest() throws Exception {
        process(0, 5, List.of("text", "objects"), List.of());
        process(1, 6, List.of(), List.of("text"));
        harness.endInput();

        assertThat(harness.extractOutputValues())
                .satisfiesExactly(
                        read -> {
                            assertThat(read.texts)
                                    .extracting(ReadText::getText)
                                    .containsExactly("text 5.0", "objects 5.0");
                            assertThat(read.models).contains(new ModelVersion("grey", "1", "ab"));
                            assertThat(read.provenance)
                                    .containsExactly(
                                            new Provenance("texts", FactSource.MODEL, "grey", "1"),
                                            new Provenance("objects", FactSource.MODEL, "grey", "1"));
                            assertThat(read.degraded).isEmpty();
                            assertThat(read.sample.segment.getSample().getData().remaining())
                                    .isZero();
                        },
                        passed -> {
                            assertThat(passed.texts).isEmpty();
                            assertThat(passed.degraded).containsExactly("text:shed");
                        });
    }

    @Test
    void goesOnWithoutWhatTheModelOrTheDecoderCannotDo() throws Exception {
        process(0, 99, List.of("text", "unknown"), List.of());
        process(1, FakeSampleDecoder.BROKEN, List.of("text"), List.of("objects"));
        process(2, 7, List.of("text"), List.of());
        harness.endInput();

        assertThat(harness.extractOutputValues())
                .extracting(read -> read.degraded)
                .containsExactly(
                        List.of("text:failed", "unknown:failed"), List.of("objects:shed", "text:failed"), List.of());
    }

    @Test
    void asksTheVersionOfTheRouteAndFallsBackWhereThatFails() throws Exception {
        process(0, 5, List.of("text"), List.of(), new ModelRoute("grey", "2", "1", null));
        process(1, 50, List.of("text"), List.of(), new ModelRoute("grey", "2", "1", null));
        harness.endInput();

        assertThat(harness.extractOutputValues())
                .extracting(read -> read.texts.get(0).getText())
                .containsExactly("text -5.0", "text 50.0");
    }

    private void process(int sequence, int grey, List<String> steps, List<String> shed, ModelRoute... routes)
            throws Exception {
        PlannedSample planned =
                new PlannedSample(ShotSamples.of(TestSegments.media(0, sequence, (byte) grey), sequence, true));
        planned.steps.addAll(steps);
        planned.shed.addAll(shed);
        planned.routes.addAll(List.of(routes));
        harness.processElement(planned, 0);
    }

    /** Asks a model for the picture's grey and writes it down as a text. */
    private record GreyStep(String name) implements AnalysisStep {
        @Override
        public CompletableFuture<Finding> run(
                ShotSample sample, Picture picture, double scale, ModelCall models, long timeoutNanos) {
            Segment segment = sample.segment;
            return models.call("grey", List.of(Tensor.ofFloats("x", new long[] {1}, picture.rgb()[0])))
                    .thenApply(answer -> result -> {
                        String text = name + " " + answer.outputs().get(0).toFloats()[0];
                        result.texts.add(new ReadText(
                                text, 1f, Boxes.scaled(0, 0, 1, 1, scale), TestSegments.START, segment.getId()));
                        result.models.add(ModelVersions.of(answer.model()));
                    });
        }
    }
}
