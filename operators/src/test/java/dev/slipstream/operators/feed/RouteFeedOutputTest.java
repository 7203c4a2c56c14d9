package dev.slipstream.operators.feed;

import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.FeedEvent;
import dev.slipstream.contracts.record.FeedOutput;
import dev.slipstream.contracts.record.FeedState;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.sample.TestSegments;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the source hands over goes to three ways, unchanged. */
class RouteFeedOutputTest {
    @Test
    void sendsEachKindItsWay() throws Exception {
        Segment segment = TestSegments.media(0, 0, (byte) 1);
        FeedEvent event = new FeedEvent("slalom-1", 0L, FeedState.STREAMING, TestSegments.START, "");
        DeadLetter letter = DeadSamples.failed("ingest", Reason.SAMPLE_MISSING, segment, "it came without a picture");
        try (var harness = ProcessFunctionTestHarnesses.forProcessFunction(new RouteFeedOutput())) {
            harness.processElement(new FeedOutput(segment, null, null), 0);
            harness.processElement(new FeedOutput(null, event, null), 0);
            harness.processElement(new FeedOutput(null, null, letter), 0);

            assertThat(harness.extractOutputValues()).containsExactly(segment);
            assertThat(harness.getSideOutput(RouteFeedOutput.EVENTS))
                    .extracting("value")
                    .containsExactly(event);
            assertThat(harness.getSideOutput(RouteFeedOutput.DEAD_LETTERS))
                    .extracting("value")
                    .containsExactly(letter);
        }
    }
}
