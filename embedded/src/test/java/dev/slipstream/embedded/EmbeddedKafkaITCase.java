package dev.slipstream.embedded;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedKafkaITCase {
    private static final String TOPIC = "finish-line";

    private static void createTopic(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)
                            .configs(Map.of("max.message.bytes", Integer.toString(EmbeddedKafka.MAX_RECORD_BYTES)))))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(EmbeddedKafka kafka) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "max.request.size",
                        EmbeddedKafka.MAX_RECORD_BYTES),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static List<Integer> sizesFromTheStart(EmbeddedKafka kafka, int expected) {
        List<Integer> sizes = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(Set.of(new TopicPartition(TOPIC, 0)));
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (sizes.size() < expected && System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> polled : consumer.poll(Duration.ofMillis(200))) {
                    sizes.add(polled.value().length);
                }
            }
        }
        return sizes;
    }

    @Test
    void keepsRecordsAndPortOverARestartAndRecordsOverANewStart(@TempDir Path dir) throws Exception {
        int picture = 5 * 1024 * 1024;
        try (var kafka = EmbeddedKafka.start(dir)) {
            createTopic(kafka);
            String address = kafka.bootstrapServers();
            // One producer lives through the restart, as a running job's does.
            try (var producer = producer(kafka)) {
                producer.send(new ProducerRecord<>(TOPIC, new byte[picture])).get(30, TimeUnit.SECONDS);
                kafka.restart();
                assertThat(kafka.bootstrapServers()).isEqualTo(address);
                producer.send(new ProducerRecord<>(TOPIC, new byte[1])).get(60, TimeUnit.SECONDS);
            }
            assertThat(sizesFromTheStart(kafka, 2)).containsExactly(picture, 1);
        }
        try (var kafka = EmbeddedKafka.start(dir)) {
            assertThat(sizesFromTheStart(kafka, 2)).containsExactly(picture, 1);
        }
    }

    @Test
    void saysThatItsPortIsTaken(@TempDir Path dir) throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            assertThatThrownBy(() -> EmbeddedKafka.start(
                                    dir, EmbeddedKafka.Options.defaults().withPort(port))
                            .close())
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining("port " + port)
                    .hasMessageContaining("is taken");
        }
    }
}
