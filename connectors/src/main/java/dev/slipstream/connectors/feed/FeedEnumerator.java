package dev.slipstream.connectors.feed;

import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.record.FeedRegistration;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Compares the directory with what the readers hold, gives new feeds to the reader with the fewest, and takes removed ones
 * away. A directory that cannot be read changes nothing: the feeds that run go on.
 */
final class FeedEnumerator implements SplitEnumerator<FeedSplit, FeedEnumeratorState> {
    private static final Logger LOG = LoggerFactory.getLogger(FeedEnumerator.class);

    /** When to look again, and what to delete. */
    record Settings(Duration discovery, Duration retention, MediaStore store, LongSupplier epochMillis) {
        private static final Duration RETENTION_CHECK = Duration.ofMinutes(1);
    }

    private final SplitEnumeratorContext<FeedSplit> context;
    private final FeedDirectory directory;
    private final Settings settings;
    private final Map<String, FeedSplit> assigned = new HashMap<>();
    private final Map<String, FeedSplit> waiting = new LinkedHashMap<>();
    private final Map<Integer, Set<String>> held = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();
    private FeedDirectory.@Nullable Listing latest;
    private FeedDirectory.@Nullable Reader reader;
    private volatile boolean closed;

    FeedEnumerator(
            SplitEnumeratorContext<FeedSplit> context,
            FeedDirectory directory,
            Settings settings,
            FeedEnumeratorState restored) {
        this.context = context;
        this.directory = directory;
        this.settings = settings;
        restored.assigned().forEach(split -> assigned.put(split.splitId(), split));
        restored.waiting().forEach(split -> waiting.put(split.splitId(), split));
    }

    @Override
    public void start() {
        if (directory.isFixed()) {
            context.callAsync(this::list, this::compare);
        } else {
            context.callAsync(this::list, this::compare, 0, settings.discovery().toMillis());
        }
        if (!settings.retention().isZero()) {
            context.callAsync(
                    () -> settings.store()
                            .deleteOlderThan(settings.epochMillis().getAsLong()
                                    - settings.retention().toMillis()),
                    this::logRetention,
                    0,
                    Settings.RETENTION_CHECK.toMillis());
        }
    }

    /** Runs on the coordinator's worker thread, one call at a time. */
    private FeedDirectory.Listing list() throws IOException {
        return reader().list();
    }

    /** Opened by the worker thread and closed by the coordinator's, which does not always wait for it. */
    private synchronized FeedDirectory.Reader reader() throws IOException {
        if (closed) {
            throw new IOException("The job is ending");
        }
        FeedDirectory.Reader open = reader;
        if (open == null) {
            open = directory.open();
            reader = open;
        }
        return open;
    }

    private void logRetention(@Nullable Integer deleted, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.warn("Old media could not be deleted; it is tried again in a minute: {}", failure.toString());
        } else if (deleted != null && deleted > 0) {
            LOG.info("Deleted {} media files older than {}", deleted, settings.retention());
        }
    }

    private void compare(FeedDirectory.@Nullable Listing listing, @Nullable Throwable failure) {
        if (closed) {
            return; // Flink lets the calls run on for a moment while the job ends.
        }
        if (listing == null) {
            if (directory.isFixed()) {
                throw new IllegalStateException("The list of feeds cannot be read", failure);
            }
            LOG.warn("The feed registry cannot be read; running feeds go on, and it is tried again: {}", failure + "");
            return;
        }
        latest = listing;
        apply();
    }

    /** Only while every reader is there to hear: a restored one may hold a feed that was removed while it was away. */
    private void apply() {
        FeedDirectory.Listing listing = latest;
        if (listing == null || context.registeredReaders().size() < context.currentParallelism()) {
            return;
        }
        Set<String> gone = new HashSet<>(assigned.keySet());
        gone.addAll(waiting.keySet());
        gone.removeAll(listing.feeds().keySet());
        gone.forEach(this::remove);
        listing.feeds().forEach(this::addIfNew);
        refuse(listing.invalid());
        assignWaiting();
    }

    private void remove(String feed) {
        waiting.remove(feed);
        if (assigned.remove(feed) != null) {
            LOG.info("Feed {} is no longer registered", feed);
            held.values().forEach(feeds -> feeds.remove(feed));
            context.registeredReaders()
                    .keySet()
                    .forEach(subtask -> context.sendEventToSourceReader(subtask, new RemoveFeedEvent(feed)));
        }
    }

    private void addIfNew(String feed, FeedDirectory.Entry entry) {
        FeedSplit known = assigned.getOrDefault(feed, waiting.get(feed));
        if (known != null && !changed(known.registration(), entry)) {
            return;
        }
        if (known != null) {
            remove(feed);
        }
        LOG.info("Feed {} is registered", feed);
        waiting.put(feed, FeedSplit.fresh(entry));
    }

    private static boolean changed(FeedRegistration known, FeedDirectory.Entry entry) {
        return !known.equals(entry.registration());
    }

    private void refuse(Map<String, String> invalid) {
        refused.keySet().retainAll(invalid.keySet());
        invalid.forEach((feed, why) -> {
            List<Integer> readers = new ArrayList<>(context.registeredReaders().keySet());
            if (!readers.isEmpty() && !why.equals(refused.put(feed, why))) {
                LOG.warn("Registration of feed \"{}\" is invalid: {}", feed, why);
                context.sendEventToSourceReader(readers.get(0), new RefuseFeedEvent(feed, why));
            }
        });
    }

    private void assignWaiting() {
        Set<Integer> readers = context.registeredReaders().keySet();
        for (FeedSplit split : List.copyOf(waiting.values())) {
            int subtask = readers.stream()
                    .min((a, b) -> Integer.compare(load(a), load(b)))
                    .orElseThrow();
            waiting.remove(split.splitId());
            assigned.put(split.splitId(), split);
            held.computeIfAbsent(subtask, s -> new HashSet<>()).add(split.splitId());
            context.assignSplit(split, subtask);
        }
        if (directory.isFixed()) {
            readers.forEach(context::signalNoMoreSplits);
        }
    }

    private int load(int subtask) {
        return held.getOrDefault(subtask, Set.of()).size();
    }

    @Override
    public void handleSplitRequest(int subtaskId, @Nullable String requesterHostname) {
        // Feeds are handed out, not asked for.
    }

    @Override
    public void addSplitsBack(List<FeedSplit> splits, int subtaskId) {
        held.remove(subtaskId);
        for (FeedSplit split : splits) {
            assigned.remove(split.splitId());
            waiting.put(split.splitId(), split);
        }
    }

    @Override
    public void addReader(int subtaskId) {
        apply();
    }

    @Override
    public FeedEnumeratorState snapshotState(long checkpointId) {
        return new FeedEnumeratorState(List.copyOf(assigned.values()), List.copyOf(waiting.values()));
    }

    @Override
    public void close() {
        FeedDirectory.Reader open;
        synchronized (this) {
            closed = true;
            open = reader;
        }
        if (open != null) {
            open.close();
        }
    }
}
