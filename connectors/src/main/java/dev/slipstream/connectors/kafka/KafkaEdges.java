package dev.slipstream.connectors.kafka;

import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.Topics.Topic;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

import java.util.Properties;

/**
 * The Kafka ends of a job with the settings that the contracts imply. Internal topics are written at least once: every
 * record has a deterministic id, the readers pass over what they saw, and a second of latency is worth more here than a
 * transaction per checkpoint.
 */
public final class KafkaEdges {
    private KafkaEdges() {}

    /**
     * Reads a topic from where the group left off, from its beginning the first time.
     *
     * @param group consumer group; offsets live in Flink's checkpoints, the group shows progress to operators
     */
    @SuppressWarnings("deprecation") // The connector's only way to name a reset strategy takes Kafka's deprecated enum.
    public static <T extends SpecificRecordBase> KafkaSource<Decoded<T>> source(
            Properties connection, Topic topic, Class<T> type, String group) {
        return KafkaSource.<Decoded<T>>builder()
                .setProperties(connection)
                .setTopics(topic.name())
                .setGroupId(group)
                .setClientIdPrefix(group + "-" + topic.name())
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setProperty("isolation.level", "read_committed")
                .setProperty("partition.discovery.interval.ms", "60000")
                .setProperty("max.partition.fetch.bytes", Integer.toString(Topics.MAX_RECORD_BYTES))
                .setDeserializer(new AvroRecordDeserializer<>(type))
                .build();
    }

    public static <T extends SpecificRecordBase> KafkaSink<T> sink(
            Properties connection, Topic topic, Class<T> type, AvroRecordSerializer.Key<T> key) {
        return KafkaSink.<T>builder()
                .setKafkaProducerConfig(connection)
                .setBootstrapServers(connection.getProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(Topics.MAX_RECORD_BYTES))
                .setProperty(ProducerConfig.LINGER_MS_CONFIG, "5")
                // A broker that restarts must not fail the job: keep trying for as long as a checkpoint may take.
                .setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "300000")
                .setRecordSerializer(new AvroRecordSerializer<>(type, topic, key))
                .build();
    }
}
