package dev.slipstream.jobs;

import dev.slipstream.connectors.kafka.Decoded;
import dev.slipstream.connectors.kafka.KafkaEdges;
import dev.slipstream.connectors.kafka.KafkaTopics;
import dev.slipstream.connectors.kafka.SplitDecoded;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.EditorialDecision;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightExposure;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.highlight.ClipStore;
import dev.slipstream.operators.highlight.HighlightSettings;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

import java.time.Duration;
import java.util.Properties;

/**
 * Finds what is worth showing again, says why, obeys editors, and cuts clips.
 *
 * <pre>
 * slipstream.segments ────────────►┐
 * slipstream.descriptions ────────►├ {@link HighlightWorkflow} ─► slipstream.highlights (exactly once) ─► Elasticsearch
 * slipstream.results ─────────────►│      │ │ │ └─► clips ─► media store, slipstream.highlights
 * slipstream.editorial-decisions ─►┘      │ │ └─► slipstream.replay-requests
 *                                         │ └─► slipstream.highlight-exposure
 *                                         └─► dead letters ─► slipstream.dead-letters
 * </pre>
 *
 * <p>A highlight's id and revisions depend on what was known when, so its topic is written exactly once, and the index is fed from
 * what was committed there.
 */
public final class HighlightJob {
    public static final String NAME = "highlight";

    /** Only where a highlight is settled depends on it, which has a minute. */
    private static final Duration OUT_OF_ORDER = Duration.ofSeconds(2);

    /** A partition whose feeds are all gone must not hold back the others' timers. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private HighlightJob() {}

    /** Where the job reads. */
    record Sources(
            Source<Decoded<Segment>, ?, ?> segments,
            Source<Decoded<Description>, ?, ?> descriptions,
            Source<Decoded<ResultsMessage>, ?, ?> results,
            Source<Decoded<EditorialDecision>, ?, ?> decisions,
            Source<Decoded<Highlight>, ?, ?> committed) {}

    /** Where the job writes. */
    record Sinks(
            Sink<Highlight> topic,
            Sink<Highlight> search,
            Sink<HighlightExposure> exposure,
            Sink<ReplayRequest> replays,
            Sink<DeadLetter> deadLetters) {}

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Configuration settings = JobSettings.of(env.getConfiguration(), args);
        KafkaTopics.createMissing(JobSettings.kafka(settings));
        SearchSinks.bootstrap(settings);
        define(env, settings);
        env.execute(NAME);
    }

    /** The job between Kafka, Elasticsearch and the media store. */
    public static void define(StreamExecutionEnvironment env, Configuration settings) {
        define(env, settings, StoredMedia.of(settings));
    }

    /** The same job with a store of clips of the caller's. */
    static void define(StreamExecutionEnvironment env, Configuration settings, ClipStore clips) {
        Properties kafka = JobSettings.kafka(settings);
        defineWorkflow(
                env,
                settings,
                new Sources(
                        KafkaEdges.source(kafka, Topics.SEGMENTS, Segment.class, NAME),
                        KafkaEdges.source(kafka, Topics.DESCRIPTIONS, Description.class, NAME),
                        KafkaEdges.source(kafka, Topics.RESULTS, ResultsMessage.class, NAME),
                        KafkaEdges.source(kafka, Topics.EDITORIAL_DECISIONS, EditorialDecision.class, NAME),
                        KafkaEdges.source(kafka, Topics.HIGHLIGHTS, Highlight.class, NAME)),
                clips,
                new Sinks(
                        KafkaEdges.exactlyOnceSink(
                                kafka, Topics.HIGHLIGHTS, Highlight.class, Highlight::getId, "slipstream-highlight"),
                        SearchSinks.highlights(settings),
                        KafkaEdges.sink(
                                kafka, Topics.HIGHLIGHT_EXPOSURE, HighlightExposure.class, HighlightExposure::getUnit),
                        KafkaEdges.sink(kafka, Topics.REPLAY_REQUESTS, ReplayRequest.class, ReplayRequest::getGroup),
                        KafkaEdges.sink(kafka, Topics.DEAD_LETTERS, DeadLetter.class, DeadLetter::getId)));
    }

    static void defineWorkflow(
            StreamExecutionEnvironment env, ReadableConfig settings, Sources sources, ClipStore clips, Sinks sinks) {
        SingleOutputStreamOperator<Segment> segments =
                KafkaRecords.segments(env, sources.segments(), OUT_OF_ORDER, IDLE);
        SingleOutputStreamOperator<Description> descriptions = KafkaRecords.read(
                env, sources.descriptions(), KafkaRecords.timeless(), "descriptions", Description.class);
        SingleOutputStreamOperator<ResultsMessage> results =
                KafkaRecords.read(env, sources.results(), KafkaRecords.timeless(), "results", ResultsMessage.class);
        SingleOutputStreamOperator<EditorialDecision> decisions = KafkaRecords.read(
                env, sources.decisions(), KafkaRecords.timeless(), "decisions", EditorialDecision.class);
        HighlightWorkflow.Outputs found = HighlightWorkflow.define(
                new HighlightWorkflow.Inputs(segments, descriptions, results, decisions),
                HighlightOptions.settings(settings, HighlightSettings.Pace.LIVE),
                clips,
                HighlightOptions.clipLimits(settings, DescribeWorkflow.Pace.LIVE));
        found.highlights().sinkTo(sinks.topic()).name("highlights-topic").uid("highlights-topic");
        found.exposure().sinkTo(sinks.exposure()).name("exposure").uid("exposure");
        found.replays().sinkTo(sinks.replays()).name("replay-requests").uid("replay-requests");
        SingleOutputStreamOperator<Highlight> committed =
                KafkaRecords.read(env, sources.committed(), KafkaRecords.timeless(), "committed", Highlight.class);
        committed.sinkTo(sinks.search()).name("search-index").uid("search-index");
        DataStream<DeadLetter> deadLetters = found.deadLetters()
                .union(
                        segments.getSideOutput(SplitDecoded.UNDECODABLE),
                        descriptions.getSideOutput(SplitDecoded.UNDECODABLE),
                        results.getSideOutput(SplitDecoded.UNDECODABLE),
                        decisions.getSideOutput(SplitDecoded.UNDECODABLE),
                        committed.getSideOutput(SplitDecoded.UNDECODABLE));
        deadLetters.sinkTo(sinks.deadLetters()).name("dead-letters").uid("dead-letters");
    }
}
