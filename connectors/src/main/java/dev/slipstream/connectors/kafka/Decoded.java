package dev.slipstream.connectors.kafka;

import dev.slipstream.contracts.record.DeadLetter;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What came out of a topic's bytes: the record, or the dead letter that says why there is none. A source has no side
 * outputs, so {@link SplitDecoded} parts the two one operator later. A Flink POJO, hence public mutable fields.
 *
 * @param <T> the record
 */
public final class Decoded<T extends SpecificRecordBase> {
    public @Nullable T value;
    public @Nullable DeadLetter failure;

    /** The type without reflection on {@code T}, which erasure has taken. */
    @SuppressWarnings("unchecked")
    static <T extends SpecificRecordBase> TypeInformation<Decoded<T>> typeOf(Class<T> record) {
        return Types.POJO(
                (Class<Decoded<T>>) (Class<?>) Decoded.class,
                Map.of("value", new AvroTypeInfo<>(record), "failure", new AvroTypeInfo<>(DeadLetter.class)));
    }
}
