package dev.slipstream.jobs;

import dev.slipstream.connectors.kafka.KafkaEdges;
import dev.slipstream.connectors.kafka.KafkaFeedDirectory;
import dev.slipstream.connectors.kafka.KafkaTopics;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.FeedEvent;
import dev.slipstream.contracts.record.FeedOutput;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.feed.RouteFeedOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

import java.util.Properties;

/**
 * Takes feeds in: media to the media store, a record per segment to Kafka.
 *
 * <pre>
 * feeds (registry topic, feed addresses) ─► route ─► slipstream.segments
 *                                             ├─ events ───────► slipstream.feed-events
 *                                             └─ dead letters ─► slipstream.dead-letters
 * </pre>
 */
public final class IngestJob {
    public static final String NAME = "ingest";

    private IngestJob() {}

    /** The ends of the job. */
    public record Sinks(Sink<Segment> segments, Sink<FeedEvent> events, Sink<DeadLetter> deadLetters) {}

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Configuration settings = JobSettings.of(env.getConfiguration(), args);
        KafkaTopics.createMissing(JobSettings.kafka(settings));
        define(env, settings);
        env.execute(NAME);
    }

    /** The job between Kafka and the feeds that the settings name. */
    public static void define(StreamExecutionEnvironment env, Configuration settings) {
        Properties kafka = JobSettings.kafka(settings);
        defineWorkflow(
                env,
                FeedSources.of(new KafkaFeedDirectory(kafka), settings),
                new Sinks(
                        KafkaEdges.sink(kafka, Topics.SEGMENTS, Segment.class, Segment::getFeed),
                        KafkaEdges.sink(kafka, Topics.FEED_EVENTS, FeedEvent.class, FeedEvent::getFeed),
                        KafkaEdges.sink(kafka, Topics.DEAD_LETTERS, DeadLetter.class, DeadLetter::getId)));
    }

    static void defineWorkflow(StreamExecutionEnvironment env, Source<FeedOutput, ?, ?> feeds, Sinks sinks) {
        SingleOutputStreamOperator<Segment> segments = env.fromSource(feeds, WatermarkStrategy.noWatermarks(), "feeds")
                .uid("feeds")
                .process(new RouteFeedOutput())
                .name("route")
                .uid("route");
        segments.sinkTo(sinks.segments()).name("segments").uid("segments");
        segments.getSideOutput(RouteFeedOutput.EVENTS)
                .sinkTo(sinks.events())
                .name("feed-events")
                .uid("feed-events");
        segments.getSideOutput(RouteFeedOutput.DEAD_LETTERS)
                .sinkTo(sinks.deadLetters())
                .name("dead-letters")
                .uid("dead-letters");
    }
}
