package dev.slipstream.connectors.kafka;

import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.Topics.Topic;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
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
    /** The most that a broker allows by default: what a job that stood still has not committed by then is lost. */
    private static final String TRANSACTION_MILLIS = "900000";

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

    /** Writes at least once, at once. */
    public static <T extends SpecificRecordBase> KafkaSink<T> sink(
            Properties connection, Topic topic, Class<T> type, AvroRecordSerializer.Key<T> key) {
        return builder(connection, topic, type, key)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .build();
    }

    /**
     * Writes exactly once: readers see records with the checkpoint that commits them, and never what a failure took back. For
     * records whose ids depend on what was known when.
     *
     * @param name of the job and the sink, unique in the Kafka cluster
     */
    public static <T extends SpecificRecordBase> KafkaSink<T> exactlyOnceSink(
            Properties connection, Topic topic, Class<T> type, AvroRecordSerializer.Key<T> key, String name) {
        return builder(connection, topic, type, key)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(name)
                .setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS)
                .build();
    }

    private static <T extends SpecificRecordBase> KafkaSinkBuilder<T> builder(
            Properties connection, Topic topic, Class<T> type, AvroRecordSerializer.Key<T> key) {
        return KafkaSink.<T>builder()
                .setKafkaProducerConfig(connection)
                .setBootstrapServers(connection.getProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG))
                .setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(Topics.MAX_RECORD_BYTES))
                .setProperty(ProducerConfig.LINGER_MS_CONFIG, "5")
                // A broker that restarts must not fail the job: keep trying for as long as a checkpoint may take.
                .setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "300000")
                .setRecordSerializer(new AvroRecordSerializer<>(type, topic, key));
    }
}
