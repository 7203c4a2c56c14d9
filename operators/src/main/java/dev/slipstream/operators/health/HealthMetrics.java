package dev.slipstream.operators.health;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many feeds have each condition now ({@code blackFeeds} and so on), and how often it was told ({@code blackSpells}). No state: after a
 * restart each feed is counted again with its next segment.
 */
final class HealthMetrics {
    /** Feeds are a few hundred; the reporter's thread reads along. */
    private final Map<Check, Set<String>> feeds = new EnumMap<>(Check.class);

    private final Map<Check, Counter> spells = new EnumMap<>(Check.class);

    HealthMetrics(MetricGroup group) {
        for (Check check : Check.values()) {
            String name = check.name().toLowerCase(Locale.ROOT);
            Set<String> having = ConcurrentHashMap.newKeySet();
            group.gauge(name + "Feeds", having::size);
            feeds.put(check, having);
            spells.put(check, group.counter(name + "Spells"));
        }
    }

    void told(Check check) {
        Objects.requireNonNull(spells.get(check)).inc();
    }

    /** Notes whether the feed has the condition. */
    void note(Check check, String feed, boolean has) {
        Set<String> having = Objects.requireNonNull(feeds.get(check));
        if (has) {
            having.add(feed);
        } else {
            having.remove(feed);
        }
    }
}
