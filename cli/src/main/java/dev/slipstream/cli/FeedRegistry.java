package dev.slipstream.cli;

import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.contracts.record.ResultsMessage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Registers and removes feeds, publishes results and asks for replays, as a control room's systems would. */
final class FeedRegistry implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final AvroCodec<FeedRegistration> feeds = new AvroCodec<>(FeedRegistration.class);
    private final AvroCodec<ResultsMessage> results = new AvroCodec<>(ResultsMessage.class);
    private final AvroCodec<ReplayRequest> requests = new AvroCodec<>(ReplayRequest.class);

    FeedRegistry(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void register(FeedRegistration feed) {
        send(new ProducerRecord<>(Topics.FEEDS.name(), feed.getFeed(), feeds.encode(feed)));
    }

    void remove(String feed) {
        send(new ProducerRecord<>(Topics.FEEDS.name(), feed, null));
    }

    void publish(ResultsMessage message) {
        send(new ProducerRecord<>(Topics.RESULTS.name(), message.getUnit(), results.encode(message)));
    }

    void ask(ReplayRequest request) {
        send(new ProducerRecord<>(Topics.REPLAY_REQUESTS.name(), request.getGroup(), requests.encode(request)));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take " + record.key() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
