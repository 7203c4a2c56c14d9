package dev.slipstream.operators.cascade;

import dev.slipstream.contracts.record.Caption;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.modelserving.client.InferenceException;
import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.client.LaneOptions;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.operators.describe.ReadSample;
import dev.slipstream.operators.describe.ShotSamples;
import dev.slipstream.operators.inference.FakeEndpoints;
import dev.slipstream.operators.sample.TestSegments;
import dev.slipstream.vision.media.Picture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A caption where the model answers as asked; a reported problem where it does not; nothing where it is away. */
class CaptionStepTest {
    private static final LaneOptions ONCE = new LaneOptions(
            1, Duration.ZERO, 1, 1, Duration.ofMillis(1), 5, Duration.ofSeconds(1), Duration.ofSeconds(1));

    private static final Segment SEGMENT = TestSegments.media(0, 0, (byte) 1);
    private static final Picture PICTURE = new Picture(1600, 900, new byte[1600 * 900 * 3]);

    @AfterEach
    void nothingStaysOpen() {
        assertThat(FakeEndpoints.OPEN).hasValue(0);
    }

    @Test
    void writesTheCaptionDownWithItsModel() {
        ReadSample result = run((model, inputs) -> {
            assertThat(inputs).hasSize(2);
            assertThat(inputs.get(1).data().getShort()).as("a JPEG file").isEqualTo((short) 0xd8ff);
            return answer("{\"caption\":\"A gate.\",\"names\":[]}");
        });

        Caption caption = Objects.requireNonNull(result.caption);
        assertThat(caption.getText()).isEqualTo("A gate.");
        assertThat(caption.getSegment()).isEqualTo(SEGMENT.getId());
        assertThat(result.models).containsExactly(caption.getModel());
        assertThat(result.captionProblem).isNull();
        assertThat(result.degraded).isEmpty();
    }

    @Test
    void anotherFormIsReportedAndNoCaption() {
        ReadSample result = run((model, inputs) -> answer("A gate."));

        assertThat(result.caption).isNull();
        assertThat(result.captionProblem).contains("no JSON");
        assertThat(result.degraded).containsExactly("caption:failed");
    }

    @Test
    void anEndpointThatIsAwayIsOnlyMissing() {
        assertThatThrownBy(() -> run((model, inputs) -> {
                    throw new InferenceException(Kind.RETRY, "connection refused");
                }))
                .hasRootCauseInstanceOf(InferenceException.class);
    }

    private static ReadSample run(FakeEndpoints.Model model) {
        ReadSample result = new ReadSample();
        try (CaptionStep step = new CaptionStep(FakeEndpoints.of("vlm", model), ONCE, "some-vlm")) {
            step.run(
                            ShotSamples.of(SEGMENT, 0, true),
                            PICTURE,
                            1,
                            (name, inputs) -> new CompletableFuture<>(),
                            Duration.ofSeconds(20).toNanos())
                    .join()
                    .addTo(result);
        }
        return result;
    }

    private static List<Tensor> answer(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return List.of(new Tensor("answer", DataType.UINT8, new long[] {1, bytes.length}, ByteBuffer.wrap(bytes)));
    }
}
