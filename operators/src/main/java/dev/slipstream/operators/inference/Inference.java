package dev.slipstream.operators.inference;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;

/** Puts an {@link InferenceFunction} into a job. */
public final class Inference {
    private Inference() {}

    /** Each record of {@code records}, answered; in order within each feed. Chained to what is before it. */
    public static <I, O> SingleOutputStreamOperator<O> of(
            DataStream<I> records, InferenceFunction<I, O> function, TypeInformation<O> answers) {
        return records.transform("inference", answers, factory(function));
    }

    /** The operator alone, for harnesses. */
    public static <I, O> OneInputStreamOperatorFactory<I, O> factory(InferenceFunction<I, O> function) {
        return new InferenceOperatorFactory<>(function);
    }
}
