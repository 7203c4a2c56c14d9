package dev.slipstream.operators.sample;

import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Outcome;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.feed.DeadSamples;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every segment comes out exactly once: as a thumbnail, as an end, or as a dead letter. */
class SampleFunctionTest {
    private OneInputStreamOperatorTestHarness<Segment, SampledSegment> harness;

    @BeforeEach
    void open() throws Exception {
        harness = ProcessFunctionTestHarnesses.forProcessFunction(new SampleFunction(FakeSampleDecoder::new));
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
        assertThat(FakeSampleDecoder.OPEN).hasValue(0);
    }

    @Test
    void decodesTheSampleToAThumbnail() throws Exception {
        harness.processElement(TestSegments.media(0, 1, (byte) 200), 0);

        assertThat(harness.extractOutputValues()).singleElement().satisfies(sampled -> {
            assertThat(sampled.segment.getId()).isEqualTo("slalom-1/0/1");
            assertThat(sampled.thumbnail).hasSize(64 * 36).containsOnly((byte) 200);
        });
        assertThat(harness.getSideOutput(SampleFunction.FAILED)).isNull();
    }

    @Test
    void passesTheEndOfAnEpoch() throws Exception {
        harness.processElement(TestSegments.end(0, 2), 0);

        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(sampled -> assertThat(sampled.thumbnail).isNull());
    }

    @Test
    void sendsAnUndecodableSampleToTheDeadLetters() throws Exception {
        byte[] broken = new byte[DeadSamples.MAX_PAYLOAD + 5];
        broken[0] = FakeSampleDecoder.BROKEN;

        harness.processElement(TestSegments.media(0, 3, broken), 0);

        assertThat(harness.extractOutputValues()).isEmpty();
        DeadLetter letter = onlyFailure();
        assertThat(letter.getId()).isEqualTo("sample:slalom-1/0/3");
        assertThat(letter.getReason()).isEqualTo("SAMPLE_UNDECODABLE");
        assertThat(letter.getOutcome()).isEqualTo(Outcome.FAILED);
        assertThat(letter.getSamples()).isEqualTo(1);
        assertThat(letter.getMessage()).contains("Feed slalom-1", "segment slalom-1/0/3", "h264", "no start code");
        assertThat(letter.getPayload().remaining()).isEqualTo(DeadSamples.MAX_PAYLOAD);
        assertThat(letter.getTime()).isEqualTo(TestSegments.START.plusSeconds(3));
    }

    @Test
    void sendsASegmentWithoutSampleToTheDeadLetters() throws Exception {
        Segment segment = TestSegments.media(0, 4, (byte) 1);
        segment.setSample(null);

        harness.processElement(segment, 0);

        assertThat(harness.extractOutputValues()).isEmpty();
        DeadLetter letter = onlyFailure();
        assertThat(letter.getReason()).isEqualTo("SAMPLE_MISSING");
        assertThat(letter.getPayload()).isNull();
        assertThat(letter.getFeed()).isEqualTo("slalom-1");
    }

    private DeadLetter onlyFailure() {
        assertThat(harness.getSideOutput(SampleFunction.FAILED)).hasSize(1);
        return harness.getSideOutput(SampleFunction.FAILED).element().getValue();
    }
}
