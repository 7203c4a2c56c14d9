package dev.slipstream.jobs;

import dev.slipstream.connectors.kafka.Decoded;
import dev.slipstream.connectors.kafka.KafkaEdges;
import dev.slipstream.connectors.kafka.KafkaTopics;
import dev.slipstream.connectors.kafka.SplitDecoded;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.FeedHealth;
import dev.slipstream.contracts.record.ModelRollout;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.contracts.record.Segment;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

import java.time.Duration;
import java.util.List;
import java.util.Properties;

/**
 * Describes what the segments show.
 *
 * <pre>
 * slipstream.segments ─► {@link DescribeWorkflow} ─► slipstream.descriptions
 * slipstream.results ──►      │                  └─► Elasticsearch
 * slipstream.models ───►      ├─ health ───────────► slipstream.feed-health
 *                             └─ dead letters ─────► slipstream.dead-letters
 * </pre>
 */
public final class DescribeJob {
    public static final String NAME = "describe";

    /** Kafka gives one feed's segments in order; between feeds a second is usual. */
    private static final Duration OUT_OF_ORDER = Duration.ofSeconds(2);

    /** A partition whose feeds are all gone must not hold back the others' timers. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private DescribeJob() {}

    /** Where the job reads. */
    record Sources(
            Source<Decoded<Segment>, ?, ?> segments,
            Source<Decoded<ResultsMessage>, ?, ?> results,
            Source<Decoded<ModelRollout>, ?, ?> rollouts) {}

    /** Where the job writes. */
    record Sinks(
            Sink<Description> topic, Sink<Description> search, Sink<FeedHealth> health, Sink<DeadLetter> deadLetters) {}

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Configuration settings = JobSettings.of(env.getConfiguration(), args);
        KafkaTopics.createMissing(JobSettings.kafka(settings));
        SearchSinks.bootstrap(settings);
        define(env, settings);
        env.execute(NAME);
    }

    /** The job between Kafka and Elasticsearch. */
    public static void define(StreamExecutionEnvironment env, Configuration settings) {
        define(env, settings, StandardModels.of(settings));
    }

    /** The same job with models of the caller's. */
    static void define(StreamExecutionEnvironment env, Configuration settings, DescribeWorkflow.Models models) {
        Properties kafka = JobSettings.kafka(settings);
        defineWorkflow(
                env,
                settings,
                new Sources(
                        KafkaEdges.source(kafka, Topics.SEGMENTS, Segment.class, NAME),
                        KafkaEdges.source(kafka, Topics.RESULTS, ResultsMessage.class, NAME),
                        KafkaEdges.source(kafka, Topics.MODELS, ModelRollout.class, NAME)),
                models,
                new Sinks(
                        KafkaEdges.sink(kafka, Topics.DESCRIPTIONS, Description.class, Description::getFeed),
                        SearchSinks.descriptions(settings),
                        KafkaEdges.sink(kafka, Topics.FEED_HEALTH, FeedHealth.class, FeedHealth::getFeed),
                        KafkaEdges.sink(kafka, Topics.DEAD_LETTERS, DeadLetter.class, DeadLetter::getId)));
    }

    static void defineWorkflow(
            StreamExecutionEnvironment env,
            ReadableConfig settings,
            Sources sources,
            DescribeWorkflow.Models models,
            Sinks sinks) {
        SingleOutputStreamOperator<Segment> segments =
                KafkaRecords.segments(env, sources.segments(), OUT_OF_ORDER, IDLE);
        SingleOutputStreamOperator<ResultsMessage> results =
                KafkaRecords.read(env, sources.results(), KafkaRecords.timeless(), "results", ResultsMessage.class);
        SingleOutputStreamOperator<ModelRollout> rollouts =
                KafkaRecords.read(env, sources.rollouts(), KafkaRecords.timeless(), "rollouts", ModelRollout.class);
        DescribeWorkflow.Outputs outputs = DescribeWorkflow.define(
                new DescribeWorkflow.Inputs(segments, results, List.of(), rollouts),
                models,
                DescribeWorkflow.Pace.LIVE,
                settings);
        outputs.descriptions().sinkTo(sinks.topic()).name("descriptions").uid("descriptions");
        outputs.descriptions().sinkTo(sinks.search()).name("search-index").uid("search-index");
        outputs.health().sinkTo(sinks.health()).name("feed-health").uid("feed-health");
        DataStream<DeadLetter> deadLetters = outputs.deadLetters()
                .union(
                        segments.getSideOutput(SplitDecoded.UNDECODABLE),
                        results.getSideOutput(SplitDecoded.UNDECODABLE),
                        rollouts.getSideOutput(SplitDecoded.UNDECODABLE));
        deadLetters.sinkTo(sinks.deadLetters()).name("dead-letters").uid("dead-letters");
    }
}
