package dev.slipstream.connectors.kafka;

import dev.slipstream.connectors.feed.FeedDirectory;
import dev.slipstream.embedded.SharedServers;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaFeedDirectoryITCase {
    private static final int ROUNDS = 10;

    /** As the end of a job does it: the coordinator closes while its worker reads. */
    @Test
    void isClosedWhileAnotherThreadReads() throws Exception {
        Properties connection = new Properties();
        connection.put("bootstrap.servers", SharedServers.kafka().bootstrapServers());
        KafkaTopics.createMissing(connection);
        KafkaFeedDirectory directory = new KafkaFeedDirectory(connection);
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                FeedDirectory.Reader reader = directory.open();
                CountDownLatch reading = new CountDownLatch(1);
                Future<String> end = worker.submit(() -> readUntilClosed(reader, reading));
                assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
                reader.close();
                assertThat(end.get(30, TimeUnit.SECONDS)).contains("slipstream.feeds");
            }
        } finally {
            worker.shutdownNow();
        }
    }

    private static String readUntilClosed(FeedDirectory.Reader reader, CountDownLatch reading) {
        while (true) {
            try {
                reader.list();
                reading.countDown();
            } catch (IOException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }
}
