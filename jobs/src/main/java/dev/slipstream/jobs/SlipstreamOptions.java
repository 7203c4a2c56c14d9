package dev.slipstream.jobs;

import org.apache.flink.configuration.ConfigOption;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.apache.flink.configuration.ConfigOptions.key;

/** Every setting of our own, beside Flink's. {@code docs/configuration.md} is generated from here. */
public final class SlipstreamOptions {
    public static final ConfigOption<String> KAFKA_BOOTSTRAP_SERVERS = key("slipstream.kafka.bootstrap-servers")
            .stringType()
            .defaultValue("127.0.0.1:9092")
            .withDescription("Kafka brokers to start from, host:port, separated by commas.");

    public static final ConfigOption<Map<String, String>> KAFKA_PROPERTIES = key("slipstream.kafka.properties")
            .mapType()
            .defaultValue(Map.of())
            .withDescription("Further settings of Kafka's clients, such as TLS and SASL.");

    public static final ConfigOption<String> ELASTICSEARCH_URL = key("slipstream.elasticsearch.url")
            .stringType()
            .defaultValue("http://127.0.0.1:9200")
            .withDescription("Elasticsearch 8.19, http or https.");

    public static final ConfigOption<String> ELASTICSEARCH_API_KEY = key("slipstream.elasticsearch.api-key")
            .stringType()
            .noDefaultValue()
            .withDescription("API key (id:key, base64) for Elasticsearch; a secret, never logged.");

    public static final ConfigOption<String> MEDIA_STORE_ROOT = key("slipstream.media-store.root")
            .stringType()
            .defaultValue("file:///var/lib/slipstream/media")
            .withDescription(
                    "Folder of the media store, on any file system that Flink opens; the same for all jobs, which write to it.");

    public static final ConfigOption<Duration> MEDIA_STORE_RETENTION = key("slipstream.media-store.retention")
            .durationType()
            .defaultValue(Duration.ofHours(6))
            .withDescription("Media older than this is deleted; 0 keeps it. As long as the segments topic is kept.");

    public static final ConfigOption<Boolean> FEEDS_ALLOW_PRIVATE = key("slipstream.feeds.allow-private-addresses")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether feeds, and what their playlists name, may lie on loopback, private and link-local"
                    + " addresses.");

    public static final ConfigOption<List<String>> FEEDS_PRIVATE_HOSTS = key("slipstream.feeds.private-hosts")
            .stringType()
            .asList()
            .defaultValues()
            .withDescription("Hosts that feeds may lie on although their addresses are private, such as the encoders of"
                    + " one venue.");

    public static final ConfigOption<List<String>> FEEDS_FILE_ROOTS = key("slipstream.feeds.file-roots")
            .stringType()
            .asList()
            .defaultValues()
            .withDescription("Folders whose files may be feeds; empty allows none, / allows all.");

    public static final ConfigOption<Duration> FEEDS_DISCOVERY = key("slipstream.feeds.discovery-interval")
            .durationType()
            .defaultValue(Duration.ofSeconds(1))
            .withDescription("How often the registry topic is read for feeds that came or went.");

    public static final ConfigOption<Integer> FEEDS_QUEUE = key("slipstream.feeds.queue-segments")
            .intType()
            .defaultValue(8)
            .withDescription(
                    "Segments of one feed that may wait for the pipeline; beyond, a live feed sheds its oldest.");

    public static final ConfigOption<Duration> FEEDS_OPEN_TIMEOUT = key("slipstream.feeds.open-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDescription("How long a feed may take to connect, and again to show its streams.");

    public static final ConfigOption<Duration> FEEDS_READ_TIMEOUT = key("slipstream.feeds.read-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDescription("How long a connected feed may give nothing before it is connected again.");

    public static final ConfigOption<Duration> FEEDS_TIME_LIMIT = key("slipstream.feeds.time-limit")
            .durationType()
            .defaultValue(Duration.ZERO)
            .withDescription("In a bounded run, end a feed after this long; 0 waits for its own end.");

    public static final ConfigOption<Duration> RECONNECT_FIRST = key("slipstream.feeds.reconnect.first-delay")
            .durationType()
            .defaultValue(Duration.ofMillis(500))
            .withDescription("Wait after a feed's first failure; doubles with each one after, with jitter.");

    public static final ConfigOption<Duration> RECONNECT_LONGEST = key("slipstream.feeds.reconnect.longest-delay")
            .durationType()
            .defaultValue(Duration.ofSeconds(30))
            .withDescription("No wait before quarantine is longer than this.");

    public static final ConfigOption<Integer> QUARANTINE_AFTER = key("slipstream.feeds.quarantine.failures")
            .intType()
            .defaultValue(5)
            .withDescription("Consecutive failures without a single segment that put a feed into quarantine.");

    public static final ConfigOption<Duration> QUARANTINE_PROBE = key("slipstream.feeds.quarantine.probe-interval")
            .durationType()
            .defaultValue(Duration.ofSeconds(60))
            .withDescription("How often a feed in quarantine is tried; one segment ends the quarantine.");

    public static final ConfigOption<List<String>> DESCRIBE_LANGUAGES = key("slipstream.describe.languages")
            .stringType()
            .asList()
            .defaultValues("en")
            .withDescription("Languages of the descriptions, from en, fr, de, it, zh: the first is the text's, the"
                    + " others are translations of it. Search by meaning needs en among them.");

    /** All of them, in the order of the reference. */
    public static final List<ConfigOption<?>> ALL = Stream.concat(
                    Stream.<ConfigOption<?>>of(
                            KAFKA_BOOTSTRAP_SERVERS,
                            KAFKA_PROPERTIES,
                            ELASTICSEARCH_URL,
                            ELASTICSEARCH_API_KEY,
                            MEDIA_STORE_ROOT,
                            MEDIA_STORE_RETENTION,
                            FEEDS_ALLOW_PRIVATE,
                            FEEDS_PRIVATE_HOSTS,
                            FEEDS_FILE_ROOTS,
                            FEEDS_DISCOVERY,
                            FEEDS_QUEUE,
                            FEEDS_OPEN_TIMEOUT,
                            FEEDS_READ_TIMEOUT,
                            FEEDS_TIME_LIMIT,
                            RECONNECT_FIRST,
                            RECONNECT_LONGEST,
                            QUARANTINE_AFTER,
                            QUARANTINE_PROBE,
                            DESCRIBE_LANGUAGES),
                    Stream.of(InferenceOptions.ALL, ReplayOptions.ALL, HighlightOptions.ALL)
                            .flatMap(List::stream))
            .toList();

    private SlipstreamOptions() {}
}
