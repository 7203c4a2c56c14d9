package dev.slipstream.connectors.kafka;

import dev.slipstream.contracts.record.DeadLetter;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Sends records on and dead letters aside.
 *
 * @param <T> the record
 */
public final class SplitDecoded<T extends SpecificRecordBase> extends ProcessFunction<Decoded<T>, T> {
    private static final long serialVersionUID = 1;

    /** Bytes on a topic that were not the record they should be. */
    public static final OutputTag<DeadLetter> UNDECODABLE =
            new OutputTag<>("undecodable", new AvroTypeInfo<>(DeadLetter.class));

    @Override
    public void processElement(Decoded<T> decoded, Context context, Collector<T> out) {
        T value = decoded.value;
        DeadLetter failure = decoded.failure;
        if (value != null) {
            out.collect(value);
        } else if (failure != null) {
            context.output(UNDECODABLE, failure);
        }
    }
}
