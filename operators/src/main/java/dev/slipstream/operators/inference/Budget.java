package dev.slipstream.operators.inference;

import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many questions may be asked per second of event time, and by whom: the highest priority first, and within a priority each
 * feed in its turn. Not thread-safe.
 *
 * <p>Nobody waits for the end of the second to know who else asks: what higher priorities asked for in the second before is held
 * back for them, and where one priority asks for n times what is left to it, a feed is let through once it was refused n - 1 times
 * in a row. It is not state: after a restart it has learnt anew within two seconds.
 */
public final class Budget {
    /** Feeds whose refusals are remembered; more than ever run in one subtask. */
    private static final int MOST_FEEDS = 4096;

    private final double perSecond;
    private final Map<String, Integer> refusals = new RecentlyUsed<>(MOST_FEEDS);

    /** Questions in the second before and in this one, by priority, the highest first. */
    private NavigableMap<Integer, Integer> before = new TreeMap<>(Comparator.reverseOrder());

    private NavigableMap<Integer, Integer> now = new TreeMap<>(Comparator.reverseOrder());
    private long second = Long.MIN_VALUE;
    private double left;

    /** {@code perSecond}: may be a fraction; 0 means without limit. */
    public Budget(double perSecond) {
        if (!(perSecond >= 0)) {
            throw new IllegalArgumentException("A budget per second is not negative: " + perSecond);
        }
        this.perSecond = perSecond;
    }

    /** Whether this feed may ask now; counts it either way. {@code eventMillis} may lie behind others a little. */
    public boolean admit(String feed, int priority, long eventMillis) {
        if (perSecond == 0) {
            return true;
        }
        advance(Math.floorDiv(eventMillis, 1_000L));
        now.merge(priority, 1, Integer::sum);
        int refused = refusals.getOrDefault(feed, 0);
        if (left - heldBack(priority) >= 1 && refused >= turnsToWait(priority)) {
            left--;
            refusals.remove(feed);
            return true;
        }
        refusals.put(feed, refused + 1);
        return false;
    }

    private void advance(long to) {
        if (second == Long.MIN_VALUE) {
            second = to;
            left = Math.max(1, perSecond);
        } else if (to > second) {
            // What was not used is worth one second at most, or a whole question where the budget is a fraction.
            left = Math.min(Math.max(1, perSecond), left + perSecond * (to - second));
            before = to == second + 1 ? now : new TreeMap<>(Comparator.reverseOrder());
            now = new TreeMap<>(Comparator.reverseOrder());
            second = to;
        }
    }

    /** What higher priorities will probably still ask for in this second. */
    private double heldBack(int priority) {
        double held = 0;
        for (Map.Entry<Integer, Integer> higher : before.headMap(priority).entrySet()) {
            held += Math.max(0, higher.getValue() - now.getOrDefault(higher.getKey(), 0));
        }
        return held;
    }

    private int turnsToWait(int priority) {
        double share = perSecond
                - before.headMap(priority).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
        int asked = before.getOrDefault(priority, 0);
        return share <= 0 || asked <= share ? 0 : (int) (asked / share) - 1;
    }
}
