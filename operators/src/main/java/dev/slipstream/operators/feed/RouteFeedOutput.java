package dev.slipstream.operators.feed;

import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.FeedEvent;
import dev.slipstream.contracts.record.FeedOutput;
import dev.slipstream.contracts.record.Segment;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Splits what the feed source hands over, since a source itself has no side outputs. Stateless. */
public final class RouteFeedOutput extends ProcessFunction<FeedOutput, Segment> {
    private static final long serialVersionUID = 1L;

    public static final OutputTag<FeedEvent> EVENTS =
            new OutputTag<>("feed-events", new AvroTypeInfo<>(FeedEvent.class));
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("feed-dead-letters", new AvroTypeInfo<>(DeadLetter.class));

    @Override
    public void processElement(FeedOutput output, Context context, Collector<Segment> out) {
        if (output.getSegment() != null) {
            out.collect(output.getSegment());
        }
        if (output.getEvent() != null) {
            context.output(EVENTS, output.getEvent());
        }
        if (output.getDeadLetter() != null) {
            context.output(DEAD_LETTERS, output.getDeadLetter());
        }
    }
}
