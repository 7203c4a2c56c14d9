package dev.slipstream.connectors.feed;

import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.FeedOutput;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.FeedState;
import dev.slipstream.contracts.record.Segment;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Gathers the segments of one subtask's feeds, taking turns: each feed with something to give is asked once, then goes to
 * the end of the line, so a feed that floods waits as long as any other. The task thread never blocks here.
 */
final class FeedSourceReader implements SourceReader<FeedOutput, FeedSplit> {
    private static final Logger LOG = LoggerFactory.getLogger(FeedSourceReader.class);

    /** One feed in this reader's hands. */
    private static final class Lane {
        final FeedRegistration registration;
        final FeedQueue queue;
        final FeedWorker worker;
        FeedProgress emitted;
        boolean removed;

        Lane(FeedSplit split, FeedQueue queue, FeedWorker worker) {
            this.registration = split.registration();
            this.emitted = split.progress();
            this.queue = queue;
            this.worker = worker;
        }

        FeedSplit split() {
            return new FeedSplit(registration, emitted);
        }
    }

    private final SourceReaderContext context;
    private final FeedWorker.Settings settings;
    private final int queueSegments;
    private final FeedNotices notices;
    /** Concurrent because the metric reporter counts it. */
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    private final ConcurrentLinkedQueue<Lane> ready = new ConcurrentLinkedQueue<>();
    private final List<FeedItem> refusals = new ArrayList<>();
    /** Only the task thread replaces it; feeds' threads complete it. */
    private volatile CompletableFuture<Void> available = new CompletableFuture<>();

    private boolean noMoreSplits;

    FeedSourceReader(SourceReaderContext context, FeedWorker.Settings settings, int queueSegments) {
        this.context = context;
        this.settings = settings;
        this.queueSegments = queueSegments;
        this.notices = new FeedNotices(settings.time());
    }

    @Override
    public void start() {
        context.metricGroup()
                .setPendingRecordsGauge(() -> lanes.values().stream()
                        .mapToLong(lane -> lane.queue.size())
                        .sum());
        context.metricGroup().gauge("feeds", lanes::size);
    }

    @Override
    public void addSplits(List<FeedSplit> splits) {
        for (FeedSplit split : splits) {
            Lane[] self = new Lane[1];
            FeedQueue queue = new FeedQueue(queueSegments, () -> isReady(self[0]), notices::mergeShed);
            Lane lane = new Lane(split, queue, new FeedWorker(split, settings, queue, notices));
            self[0] = lane;
            lanes.put(split.splitId(), lane);
            if (split.progress().done()) {
                queue.close();
            } else {
                Thread thread = new Thread(lane.worker, "feed-" + split.splitId());
                thread.setDaemon(true);
                thread.start();
            }
        }
        wakeUp();
    }

    private void isReady(Lane lane) {
        ready.add(lane);
        wakeUp();
    }

    private void wakeUp() {
        available.complete(null);
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (event instanceof RemoveFeedEvent remove) {
            remove(remove.feed());
        } else if (event instanceof RefuseFeedEvent refuse) {
            refusals.add(notices.failed(
                    refuse.feed(),
                    FeedProgress.from(0),
                    Reason.REGISTRATION_INVALID,
                    "registration-of-" + refuse.feed(),
                    0,
                    "registration of feed \"" + refuse.feed() + "\" is invalid: " + refuse.why()));
            wakeUp();
        } else {
            throw new IllegalArgumentException("unknown source event " + event);
        }
    }

    private void remove(String feed) {
        Lane lane = lanes.remove(feed);
        if (lane == null) {
            return;
        }
        lane.removed = true;
        FeedProgress emitted = lane.emitted;
        // Before the thread is stopped: a thread that ends closes its queue itself, and then nobody has last words.
        lane.queue.close(newest -> {
            FeedProgress last = newest == null ? emitted : newest.after();
            return List.of(
                    notices.end(lane.registration, last),
                    notices.event(lane.registration, last, FeedState.REMOVED, "no longer registered"));
        });
        lane.worker.stop();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<FeedOutput> output) {
        if (!refusals.isEmpty()) {
            output.collect(refusals.remove(refusals.size() - 1).output());
            return InputStatus.MORE_AVAILABLE;
        }
        Lane lane = ready.poll();
        if (lane == null) {
            return whenNothingIsReady();
        }
        FeedItem item = lane.queue.poll();
        if (item != null) {
            emit(output, lane, item);
            if (!lane.queue.isEmpty()) {
                ready.add(lane);
            } else if (lane.removed) {
                output.releaseOutputForSplit(lane.registration.getFeed());
            }
        }
        return ready.isEmpty() ? whenNothingIsReady() : InputStatus.MORE_AVAILABLE;
    }

    private void emit(ReaderOutput<FeedOutput> output, Lane lane, FeedItem item) {
        Segment segment = item.output().getSegment();
        if (segment == null) {
            output.collect(item.output());
        } else {
            // Its own output per feed: one feed's clock, however wrong, holds back nobody else's watermark for long.
            output.createOutputForSplit(lane.registration.getFeed())
                    .collect(item.output(), segment.getCaptureTime().toEpochMilli());
        }
        lane.emitted = item.after();
    }

    private InputStatus whenNothingIsReady() {
        if (noMoreSplits && lanes.values().stream().allMatch(lane -> lane.queue.isClosed() && lane.queue.isEmpty())) {
            return InputStatus.END_OF_INPUT;
        }
        // A new future first, then a second look: a feed that became ready in between completes the new one.
        if (available.isDone()) {
            available = new CompletableFuture<>();
        }
        if (!ready.isEmpty()) {
            wakeUp();
        }
        return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public List<FeedSplit> snapshotState(long checkpointId) {
        return lanes.values().stream().map(Lane::split).toList();
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        wakeUp();
    }

    /** Whether a feed is held here; for tests. */
    @Nullable
    FeedSplit split(String feed) {
        Lane lane = lanes.get(feed);
        return lane == null ? null : lane.split();
    }

    @Override
    public void close() {
        // Threads end by themselves once their native call returns; the job must not wait for a hung feed.
        lanes.values().forEach(lane -> {
            lane.worker.stop();
            lane.queue.close();
        });
        LOG.info("Feed source reader {} closed with {} feeds", context.getIndexOfSubtask(), lanes.size());
    }
}
