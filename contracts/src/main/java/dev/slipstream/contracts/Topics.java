package dev.slipstream.contracts;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Every internal topic with the settings it is created with, so that a job, a manifest and a test cannot disagree. */
public final class Topics {
    /** A picture of a keyframe may take a megabyte in a UHD feed; the broker's default limit is one. */
    public static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

    public static final Topic FEEDS = new Topic("slipstream.feeds", 1, Map.of("cleanup.policy", "compact"));
    public static final Topic SEGMENTS = new Topic("slipstream.segments", 8, retained(Duration.ofHours(6)));
    public static final Topic FEED_EVENTS = new Topic("slipstream.feed-events", 1, retained(Duration.ofDays(7)));
    public static final Topic FEED_HEALTH = new Topic("slipstream.feed-health", 1, retained(Duration.ofDays(7)));
    public static final Topic RESULTS = new Topic("slipstream.results", 1, retained(Duration.ofDays(30)));
    public static final Topic DESCRIPTIONS = new Topic("slipstream.descriptions", 8, retained(Duration.ofDays(30)));
    public static final Topic MODELS = new Topic("slipstream.models", 1, Map.of("cleanup.policy", "compact"));
    public static final Topic REPLAY_REQUESTS =
            new Topic("slipstream.replay-requests", 1, retained(Duration.ofDays(1)));
    public static final Topic HIGHLIGHTS = new Topic("slipstream.highlights", 8, retained(Duration.ofDays(30)));
    public static final Topic EDITORIAL_DECISIONS =
            new Topic("slipstream.editorial-decisions", 1, retained(Duration.ofDays(30)));
    public static final Topic HIGHLIGHT_EXPOSURE =
            new Topic("slipstream.highlight-exposure", 1, Map.of("cleanup.policy", "compact"));
    public static final Topic REPLAYS = new Topic("slipstream.replays", 1, retained(Duration.ofDays(30)));
    public static final Topic DEAD_LETTERS = new Topic("slipstream.dead-letters", 1, retained(Duration.ofDays(30)));

    public static final List<Topic> ALL = List.of(
            FEEDS,
            SEGMENTS,
            FEED_EVENTS,
            FEED_HEALTH,
            RESULTS,
            DESCRIPTIONS,
            MODELS,
            HIGHLIGHTS,
            EDITORIAL_DECISIONS,
            HIGHLIGHT_EXPOSURE,
            REPLAY_REQUESTS,
            REPLAYS,
            DEAD_LETTERS);

    private Topics() {}

    private static Map<String, String> retained(Duration time) {
        return Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                Long.toString(time.toMillis()),
                "max.message.bytes",
                Integer.toString(MAX_RECORD_BYTES));
    }

    /**
     * A topic as it is created where it is missing.
     *
     * @param name full name
     * @param partitions number of partitions; one where readers need a total order or the volume is small
     * @param settings topic-level configuration
     */
    public record Topic(String name, int partitions, Map<String, String> settings) {
        @Override
        public String toString() {
            return name;
        }
    }
}
