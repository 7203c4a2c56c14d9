package dev.slipstream.connectors.kafka;

import dev.slipstream.contracts.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Creates the contract's topics where they are missing; existing ones stay as the operator made them. */
public final class KafkaTopics {
    private static final long PATIENCE_SECONDS = 30;

    private KafkaTopics() {}

    /**
     * @param connection how to reach Kafka: at least {@code bootstrap.servers}
     * @throws IllegalStateException naming the servers, if they do not answer or refuse
     */
    public static void createMissing(Properties connection) {
        try (Admin admin = Admin.create(connection)) {
            Set<String> present = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = Topics.ALL.stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .map(topic -> new NewTopic(
                                    topic.name(), java.util.Optional.of(topic.partitions()), java.util.Optional.empty())
                            .configs(topic.settings()))
                    .toList();
            admin.createTopics(missing).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw failure(connection, e);
            }
        } catch (TimeoutException e) {
            throw failure(connection, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(connection, e);
        }
    }

    private static IllegalStateException failure(Properties connection, Throwable why) {
        return new IllegalStateException(
                "Kafka at " + connection.getProperty(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)
                        + " did not create the topics: " + why + "; check the address and its permissions",
                why);
    }
}
