package dev.slipstream.connectors.kafka;

import dev.slipstream.connectors.elasticsearch.DeadLetterHandler;
import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.record.DeadLetter;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Future;

/**
 * Dead letters of a sink, on the dead-letter topic. Written at least once: a replay writes the same id again, and readers
 * keep one per id.
 */
public final class KafkaDeadLetters implements DeadLetterHandler {
    private static final long serialVersionUID = 1;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Properties connection;
    private transient @Nullable KafkaProducer<String, byte[]> producer;
    private transient @Nullable AvroCodec<DeadLetter> codec;
    /** Set by the producer's thread; a letter that was not written must fail the checkpoint. */
    private transient volatile @Nullable Exception failure;

    /** @param connection how to reach Kafka: at least {@code bootstrap.servers} */
    public KafkaDeadLetters(Properties connection) {
        this.connection = new Properties();
        this.connection.putAll(connection);
    }

    @Override
    public void open() {
        Properties settings = new Properties();
        settings.putAll(connection);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(Topics.MAX_RECORD_BYTES));
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        codec = new AvroCodec<>(DeadLetter.class);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void accept(DeadLetter letter) throws IOException {
        if (producer == null || codec == null) {
            throw new IllegalStateException("open was not called");
        }
        checkFailure();
        try {
            Future<RecordMetadata> unused = producer.send(
                    new ProducerRecord<>(Topics.DEAD_LETTERS.name(), letter.getId(), codec.encode(letter)),
                    (written, exception) -> {
                        if (exception != null) {
                            failure = exception;
                        }
                    });
        } catch (KafkaException e) {
            throw unwritten(e);
        }
    }

    @Override
    public void flush() throws IOException {
        if (producer != null) {
            producer.flush();
            checkFailure();
        }
    }

    private void checkFailure() throws IOException {
        Exception failed = failure;
        if (failed != null) {
            throw unwritten(failed);
        }
    }

    private IOException unwritten(Exception why) {
        return new IOException(
                "a dead letter could not be written to " + Topics.DEAD_LETTERS + " on Kafka at "
                        + connection.getProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG) + ": " + why
                        + "; check that the topic exists and may be written to",
                why);
    }

    /** After a failure of the task this may drop letters that were accepted; the replay brings them again. */
    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
            producer = null;
        }
    }
}
