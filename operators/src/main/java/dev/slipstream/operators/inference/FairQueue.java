package dev.slipstream.operators.inference;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What waits for a model: the highest priority first, and within one priority each feed in its turn, so that a feed that asks
 * a hundred times gets no more than one that asks once. Where more waits than may, the lowest priority loses, in it the feed
 * with most waiting, and of that the oldest, which is worth least by the time its turn comes. Not thread-safe.
 *
 * @param <T> what waits
 */
final class FairQueue<T> {
    /** By priority, the highest first; by feed, in the order of their turns. */
    private final NavigableMap<Integer, Map<String, Deque<T>>> levels = new TreeMap<>(Comparator.reverseOrder());

    private int size;

    int size() {
        return size;
    }

    /**
     * Adds an item.
     *
     * @param capacity how many may wait; at least 1
     * @return what has to go for it; may be the item itself
     */
    List<T> add(String feed, int priority, T item, int capacity) {
        levels.computeIfAbsent(priority, p -> new LinkedHashMap<>())
                .computeIfAbsent(feed, f -> new ArrayDeque<>())
                .add(item);
        size++;
        List<T> shed = new ArrayList<>();
        while (size > capacity) {
            shed.add(shed());
        }
        return shed;
    }

    private T shed() {
        Map.Entry<Integer, Map<String, Deque<T>>> lowest = levels.lastEntry();
        Map.Entry<String, Deque<T>> longest = null;
        for (Map.Entry<String, Deque<T>> feed : lowest.getValue().entrySet()) {
            if (longest == null || feed.getValue().size() > longest.getValue().size()) {
                longest = feed;
            }
        }
        if (longest == null) {
            throw new IllegalStateException("a priority without feeds stays in the queue");
        }
        T item = longest.getValue().remove();
        forgetWhereEmpty(lowest.getKey(), lowest.getValue(), longest.getKey());
        return item;
    }

    /** The next in turn; null where nothing waits. */
    @Nullable
    T poll() {
        Map.Entry<Integer, Map<String, Deque<T>>> highest = levels.firstEntry();
        if (highest == null) {
            return null;
        }
        Map<String, Deque<T>> feeds = highest.getValue();
        Iterator<Map.Entry<String, Deque<T>>> turns = feeds.entrySet().iterator();
        Map.Entry<String, Deque<T>> turn = turns.next();
        String feed = turn.getKey();
        Deque<T> waiting = turn.getValue();
        T item = waiting.remove();
        turns.remove();
        if (!waiting.isEmpty()) {
            feeds.put(feed, waiting); // Behind all others.
        }
        size--;
        if (feeds.isEmpty()) {
            levels.remove(highest.getKey());
        }
        return item;
    }

    /** Takes an item out whose time is over. */
    void remove(String feed, int priority, T item) {
        Map<String, Deque<T>> feeds = levels.get(priority);
        Deque<T> waiting = feeds == null ? null : feeds.get(feed);
        if (feeds != null && waiting != null && waiting.remove(item)) {
            forgetWhereEmpty(priority, feeds, feed);
        }
    }

    private void forgetWhereEmpty(Integer priority, Map<String, Deque<T>> feeds, String feed) {
        size--;
        Deque<T> waiting = feeds.get(feed);
        if (waiting != null && waiting.isEmpty()) {
            feeds.remove(feed);
        }
        if (feeds.isEmpty()) {
            levels.remove(priority);
        }
    }
}
