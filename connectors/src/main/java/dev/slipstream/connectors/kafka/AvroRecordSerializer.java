package dev.slipstream.connectors.kafka;

import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.Topics.Topic;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Writes a contract's record to its topic, keyed so that what belongs together stays in order. The record's timestamp is
 * the time of writing, because the topic's retention goes by it; event time is inside the record.
 *
 * @param <T> the record
 */
public final class AvroRecordSerializer<T extends SpecificRecordBase> implements KafkaRecordSerializationSchema<T> {
    private static final long serialVersionUID = 1;

    /** A function that travels to the task. */
    public interface Key<T> extends Function<T, String>, Serializable {}

    private final Class<T> type;
    private final String topic;
    private final Key<T> key;
    private transient @Nullable AvroCodec<T> codec;

    public AvroRecordSerializer(Class<T> type, Topic topic, Key<T> key) {
        this.type = type;
        this.topic = topic.name();
        this.key = key;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(T element, KafkaSinkContext context, @Nullable Long timestamp) {
        AvroCodec<T> writer = codec;
        if (writer == null) {
            writer = new AvroCodec<>(type);
            codec = writer;
        }
        return new ProducerRecord<>(
                topic, null, key.apply(element).getBytes(StandardCharsets.UTF_8), writer.encode(element));
    }
}
