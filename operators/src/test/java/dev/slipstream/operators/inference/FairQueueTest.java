package dev.slipstream.operators.inference;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Turns by feed, priorities, and who loses. */
class FairQueueTest {
    private final FairQueue<String> queue = new FairQueue<>();

    @Test
    void feedsTakeTurnsHoweverMuchOneAsks() {
        for (int i = 0; i < 5; i++) {
            queue.add("chatty", 0, "chatty" + i, 100);
        }
        queue.add("quiet", 0, "quiet0", 100);
        queue.add("other", 0, "other0", 100);
        queue.add("quiet", 0, "quiet1", 100);

        assertThat(all())
                .containsExactly("chatty0", "quiet0", "other0", "chatty1", "quiet1", "chatty2", "chatty3", "chatty4");
    }

    @Test
    void higherPriorityGoesFirst() {
        queue.add("a", 0, "low", 10);
        queue.add("b", 5, "high", 10);
        queue.add("c", -1, "lowest", 10);

        assertThat(all()).containsExactly("high", "low", "lowest");
    }

    @Test
    void theOldestOfTheLongestFeedOfTheLowestPriorityLoses() {
        queue.add("important", 1, "i0", 4);
        queue.add("important", 1, "i1", 4);
        queue.add("short", 0, "s0", 4);
        assertThat(queue.add("long", 0, "l0", 4)).isEmpty();

        assertThat(queue.add("long", 0, "l1", 4)).containsExactly("l0");
        assertThat(queue.add("important", 1, "i2", 4)).containsExactly("s0");
        assertThat(queue.add("late", 0, "late0", 4)).containsExactly("l1");
        assertThat(queue.add("lowest", -1, "x", 4)).as("the newcomer itself").containsExactly("x");
        assertThat(all()).containsExactly("i0", "i1", "i2", "late0");
    }

    @Test
    void aSmallerCapacityShedsSeveralAtOnce() {
        for (int i = 0; i < 6; i++) {
            queue.add("a", 0, "a" + i, 10);
        }

        assertThat(queue.add("a", 0, "a6", 3)).containsExactly("a0", "a1", "a2", "a3");
        assertThat(queue.size()).isEqualTo(3);
    }

    @Test
    void whatIsTakenOutLeavesNothingBehind() {
        queue.add("a", 0, "a0", 10);
        queue.add("b", 0, "b0", 10);
        queue.remove("a", 0, "a0");
        queue.remove("a", 0, "never there");

        assertThat(queue.size()).isEqualTo(1);
        assertThat(all()).containsExactly("b0");
        assertThat(queue.poll()).isNull();
    }

    private List<String> all() {
        List<String> items = new ArrayList<>();
        for (String item = queue.poll(); item != null; item = queue.poll()) {
            items.add(item);
        }
        return items;
    }
}
