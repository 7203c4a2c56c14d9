package dev.slipstream.jobs;

import dev.slipstream.connectors.feed.FeedDirectory;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.FeedEvent;
import dev.slipstream.contracts.record.FeedHealth;
import dev.slipstream.contracts.record.FeedOutput;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.ModelRollout;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.feed.RouteFeedOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

import java.util.List;

/**
 * Describes named files and addresses and ends with them: ingest and describe in one bounded run, without servers.
 *
 * <pre>
 * feeds ─► route ─► {@link DescribeWorkflow} ─► descriptions, health
 *            └─ events, dead letters
 * </pre>
 */
public final class DescribeMediaJob {
    public static final String NAME = "describe-media";

    private DescribeMediaJob() {}

    /** What comes out; the caller collects it. */
    public record Outputs(
            DataStream<Segment> segments,
            DataStream<Description> descriptions,
            DataStream<FeedHealth> health,
            DataStream<DeadLetter> deadLetters,
            DataStream<FeedEvent> events) {}

    /** The run over these feeds, with the standard models. */
    public static Outputs define(
            StreamExecutionEnvironment env,
            ReadableConfig settings,
            List<FeedRegistration> feeds,
            List<ResultsMessage> results) {
        return defineWorkflow(
                env, settings, FeedSources.of(FeedDirectory.of(feeds), settings), results, StandardModels.of(settings));
    }

    static Outputs defineWorkflow(
            StreamExecutionEnvironment env,
            ReadableConfig settings,
            Source<FeedOutput, ?, ?> feeds,
            List<ResultsMessage> results,
            DescribeWorkflow.Models models) {
        SingleOutputStreamOperator<Segment> segments = env.fromSource(
                        feeds, WatermarkStrategy.forMonotonousTimestamps(), "feeds")
                .uid("feeds")
                .process(new RouteFeedOutput())
                .name("route")
                .uid("route");
        // Lists that a bounded run was given are known at its start; nothing is broadcast.
        DataStream<ResultsMessage> noMoreResults = BoundedStreams.none(env, ResultsMessage.class, "results");
        DataStream<ModelRollout> noRollouts = BoundedStreams.none(env, ModelRollout.class, "rollouts");
        DescribeWorkflow.Outputs described = DescribeWorkflow.define(
                new DescribeWorkflow.Inputs(segments, noMoreResults, results, noRollouts),
                models,
                DescribeWorkflow.Pace.BOUNDED,
                settings);
        return new Outputs(
                segments,
                described.descriptions(),
                described.health(),
                described.deadLetters().union(segments.getSideOutput(RouteFeedOutput.DEAD_LETTERS)),
                segments.getSideOutput(RouteFeedOutput.EVENTS));
    }
}
