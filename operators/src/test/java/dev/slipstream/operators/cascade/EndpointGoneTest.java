package dev.slipstream.operators.cascade;

import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.modelserving.client.InferenceException;
import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.client.LaneOptions;
import dev.slipstream.modelserving.client.ModelCall;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.operators.describe.ReadSample;
import dev.slipstream.operators.describe.ShotSample;
import dev.slipstream.operators.describe.ShotSamples;
import dev.slipstream.operators.inference.FakeEndpoints;
import dev.slipstream.operators.inference.Inference;
import dev.slipstream.operators.inference.InferenceLimits;
import dev.slipstream.operators.sample.FakeSampleDecoder;
import dev.slipstream.operators.sample.TestSegments;
import dev.slipstream.vision.media.Picture;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Samples of a minute, one a second, while the endpoint is gone: every one goes on, in order, and says what is missing. */
class EndpointGoneTest {
    private static final AtomicBoolean DOWN = new AtomicBoolean();
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final LaneOptions LANES = new LaneOptions(
            1, Duration.ZERO, 4, 1, Duration.ofMillis(1), 3, Duration.ofMillis(300), Duration.ofMillis(300));

    @Test
    void outputGoesOn() throws Exception {
        DOWN.set(false);
        var endpoint = FakeEndpoints.of("gone", (model, inputs) -> {
            ASKED.incrementAndGet();
            if (DOWN.get()) {
                throw new InferenceException(Kind.RETRY, "connection refused");
            }
            return inputs;
        });
        try (var harness = new OneInputStreamOperatorTestHarness<PlannedSample, ReadSample>(
                Inference.factory(new AnalyseFunction(
                        FakeSampleDecoder::new,
                        endpoint,
                        LANES,
                        InferenceLimits.shedding(1, 4, 256, Duration.ofSeconds(10)),
                        List.of(EchoStep::new))),
                TypeInformation.of(PlannedSample.class).createSerializer(new SerializerConfigImpl()))) {
            harness.open();
            process(harness, 0, 5);
            DOWN.set(true);
            int before = ASKED.get();
            process(harness, 5, 65);
            assertThat(ASKED.get() - before)
                    .as("asked, before it was left alone")
                    .isBetween(3, 8);
            DOWN.set(false);
            // One sample after the other, until the endpoint is tried again.
            int[] sequence = {65};
            await().pollInSameThread().until(() -> {
                process(harness, sequence[0], ++sequence[0]);
                return degraded(harness, sequence[0] - 1).isEmpty();
            });

            List<ReadSample> out = harness.extractOutputValues();
            assertThat(out)
                    .extracting(read -> read.sample.segment.getSequence())
                    .isSorted();
            assertThat(out).hasSize(sequence[0]);
            assertThat(out.subList(0, 5))
                    .allSatisfy(read -> assertThat(read.degraded).isEmpty());
            assertThat(out.subList(5, 65))
                    .allSatisfy(
                            read -> assertThat(read.degraded).singleElement().isIn("text:failed", "text:unavailable"));
            assertThat(out.subList(15, 65))
                    .allSatisfy(read -> assertThat(read.degraded).containsExactly("text:unavailable"));
        }
    }

    private static List<String> degraded(
            OneInputStreamOperatorTestHarness<PlannedSample, ReadSample> harness, int sequence) {
        return harness.extractOutputValues().get(sequence).degraded;
    }

    /** Hands samples over and waits until they are out. */
    private static void process(OneInputStreamOperatorTestHarness<PlannedSample, ReadSample> harness, int from, int to)
            throws Exception {
        for (int sequence = from; sequence < to; sequence++) {
            PlannedSample planned =
                    new PlannedSample(ShotSamples.of(TestSegments.media(0, sequence, (byte) 1), sequence, true));
            planned.steps.add(Step.TEXT);
            harness.processElement(planned, sequence);
        }
        harness.endInput();
    }

    /** Asks a model and writes down that it answered. */
    private static final class EchoStep implements AnalysisStep {
        @Override
        public String name() {
            return Step.TEXT;
        }

        @Override
        public CompletableFuture<Finding> run(
                ShotSample sample, Picture picture, double scale, ModelCall models, long timeoutNanos) {
            Segment segment = sample.segment;
            return models.call("echo", List.of(Tensor.ofFloats("x", new long[] {1, 1}, 1)))
                    .thenApply(answer -> result -> result.texts.add(new ReadText(
                            "seen", 1f, Boxes.scaled(0, 0, 1, 1, 1), TestSegments.START, segment.getId())));
        }
    }
}
