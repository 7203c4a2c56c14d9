package dev.slipstream.connectors.feed;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class ReconnectPolicyTest {
    private final ReconnectPolicy policy =
            new ReconnectPolicy(Duration.ofMillis(500), Duration.ofSeconds(30), 5, Duration.ofSeconds(60));
    private final Random random = new Random(7);

    @Test
    void delaysDoubleWithinTheirJitter() {
        for (int failures = 1; failures < 5; failures++) {
            long step = 500L << (failures - 1);
            for (int i = 0; i < 100; i++) {
                assertThat(policy.delay(failures, random).toMillis()).isBetween(step / 2, step);
            }
        }
    }

    @Test
    void feedsLostTogetherDoNotReturnTogether() {
        long distinct = IntStream.range(0, 400)
                .mapToObj(i -> policy.delay(4, random).toMillis() / 10)
                .distinct()
                .count();

        assertThat(distinct).isGreaterThan(100);
    }

    @Test
    void repeatedFailureLeadsToQuarantineWithRareProbes() {
        assertThat(policy.isQuarantined(4)).isFalse();
        assertThat(policy.isQuarantined(5)).isTrue();
        assertThat(policy.delay(1000, random)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }
}
