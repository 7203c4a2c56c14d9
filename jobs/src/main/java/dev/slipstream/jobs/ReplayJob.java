package dev.slipstream.jobs;

import dev.slipstream.connectors.kafka.Decoded;
import dev.slipstream.connectors.kafka.KafkaEdges;
import dev.slipstream.connectors.kafka.KafkaTopics;
import dev.slipstream.connectors.kafka.SplitDecoded;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Replay;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.replay.CameraGroupFunction;
import dev.slipstream.operators.replay.GroupRig;
import dev.slipstream.operators.replay.ReplayMakerFactory;
import dev.slipstream.operators.replay.ReplayOperator;
import dev.slipstream.operators.replay.ReplayTask;
import dev.slipstream.operators.replay.Replays;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/**
 * Rebuilds moments of camera groups.
 *
 * <pre>
 * slipstream.segments ────────► camera-group (keyed by group) ─► replay ─► slipstream.replays
 * slipstream.replay-requests ─►      │                             │   └─► Elasticsearch
 *                                    │                             └─► media store: GLB, MP4, PNG
 *                                    └─ dead letters ──────────────────► slipstream.dead-letters
 * </pre>
 */
public final class ReplayJob {
    public static final String NAME = "replay";

    /** Segments are written when they end; those of a group end within half a second of each other. */
    private static final Duration OUT_OF_ORDER = Duration.ofMillis(500);

    /** A partition whose feeds are all gone must not hold back the others' deadlines. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    private ReplayJob() {}

    /** Where the job reads. */
    record Sources(Source<Decoded<Segment>, ?, ?> segments, Source<Decoded<ReplayRequest>, ?, ?> requests) {}

    /** Where the job writes. */
    record Sinks(Sink<Replay> topic, Sink<Replay> search, Sink<DeadLetter> deadLetters) {}

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Configuration settings = JobSettings.of(env.getConfiguration(), args);
        KafkaTopics.createMissing(JobSettings.kafka(settings));
        SearchSinks.bootstrap(settings);
        define(env, settings);
        env.execute(NAME);
    }

    /**
     * The job between Kafka, Elasticsearch and the media store.
     *
     * @throws IOException naming the file, where a rig is missing or wrong
     */
    public static void define(StreamExecutionEnvironment env, Configuration settings) throws IOException {
        List<GroupRig> rigs = RigFolder.read(Path.of(settings.get(ReplayOptions.RIGS)));
        define(env, settings, rigs, ReplayMakers.of(settings, rigs));
    }

    /** The same job with rigs and a maker of the caller's. */
    static void define(
            StreamExecutionEnvironment env, Configuration settings, List<GroupRig> rigs, ReplayMakerFactory maker) {
        Properties kafka = JobSettings.kafka(settings);
        defineWorkflow(
                env,
                settings,
                new Sources(
                        KafkaEdges.source(kafka, Topics.SEGMENTS, Segment.class, NAME),
                        KafkaEdges.source(kafka, Topics.REPLAY_REQUESTS, ReplayRequest.class, NAME)),
                rigs,
                maker,
                new Sinks(
                        KafkaEdges.sink(kafka, Topics.REPLAYS, Replay.class, Replay::getGroup),
                        SearchSinks.replays(settings),
                        KafkaEdges.sink(kafka, Topics.DEAD_LETTERS, DeadLetter.class, DeadLetter::getId)));
    }

    static void defineWorkflow(
            StreamExecutionEnvironment env,
            ReadableConfig settings,
            Sources sources,
            List<GroupRig> rigs,
            ReplayMakerFactory maker,
            Sinks sinks) {
        SingleOutputStreamOperator<Segment> segments =
                KafkaRecords.segments(env, sources.segments(), OUT_OF_ORDER, IDLE);
        SingleOutputStreamOperator<ReplayRequest> requests = KafkaRecords.read(
                env, sources.requests(), KafkaRecords.timeless(), "replay-requests", ReplayRequest.class);
        SingleOutputStreamOperator<ReplayTask> tasks = segments.filter(segment -> segment.getCameraGroup() != null)
                .name("grouped-segments")
                .uid("grouped-segments")
                .keyBy(segment -> String.valueOf(segment.getCameraGroup()), Types.STRING)
                .connect(requests.keyBy(ReplayRequest::getGroup, Types.STRING))
                .process(new CameraGroupFunction(rigs, ReplayOptions.limits(settings)))
                .name("camera-group")
                .uid("camera-group");
        SingleOutputStreamOperator<Replay> replays = Replays.of(tasks, maker, ReplayOptions.limits(settings))
                .name("replay")
                .uid("replay");
        replays.sinkTo(sinks.topic()).name("replays").uid("replays");
        replays.sinkTo(sinks.search()).name("search-index").uid("search-index");
        DataStream<DeadLetter> deadLetters = tasks.getSideOutput(CameraGroupFunction.FAILED)
                .union(
                        replays.getSideOutput(ReplayOperator.FAILED),
                        segments.getSideOutput(SplitDecoded.UNDECODABLE),
                        requests.getSideOutput(SplitDecoded.UNDECODABLE));
        deadLetters.sinkTo(sinks.deadLetters()).name("dead-letters").uid("dead-letters");
    }
}
