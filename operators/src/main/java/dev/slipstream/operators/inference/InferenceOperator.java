package dev.slipstream.operators.inference;

import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.functions.async.CollectionSupplier;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.operators.AbstractUdfStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.TimestampedCollector;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamElement;
import org.apache.flink.streaming.runtime.streamrecord.StreamElementSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.function.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs an {@link InferenceFunction}, and lets its results out in the order in which each feed's records came. Flink's own
 * operator for asynchronous functions keeps the order of all records, or of all between two watermarks; either way one record
 * that waits for a slow model holds up every feed. Here it holds up its own feed, and the watermark.
 *
 * <p>A watermark leaves when all records that came before it have left; records that came after it may leave before it, which
 * makes it late and never wrong. Operator state: the records that are under way, at most the capacity of the function's
 * limits; after a restart they are asked about again. Timers: one per record under way, in processing time, for its timeout.
 *
 * @param <I> records in
 * @param <O> records out
 */
final class InferenceOperator<I, O> extends AbstractUdfStreamOperator<O, InferenceFunction<I, O>>
        implements OneInputStreamOperator<I, O>, BoundedOneInput {
    private static final long serialVersionUID = 1L;

    private final transient MailboxExecutor mailbox;
    private final int capacity;
    private final long timeoutMillis;

    /** Records under way, in the order in which they came. */
    private transient Set<Entry> pending;

    private transient Map<String, Deque<Entry>> byFeed;
    private transient Deque<HeldWatermark> watermarks;
    private transient long arrivals;
    private transient TimestampedCollector<O> collector;
    private transient ListState<StreamElement> state;

    /** A watermark, and the number of the last record before it. */
    private record HeldWatermark(Watermark watermark, long last) {}

    @SuppressWarnings("NullAway.Init") // initializeState() and open() set the transient fields.
    InferenceOperator(
            StreamOperatorParameters<O> parameters, InferenceFunction<I, O> function, MailboxExecutor mailbox) {
        super(parameters, function);
        this.mailbox = mailbox;
        this.capacity = function.limits().capacity();
        this.timeoutMillis = function.limits().timeout().toMillis();
        // The superclass did this before it had the function, which lacks its context since.
        setup(parameters.getContainingTask(), parameters.getStreamConfig(), parameters.getOutput());
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        StreamElementSerializer<I> records =
                new StreamElementSerializer<>(getOperatorConfig().getTypeSerializerIn(0, getUserCodeClassloader()));
        state = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("records-under-way", records));
    }

    @Override
    public void open() throws Exception {
        super.open();
        pending = new LinkedHashSet<>();
        byFeed = new HashMap<>();
        watermarks = new ArrayDeque<>();
        collector = new TimestampedCollector<>(output);
        for (StreamElement restored : state.get()) {
            processElement(restored.asRecord());
        }
        state.clear();
    }

    @Override
    public void processElement(StreamRecord<I> element) throws Exception {
        while (pending.size() >= capacity) {
            mailbox.yield();
        }
        // The record is the caller's and will be filled anew; its value is not, for no operator changes a value.
        Entry entry = new Entry(element.copy(element.getValue()), arrivals++);
        pending.add(entry);
        byFeed.computeIfAbsent(entry.feed, feed -> new ArrayDeque<>()).add(entry);
        entry.timer = getProcessingTimeService()
                .registerTimer(
                        getProcessingTimeService().getCurrentProcessingTime() + timeoutMillis,
                        time -> userFunction.timeout(entry.record.getValue(), entry));
        userFunction.asyncInvoke(entry.record.getValue(), entry);
    }

    @Override
    public void processWatermark(Watermark watermark) throws Exception {
        HeldWatermark newest = watermarks.peekLast();
        if (newest != null && newest.last == arrivals - 1) {
            watermarks.removeLast(); // No record came between the two.
        }
        watermarks.add(new HeldWatermark(watermark, arrivals - 1));
        releaseWatermarks();
    }

    private void releaseWatermarks() throws Exception {
        long oldest = pending.isEmpty() ? Long.MAX_VALUE : pending.iterator().next().number;
        while (!watermarks.isEmpty() && watermarks.getFirst().last < oldest) {
            super.processWatermark(watermarks.removeFirst().watermark);
        }
    }

    /** In the task's thread: lets out what nothing of the same feed stands before. */
    private void letOut(Entry entry) throws Exception {
        Deque<Entry> feed = byFeed.get(entry.feed);
        if (feed == null || feed.peekFirst() != entry) {
            return; // An older record of the feed is still under way; it will take this one with it.
        }
        Entry next = entry;
        while (next != null && next.results != null) {
            feed.removeFirst();
            pending.remove(next);
            collector.setTimestamp(next.record);
            next.results.forEach(collector::collect);
            next = feed.peekFirst();
        }
        if (feed.isEmpty()) {
            byFeed.remove(entry.feed);
        }
        releaseWatermarks();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        List<StreamElement> records = new ArrayList<>(pending.size());
        pending.forEach(entry -> records.add(entry.record));
        state.update(records);
    }

    @Override
    public void endInput() throws Exception {
        while (!pending.isEmpty()) {
            mailbox.yield();
        }
    }

    /** One record under way; whoever finishes it first, from whatever thread, does. */
    private final class Entry implements ResultFuture<O> {
        private final StreamRecord<I> record;
        private final String feed;
        private final long number;
        private final AtomicBoolean finished = new AtomicBoolean();
        private @Nullable ScheduledFuture<?> timer;
        /** Only the task's thread; null until finished. */
        private @Nullable Collection<O> results;

        Entry(StreamRecord<I> record, long number) {
            this.record = record;
            this.feed = userFunction.feed(record.getValue());
            this.number = number;
        }

        @Override
        public void complete(Collection<O> answers) {
            if (finished.compareAndSet(false, true)) {
                inTask(() -> {
                    if (timer != null) {
                        timer.cancel(false);
                    }
                    results = answers;
                    letOut(this);
                });
            }
        }

        @Override
        public void complete(CollectionSupplier<O> supplier) {
            try {
                complete(supplier.get());
            } catch (Exception e) {
                completeExceptionally(e);
            }
        }

        @Override
        public void completeExceptionally(Throwable error) {
            if (finished.compareAndSet(false, true)) {
                inTask(() -> {
                    throw new FlinkRuntimeException(
                            "a record of feed " + feed + " could not be finished: " + error, error);
                });
            }
        }

        private void inTask(ThrowingRunnable<Exception> step) {
            try {
                mailbox.execute(step, "finish a record of %s", feed);
            } catch (RejectedExecutionException e) {
                // The task is going down; the record is in its last checkpoint.
                LOG.debug("A record of feed {} was finished after its task", feed);
            }
        }
    }
}
