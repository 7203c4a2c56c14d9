package dev.slipstream.connectors.kafka;

import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.UndecodableRecordException;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Outcome;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Reads a contract's record from a topic. Bytes that are none become a dead letter with their place in the topic, and the
 * topic is read on.
 *
 * @param <T> the record
 */
public final class AvroRecordDeserializer<T extends SpecificRecordBase>
        implements KafkaRecordDeserializationSchema<Decoded<T>> {
    private static final long serialVersionUID = 1;

    /** More of a broken record helps nobody, and dead letters must stay small. */
    private static final int MAX_PAYLOAD = 256 * 1024;

    private final Class<T> type;
    private transient @Nullable AvroCodec<T> codec;

    public AvroRecordDeserializer(Class<T> type) {
        this.type = type;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        codec = new AvroCodec<>(type);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Decoded<T>> out) {
        AvroCodec<T> reader = codec;
        if (reader == null) {
            throw new IllegalStateException("open was not called");
        }
        byte[] value = record.value();
        if (value == null) {
            return; // A tombstone on a topic that is not compacted says nothing.
        }
        Decoded<T> decoded = new Decoded<>();
        try {
            decoded.value = reader.decode(value);
        } catch (UndecodableRecordException e) {
            decoded.failure = deadLetter(record, value, e);
        }
        out.collect(decoded);
    }

    private static DeadLetter deadLetter(
            ConsumerRecord<byte[], byte[]> at, byte[] value, UndecodableRecordException e) {
        String place = at.topic() + "/" + at.partition() + "/" + at.offset();
        String key = at.key() == null ? null : new String(at.key(), StandardCharsets.UTF_8);
        return DeadLetter.newBuilder()
                .setId(Ids.deadLetter("topic-reader", place))
                .setOutcome(Outcome.FAILED)
                .setReason(Reason.RECORD_UNDECODABLE.name())
                .setOrigin("topic-reader")
                .setFeed(key)
                .setRecord(place)
                .setSamples(0)
                .setMessage("record " + place + " with key " + key + ": " + e.getMessage() + "; "
                        + Reason.RECORD_UNDECODABLE.remedy())
                .setPayload(ByteBuffer.wrap(Arrays.copyOf(value, Math.min(value.length, MAX_PAYLOAD))))
                .setTime(Instant.ofEpochMilli(at.timestamp()))
                .build();
    }

    @Override
    public TypeInformation<Decoded<T>> getProducedType() {
        return Decoded.typeOf(type);
    }
}
