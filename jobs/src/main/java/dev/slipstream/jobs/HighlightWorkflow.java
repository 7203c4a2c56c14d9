package dev.slipstream.jobs;

import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.EditorialDecision;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightExposure;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.highlight.ClipFunction;
import dev.slipstream.operators.highlight.ClipStore;
import dev.slipstream.operators.highlight.HighlightFunction;
import dev.slipstream.operators.highlight.HighlightSettings;
import dev.slipstream.operators.highlight.UnitSignal;
import dev.slipstream.operators.inference.Inference;
import dev.slipstream.operators.inference.InferenceLimits;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * From segments, descriptions, results and editors to highlights: the part that the live job and files share.
 *
 * <pre>
 * segments ─────► signals ─┐
 * descriptions ─► signals ─┼─► highlights (by unit) ─► highlights
 * results ──────► signals ─┤        ├─ exposure
 * decisions ────► signals ─┘        ├─ clips (async) ─► highlights with clips
 *                                   ├─ replay requests
 *                                   └─ failed
 * </pre>
 */
public final class HighlightWorkflow {
    private HighlightWorkflow() {}

    /** What comes in. */
    record Inputs(
            DataStream<Segment> segments,
            DataStream<Description> descriptions,
            DataStream<ResultsMessage> results,
            DataStream<EditorialDecision> decisions) {}

    /**
     * What comes out.
     *
     * @param highlights every revision, those with clips among them
     * @param judged the revisions without; who reads these alone has no clip cut
     */
    public record Outputs(
            DataStream<Highlight> highlights,
            DataStream<Highlight> judged,
            DataStream<ReplayRequest> replays,
            DataStream<HighlightExposure> exposure,
            DataStream<DeadLetter> deadLetters) {}

    static Outputs define(Inputs inputs, HighlightSettings settings, ClipStore clips, InferenceLimits limits) {
        DataStream<UnitSignal> segments = inputs.segments()
                .map(UnitSignal::of)
                .returns(UnitSignal.class)
                .name("segment-signals")
                .uid("segment-signals");
        DataStream<UnitSignal> descriptions = inputs.descriptions()
                .map(UnitSignal::of)
                .returns(UnitSignal.class)
                .name("description-signals")
                .uid("description-signals");
        DataStream<UnitSignal> results = inputs.results()
                .map(UnitSignal::of)
                .returns(UnitSignal.class)
                .name("results-signals")
                .uid("results-signals");
        DataStream<UnitSignal> decisions = inputs.decisions()
                .map(UnitSignal::of)
                .returns(UnitSignal.class)
                .name("decision-signals")
                .uid("decision-signals");
        SingleOutputStreamOperator<Highlight> highlights = segments.union(descriptions, results, decisions)
                .keyBy(signal -> signal.unit)
                .process(new HighlightFunction(settings))
                .name("highlights")
                .uid("highlights");
        DataStream<Highlight> withClips = Inference.of(
                        highlights.getSideOutput(HighlightFunction.CLIPS),
                        new ClipFunction(clips, limits),
                        new AvroTypeInfo<>(Highlight.class))
                .name("clips")
                .uid("clips");
        return new Outputs(
                highlights.union(withClips),
                highlights,
                highlights.getSideOutput(HighlightFunction.REPLAYS),
                highlights.getSideOutput(HighlightFunction.EXPOSURE),
                highlights.getSideOutput(HighlightFunction.FAILED));
    }
}
