package dev.slipstream.operators.health;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

class HealthMetricsTest {
    private final Map<String, Gauge<?>> gauges = new HashMap<>();
    private final Map<String, Counter> counters = new HashMap<>();
    private final HealthMetrics metrics = new HealthMetrics(new UnregisteredMetricsGroup() {
        @Override
        public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
            gauges.put(name, gauge);
            return gauge;
        }

        @Override
        public Counter counter(String name) {
            return counters.computeIfAbsent(name, n -> new SimpleCounter());
        }
    });

    @Test
    void countsFeedsThatHaveACondition() {
        metrics.note(Check.BLACK, "a", true);
        metrics.note(Check.BLACK, "a", true);
        metrics.note(Check.BLACK, "b", true);
        metrics.note(Check.FROZEN, "b", false);
        metrics.note(Check.BLACK, "a", false);
        metrics.told(Check.BLACK);
        metrics.told(Check.BLACK);

        assertThat(gauges.keySet())
                .containsExactlyInAnyOrder("blackFeeds", "frozenFeeds", "silentFeeds", "loopingFeeds");
        assertThat(value("blackFeeds")).isEqualTo(1);
        assertThat(value("frozenFeeds")).isEqualTo(0);
        assertThat(counters)
                .hasSize(4)
                .hasEntrySatisfying(
                        "blackSpells", spells -> assertThat(spells.getCount()).isEqualTo(2));
    }

    private Object value(String gauge) {
        return Objects.requireNonNull(gauges.get(gauge)).getValue();
    }
}
