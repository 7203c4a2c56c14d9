package dev.slipstream.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** A broker's configuration where one process is the whole cluster: every replication factor is one. */
final class KafkaSettings {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";
    private static final String HOST = "127.0.0.1";

    private KafkaSettings() {}

    static Properties of(Path data, int port, int controllerPort, Map<String, String> more) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort);
        settings.put(
                "listeners",
                "PLAINTEXT://" + HOST + ":" + port + "," + CONTROLLER + "://" + HOST + ":" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("log.dirs", data.toString());

        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");

        settings.put("message.max.bytes", Integer.toString(EmbeddedKafka.MAX_RECORD_BYTES));
        // A misspelt topic is an error, as it is on a production cluster.
        settings.put("auto.create.topics.enable", "false");
        // No other member is about to join a group.
        settings.put("group.initial.rebalance.delay.ms", "0");
        // After a kill, the controller refuses the broker's next life until its last one has timed out.
        settings.put("broker.heartbeat.interval.ms", "1000");
        settings.put("broker.session.timeout.ms", "5000");
        // A laptop's disk: the demo keeps at most this much of each partition.
        settings.put("log.retention.bytes", Integer.toString(Integer.MAX_VALUE));
        settings.put("log.segment.bytes", Integer.toString(256 * 1024 * 1024));
        settings.putAll(more);
        return settings;
    }
}
