package dev.slipstream.jobs;

import dev.slipstream.connectors.kafka.Decoded;
import dev.slipstream.connectors.kafka.SplitDecoded;
import dev.slipstream.contracts.record.Segment;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

import java.time.Duration;

/** Reads a topic of records in a job; what is no record leaves through {@link SplitDecoded#UNDECODABLE}. */
final class KafkaRecords {
    private KafkaRecords() {}

    /**
     * Segments, whose capture times are event time.
     *
     * @param outOfOrder how far one feed may be behind another
     * @param idle after which a partition without segments holds back no timer: its feeds are all gone
     */
    static SingleOutputStreamOperator<Segment> segments(
            StreamExecutionEnvironment env, Source<Decoded<Segment>, ?, ?> source, Duration outOfOrder, Duration idle) {
        WatermarkStrategy<Decoded<Segment>> time = WatermarkStrategy.<Decoded<Segment>>forBoundedOutOfOrderness(
                        outOfOrder)
                .withTimestampAssigner((decoded, written) -> decoded.value == null
                        ? written
                        : decoded.value.getCaptureTime().toEpochMilli())
                .withIdleness(idle);
        return read(env, source, time, "segments", Segment.class);
    }

    static <T extends SpecificRecordBase> SingleOutputStreamOperator<T> read(
            StreamExecutionEnvironment env,
            Source<Decoded<T>, ?, ?> source,
            WatermarkStrategy<Decoded<T>> time,
            String name,
            Class<T> type) {
        return env.fromSource(source, time, name)
                .uid(name)
                .process(new SplitDecoded<T>())
                .returns(new AvroTypeInfo<>(type))
                .name(name + "-decoded")
                .uid(name + "-decoded");
    }

    /** For what has no place in the feeds' time: as idle from the start it never holds a watermark back. */
    static <T extends SpecificRecordBase> WatermarkStrategy<Decoded<T>> timeless() {
        return WatermarkStrategy.<Decoded<T>>noWatermarks().withIdleness(Duration.ofMillis(1));
    }
}
