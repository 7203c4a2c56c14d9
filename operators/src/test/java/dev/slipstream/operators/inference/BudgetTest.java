package dev.slipstream.operators.inference;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Who may ask, second by second of event time. */
class BudgetTest {
    private static final int SECONDS = 100;

    @Test
    void withoutLimitEveryoneAsks() {
        Budget budget = new Budget(0);

        for (int i = 0; i < 1_000; i++) {
            assertThat(budget.admit("a", 0, 0)).isTrue();
        }
    }

    @Test
    void neverMoreThanTheBudget() {
        Budget budget = new Budget(5);
        int admitted = 0;
        for (int second = 0; second < SECONDS; second++) {
            int inSecond = 0;
            for (int i = 0; i < 20; i++) {
                inSecond += budget.admit("feed-" + i, i % 3, second * 1_000L + i) ? 1 : 0;
            }
            assertThat(inSecond).isLessThanOrEqualTo(5);
            admitted += inSecond;
        }
        assertThat(admitted).isBetween(4 * SECONDS, 5 * SECONDS);
    }

    @Test
    void theHighestPriorityLosesNothingOnceItIsKnown() {
        Budget budget = new Budget(10);
        Map<Integer, Integer> admitted = new HashMap<>();
        for (int second = 0; second < SECONDS; second++) {
            // The low ones always come first, and ask for twice the whole budget.
            for (int i = 0; i < 20; i++) {
                count(budget, admitted, "low-" + i, 0, second);
            }
            for (int i = 0; i < 6; i++) {
                count(budget, admitted, "high-" + i, 9, second);
            }
        }
        assertThat(admitted.get(9)).isGreaterThanOrEqualTo(6 * (SECONDS - 1));
        assertThat(admitted.get(0)).isBetween(3 * SECONDS, 4 * SECONDS + 10);
    }

    @Test
    void feedsOfOnePriorityHaveTheSameShare() {
        Budget budget = new Budget(25);
        Map<String, Integer> admitted = new HashMap<>();
        for (int second = 0; second < SECONDS; second++) {
            for (int feed = 0; feed < 100; feed++) {
                if (budget.admit("feed-" + feed, 0, second * 1_000L)) {
                    admitted.merge("feed-" + feed, 1, Integer::sum);
                }
            }
        }
        int sum = admitted.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(sum / (double) SECONDS).isCloseTo(25, within(2.0));
        assertThat(admitted).hasSize(100);
        assertThat(admitted.values()).allSatisfy(share -> assertThat(share).isBetween(20, 30));
    }

    @Test
    void aFractionIsOneQuestionInSeveralSeconds() {
        Budget budget = new Budget(0.25);
        int admitted = 0;
        for (int second = 0; second < SECONDS; second++) {
            admitted += budget.admit("a", 0, second * 1_000L) ? 1 : 0;
        }
        assertThat(admitted).isBetween(20, 26);
    }

    @Test
    void aClockThatJumpsAheadSavesUpNothing() {
        Budget budget = new Budget(2);
        assertThat(budget.admit("a", 0, 0)).isTrue();

        int admitted = 0;
        for (int i = 0; i < 10; i++) {
            admitted += budget.admit("a", 0, 1_000_000_000L) ? 1 : 0;
        }
        assertThat(admitted).isEqualTo(2);
    }

    private static void count(Budget budget, Map<Integer, Integer> admitted, String feed, int priority, int second) {
        if (budget.admit(feed, priority, second * 1_000L)) {
            admitted.merge(priority, 1, Integer::sum);
        }
    }
}
