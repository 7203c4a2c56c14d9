package dev.slipstream.operators.inference;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import static org.assertj.core.api.Assertions.assertThat;

/** Overload, in simulated time: how long the admitted wait, and who is shed. */
class AdmissionTest {
    private static final long MILLI = 1_000_000;

    /** One place, 10 ms a record: 100 a second. */
    private static final long SERVICE = 10 * MILLI;

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int SECONDS = 60;

    private final Admission<Item> admission = new Admission<>(InferenceLimits.shedding(1, 1, 10_000, TIMEOUT));
    private final Map<Integer, List<Long>> latencies = new HashMap<>();
    private final Map<Integer, Integer> shed = new HashMap<>();
    private final Map<String, Integer> served = new HashMap<>();
    private final Queue<Item> inPlace = new ArrayDeque<>();
    private long freeAt;
    private int offered;

    private record Item(String feed, int priority, long at) {}

    @Test
    void underTwiceTheLoadTheWaitIsHeldAndTheLowestPriorityIsShed() {
        // 200 a second: 20 of priority 2, 60 of priority 1, 120 of priority 0.
        for (long now = 0; now < SECONDS * 1_000 * MILLI; now += 5 * MILLI) {
            long tick = now / (5 * MILLI);
            int priority = tick % 10 == 0 ? 2 : tick % 10 < 4 ? 1 : 0;
            offer("feed-" + tick % 40, priority, now);
        }
        finish();

        int all = latencies.values().stream().mapToInt(List::size).sum()
                + shed.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                "2x overload: p99 %s ms by priority, shed %s of %d%n",
                latencies.keySet().stream()
                        .map(priority -> priority + ": " + p99(priority) / MILLI)
                        .toList(),
                shed,
                offered);
        assertThat(all).as("answered + shed").isEqualTo(offered);
        assertThat(shed).doesNotContainKeys(1, 2);
        assertThat(shed.get(0)).isBetween(5_500, 6_500);
        // Half of the timeout to wait, and the time it takes.
        assertThat(p99(0)).isLessThanOrEqualTo(TIMEOUT.toNanos() / 2 + TIMEOUT.toNanos() / 10);
        assertThat(p99(1)).isLessThan(100 * MILLI);
        assertThat(p99(2)).isLessThan(50 * MILLI);
    }

    @Test
    void oneChattyFeedAmongAHundredTakesNothingFromTheOthers() {
        // 99 feeds ask once every two seconds: 50 a second, half of what can be done. One asks 500 times a second.
        for (long now = 0; now < SECONDS * 1_000 * MILLI; now += 2 * MILLI) {
            offer("chatty", 0, now);
            long tick = now / (2 * MILLI);
            if (tick % 10 == 0 && tick / 10 % 100 < 99) {
                offer("feed-" + tick / 10 % 100, 0, now);
            }
        }
        finish();

        System.out.printf("chatty feed: %s served of its %d%n", served.get("chatty"), SECONDS * 500);
        assertThat(served).hasSize(100);
        assertThat(served.entrySet())
                .filteredOn(entry -> !entry.getKey().equals("chatty"))
                .allSatisfy(entry -> assertThat(entry.getValue()).isEqualTo(SECONDS / 2));
        assertThat(served.get("chatty")).as("what is left is its").isBetween(2_900, 3_300);
    }

    private void offer(String feed, int priority, long now) {
        serveUntil(now);
        offered++;
        admission.add(feed, priority, new Item(feed, priority, now)).forEach(this::countShed);
        take(now);
    }

    private void countShed(Item item) {
        shed.merge(item.priority(), 1, Integer::sum);
    }

    private void take(long now) {
        Item next = admission.next();
        if (next != null) {
            inPlace.add(next);
            freeAt = now + SERVICE;
        }
    }

    private void serveUntil(long now) {
        while (!inPlace.isEmpty() && freeAt <= now) {
            Item done = inPlace.remove();
            served.merge(done.feed(), 1, Integer::sum);
            latencies.computeIfAbsent(done.priority(), p -> new ArrayList<>()).add(freeAt - done.at());
            admission.done(freeAt);
            take(freeAt);
        }
    }

    private void finish() {
        serveUntil(Long.MAX_VALUE / 2);
        assertThat(admission.waiting()).isZero();
    }

    private long p99(int priority) {
        List<Long> values =
                latencies.getOrDefault(priority, List.of()).stream().sorted().toList();
        return values.get((int) (values.size() * 0.99));
    }
}
