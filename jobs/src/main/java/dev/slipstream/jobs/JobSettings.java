package dev.slipstream.jobs;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.util.ParameterTool;
import org.apache.kafka.clients.CommonClientConfigs;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a job was started with: the cluster's configuration, and on top the job's own arguments ({@code --key value}). A
 * misspelt key of ours fails the start; it would silently do nothing otherwise.
 */
public final class JobSettings {
    private static final String PREFIX = "slipstream.";

    private static final Set<ConfigOption<?>> MAPS =
            Set.of(SlipstreamOptions.KAFKA_PROPERTIES, HighlightOptions.WEIGHTS);

    private JobSettings() {}

    /**
     * @param cluster configuration of the cluster and of {@code flink run -D}
     * @param arguments of the job's main method
     * @throws IllegalArgumentException naming the key that is unknown
     */
    public static Configuration of(ReadableConfig cluster, String[] arguments) {
        Map<String, String> given = ParameterTool.fromArgs(arguments).toMap();
        Configuration settings = cluster instanceof Configuration all ? new Configuration(all) : new Configuration();
        given.forEach(settings::setString);
        Set<String> unknown = new TreeSet<>(given.keySet());
        settings.keySet().stream().filter(key -> key.startsWith(PREFIX)).forEach(unknown::add);
        unknown.removeIf(key -> SlipstreamOptions.ALL.stream().anyMatch(option -> covers(option, key)));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "Unknown setting " + String.join(", ", unknown) + "; docs/configuration.md lists all");
        }
        return settings;
    }

    /** A map option may also be given key by key. */
    private static boolean covers(ConfigOption<?> option, String key) {
        return key.equals(option.key()) || (MAPS.contains(option) && key.startsWith(option.key() + "."));
    }

    /** How Kafka's clients connect. */
    public static Properties kafka(ReadableConfig settings) {
        Properties properties = new Properties();
        properties.putAll(settings.get(SlipstreamOptions.KAFKA_PROPERTIES));
        properties.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.get(SlipstreamOptions.KAFKA_BOOTSTRAP_SERVERS));
        return properties;
    }
}
