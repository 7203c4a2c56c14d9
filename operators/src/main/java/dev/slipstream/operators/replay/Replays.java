package dev.slipstream.operators.replay;

import dev.slipstream.contracts.record.Replay;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;

/** Puts the making of replays into a job. */
public final class Replays {
    private Replays() {}

    /** Each task's replay: first plain, then final. What fails leaves through {@link ReplayOperator#FAILED}. */
    public static SingleOutputStreamOperator<Replay> of(
            DataStream<ReplayTask> tasks, ReplayMakerFactory maker, ReplayLimits limits) {
        return tasks.transform("replay", new AvroTypeInfo<>(Replay.class), factory(maker, limits));
    }

    /** The operator alone, for harnesses. */
    public static OneInputStreamOperatorFactory<ReplayTask, Replay> factory(
            ReplayMakerFactory maker, ReplayLimits limits) {
        return new ReplayOperatorFactory(maker, limits);
    }
}
