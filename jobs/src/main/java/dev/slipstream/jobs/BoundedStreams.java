package dev.slipstream.jobs;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Records that a bounded run was given, as streams. */
final class BoundedStreams {
    private BoundedStreams() {}

    /** When a record happened. */
    interface Time<T> extends Function<T, Instant>, Serializable {}

    /** The records at their own times, in their order. */
    static <T extends SpecificRecordBase> DataStream<T> of(
            StreamExecutionEnvironment env, List<T> records, Class<T> type, Time<T> time, String name) {
        if (records.isEmpty()) {
            return none(env, type, name);
        }
        List<T> sorted = records.stream()
                .sorted(Comparator.<T, Instant>comparing(time).thenComparing(T::toString))
                .toList();
        WatermarkStrategy<T> times = WatermarkStrategy.<T>forMonotonousTimestamps()
                .withTimestampAssigner((record, none) -> time.apply(record).toEpochMilli());
        return env.fromData(sorted, new AvroTypeInfo<>(type))
                .name(name)
                .uid(name)
                .assignTimestampsAndWatermarks(times)
                .name(name + "-times")
                .uid(name + "-times");
    }

    /** Nothing, and the end of it: Flink has no empty source. */
    static <T extends SpecificRecordBase> DataStream<T> none(
            StreamExecutionEnvironment env, Class<T> type, String name) {
        return env.fromSequence(0, 0)
                .name(name)
                .uid(name)
                .flatMap((Long number, Collector<T> out) -> {})
                .returns(new AvroTypeInfo<>(type))
                .name("no-" + name)
                .uid("no-" + name);
    }
}
