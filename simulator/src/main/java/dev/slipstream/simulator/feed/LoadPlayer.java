package dev.slipstream.simulator.feed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Hundreds of feeds out of a few dozen files: each feed is somewhere else in its file's loop, so no two show the same at the
 * same time, and the load is as even as that of real feeds.
 */
public final class LoadPlayer {
    private static final double MOST_OFFSET_SECONDS = 3600;

    private LoadPlayer() {}

    /**
     * Feeds {@code load-001} and on, for {@link LiveServer#start}.
     *
     * @param files at least one; given to feeds in turn
     */
    public static List<LiveServer.Feed> feeds(List<Path> files, int count, long seed) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("load needs at least one file to play");
        }
        Random random = new Random(seed);
        List<LiveServer.Feed> feeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double offset = random.nextDouble() * MOST_OFFSET_SECONDS;
            feeds.add(new LiveServer.Feed(name(i), files.get(i % files.size()), offset, LiveServer.NO_SRT));
        }
        return feeds;
    }

    /** What the feed of a number, counted from 0, is called. */
    public static String name(int i) {
        return String.format(Locale.ROOT, "load-%03d", i + 1);
    }
}
