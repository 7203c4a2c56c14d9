package dev.slipstream.operators.inference;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that forgets what was not asked for longest, for what is known of feeds and shots that come and go. Not thread-safe.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class RecentlyUsed<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private static final float LOAD = 0.75f;

    private final int most;

    /** {@code most}: entries that are kept. */
    public RecentlyUsed(int most) {
        super(16, LOAD, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
