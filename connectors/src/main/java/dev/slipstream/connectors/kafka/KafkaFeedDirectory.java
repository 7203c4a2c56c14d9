package dev.slipstream.connectors.kafka;

import dev.slipstream.connectors.feed.FeedDirectory;
import dev.slipstream.connectors.feed.RegistrationCheck;
import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.UndecodableRecordException;
import dev.slipstream.contracts.record.FeedRegistration;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The compacted registry topic as a directory: key = feed, value = registration, tombstone = removed. */
public final class KafkaFeedDirectory implements FeedDirectory {
    private static final long serialVersionUID = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Properties connection;

    /** @param connection how to reach Kafka: at least {@code bootstrap.servers} */
    public KafkaFeedDirectory(Properties connection) {
        this.connection = new Properties();
        this.connection.putAll(connection);
    }

    @Override
    public boolean isFixed() {
        return false;
    }

    @Override
    public Reader open() {
        Properties settings = new Properties();
        settings.putAll(connection);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        return new TopicReader(new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()));
    }

    /** Keeps the newest entry per key as it reads on. */
    private static final class TopicReader implements Reader {
        private final KafkaConsumer<String, byte[]> consumer;
        private final AvroCodec<FeedRegistration> codec = new AvroCodec<>(FeedRegistration.class);
        private final Map<String, Entry> feeds = new LinkedHashMap<>();
        private final Map<String, String> invalid = new LinkedHashMap<>();
        private boolean subscribed;
        private boolean closed;

        TopicReader(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public synchronized Listing list() throws IOException {
            if (closed) {
                throw new IOException("The reader of topic " + Topics.FEEDS + " is closed");
            }
            try {
                if (!subscribed) {
                    List<TopicPartition> partitions = consumer.partitionsFor(Topics.FEEDS.name()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
                    consumer.assign(partitions);
                    consumer.seekToBeginning(partitions);
                    subscribed = true;
                }
                Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
                long deadline = System.nanoTime() + PATIENCE.toNanos();
                while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                    consumer.poll(Duration.ofMillis(200)).forEach(this::apply);
                    if (System.nanoTime() > deadline) {
                        throw new IOException("Topic " + Topics.FEEDS + " could not be read to its end in " + PATIENCE);
                    }
                }
            } catch (KafkaException e) {
                throw new IOException("Topic " + Topics.FEEDS + " cannot be read: " + e.getMessage(), e);
            }
            return new Listing(Map.copyOf(feeds), Map.copyOf(invalid));
        }

        private void apply(ConsumerRecord<String, byte[]> entry) {
            String key = entry.key() == null ? "" : entry.key();
            feeds.remove(key);
            invalid.remove(key);
            if (entry.value() == null) {
                return;
            }
            try {
                FeedRegistration registration = codec.decode(entry.value());
                RegistrationCheck.problem(key, registration)
                        .ifPresentOrElse(
                                why -> invalid.put(key, why),
                                () -> feeds.put(key, new Entry(registration, entry.timestamp())));
            } catch (UndecodableRecordException e) {
                invalid.put(key, e.getMessage());
            }
        }

        /** A consumer is for one thread at a time, and this is another one than the reader's. */
        @Override
        public void close() {
            consumer.wakeup();
            synchronized (this) {
                closed = true;
                consumer.close();
            }
        }
    }
}
