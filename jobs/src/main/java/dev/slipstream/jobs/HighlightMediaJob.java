package dev.slipstream.jobs;

import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.EditorialDecision;
import dev.slipstream.contracts.record.FeedEvent;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightExposure;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.highlight.HighlightSettings;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

import java.time.Instant;
import java.util.List;

/**
 * Finds the highlights of named files and addresses and ends with them: ingest, describe and highlight in one bounded run,
 * without servers. Signals are judged in the order of event time, so that the same files give the same highlights.
 *
 * <pre>
 * feeds ─► {@link DescribeMediaJob} ─► descriptions, segments ─► {@link HighlightWorkflow} ─► highlights
 *                                       results, decisions ──┘
 * </pre>
 */
public final class HighlightMediaJob {
    public static final String NAME = "highlight-media";

    private HighlightMediaJob() {}

    /** What comes out; the caller collects it. */
    public record Outputs(
            DataStream<Highlight> highlights,
            DataStream<HighlightExposure> exposure,
            DataStream<DeadLetter> deadLetters,
            DataStream<FeedEvent> events) {}

    /** The run over these feeds, with the standard models. */
    public static Outputs define(
            StreamExecutionEnvironment env,
            ReadableConfig settings,
            List<FeedRegistration> feeds,
            List<ResultsMessage> results,
            List<EditorialDecision> decisions) {
        return defineWorkflow(
                env, settings, DescribeMediaJob.define(env, settings, feeds, results), results, decisions);
    }

    /** The run over what was ingested and described before. */
    public static HighlightWorkflow.Outputs define(
            StreamExecutionEnvironment env, ReadableConfig settings, Described described) {
        return HighlightWorkflow.define(
                new HighlightWorkflow.Inputs(
                        BoundedStreams.of(
                                env, described.segments(), Segment.class, Segment::getCaptureTime, "segments"),
                        BoundedStreams.of(
                                env,
                                described.descriptions(),
                                Description.class,
                                Description::getLastSampleTime,
                                "descriptions"),
                        results(env, described.results()),
                        decisions(env, described.decisions())),
                HighlightOptions.settings(settings, HighlightSettings.Pace.ORDERED),
                StoredMedia.of(settings),
                HighlightOptions.clipLimits(settings, DescribeWorkflow.Pace.BOUNDED));
    }

    /** What a unit's feeds, results and editors said. */
    public record Described(
            List<Segment> segments,
            List<Description> descriptions,
            List<ResultsMessage> results,
            List<EditorialDecision> decisions) {}

    static Outputs defineWorkflow(
            StreamExecutionEnvironment env,
            ReadableConfig settings,
            DescribeMediaJob.Outputs described,
            List<ResultsMessage> results,
            List<EditorialDecision> decisions) {
        HighlightWorkflow.Outputs highlights = HighlightWorkflow.define(
                new HighlightWorkflow.Inputs(
                        described.segments(),
                        described.descriptions(),
                        knownAtStart(env, results),
                        decisions(env, decisions)),
                HighlightOptions.settings(settings, HighlightSettings.Pace.ORDERED),
                StoredMedia.of(settings),
                HighlightOptions.clipLimits(settings, DescribeWorkflow.Pace.BOUNDED));
        return new Outputs(
                highlights.highlights(),
                highlights.exposure(),
                described.deadLetters().union(highlights.deadLetters()),
                described.events());
    }

    private static DataStream<ResultsMessage> results(StreamExecutionEnvironment env, List<ResultsMessage> results) {
        return BoundedStreams.of(env, results, ResultsMessage.class, ResultsMessage::getTime, "results-in-time");
    }

    /** Documents that lie beside media are those of the end; what they say of the beginning is known there already. */
    private static DataStream<ResultsMessage> knownAtStart(
            StreamExecutionEnvironment env, List<ResultsMessage> results) {
        return BoundedStreams.of(env, results, ResultsMessage.class, message -> Instant.EPOCH, "results-at-start");
    }

    private static DataStream<EditorialDecision> decisions(
            StreamExecutionEnvironment env, List<EditorialDecision> decisions) {
        return BoundedStreams.of(env, decisions, EditorialDecision.class, EditorialDecision::getTime, "decisions");
    }
}
