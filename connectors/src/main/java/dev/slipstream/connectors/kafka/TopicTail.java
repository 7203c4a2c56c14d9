package dev.slipstream.connectors.kafka;

import dev.slipstream.contracts.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads along on topics outside of any job, without a group, so that nobody else's place changes. Not thread-safe. */
public final class TopicTail implements AutoCloseable {
    private static final Duration STEP = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;

    private TopicTail(String bootstrapServers, List<Topics.Topic> topics) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        // Some topics are written in transactions, and what a failure took back was never said.
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(Topics.MAX_RECORD_BYTES));
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topics.Topic topic : topics) {
            consumer.partitionsFor(topic.name())
                    .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
        }
        consumer.assign(partitions);
    }

    /** All that was ever written and is kept, and what will be; the topics must exist. */
    public static TopicTail fromBeginning(String bootstrapServers, List<Topics.Topic> topics) {
        TopicTail tail = new TopicTail(bootstrapServers, topics);
        tail.consumer.seekToBeginning(tail.consumer.assignment());
        return tail;
    }

    /** What was written from a time on, and what will be. */
    public static TopicTail since(String bootstrapServers, List<Topics.Topic> topics, Instant time) {
        TopicTail tail = new TopicTail(bootstrapServers, topics);
        // Kafka seeks to the end with the next poll, which would be too late.
        Map<TopicPartition, Long> ends = tail.consumer.endOffsets(tail.consumer.assignment());
        Map<TopicPartition, Long> times = new HashMap<>();
        ends.keySet().forEach(partition -> times.put(partition, time.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = tail.consumer.offsetsForTimes(times);
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp from = found.get(partition);
            tail.consumer.seek(partition, from == null ? end : from.offset());
        });
        return tail;
    }

    /** What is there now, so that who reads on sees only what came later; gives up waiting for it after so long. */
    public List<ConsumerRecord<byte[], byte[]>> there(Duration patience) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        List<ConsumerRecord<byte[], byte[]>> there = new ArrayList<>();
        long until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < until
                && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(STEP).forEach(there::add);
        }
        return there;
    }

    /** What has come since the last call; waits for so long where nothing has. */
    public Iterable<ConsumerRecord<byte[], byte[]>> poll(Duration patience) {
        return consumer.poll(patience);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
