package dev.slipstream.operators.model;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Asks a model about each record in threads of its own and finishes every record once: with the answer, or degraded
 * when the model failed, was too slow or had too much to do. The task's thread never waits.
 *
 * <p>Nothing is retried: a picture that failed will fail again, and the next sample is a second away.
 *
 * @param <I> records in; distinct instances, as Flink hands them over
 * @param <O> records out, one for each in
 */
public abstract class ModelFunction<I, O> extends RichAsyncFunction<I, O> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ModelFunction.class);

    private final String name;
    private final int threads;
    private transient @Nullable Workers workers;
    /** Bounded by the capacity of the asynchronous operator; the flag tells a worker that nobody waits any more. */
    private transient Map<I, AtomicBoolean> waiting;

    private transient LongAdder timeouts;
    private transient LongAdder failures;
    private transient LongAdder rejections;

    /**
     * @param name of the model's part in a result; it starts the reason in degraded ones, as in {@code text:timeout}
     * @param threads that ask the model at the same time in one subtask
     */
    @SuppressWarnings("NullAway.Init") // Transient fields are set by open().
    protected ModelFunction(String name, int threads) {
        this.name = name;
        this.threads = threads;
    }

    /** Whether this record needs the model at all. */
    protected abstract boolean needsModel(I input);

    /** The result where the model is not needed. */
    protected abstract O withoutModel(I input);

    /** The model's answer; runs in one of the {@code threads}, and must not change the input. */
    protected abstract O ask(I input) throws Exception;

    /** The result without the model's answer; {@code reason} says why it is missing. */
    protected abstract O degraded(I input, String reason);

    /** Loads the model; called once for each subtask, before the first record. */
    protected abstract void openModel(int threads) throws Exception;

    /** Frees the model; called once, when no thread uses it any more. */
    protected abstract void closeModel();

    @Override
    public final void open(OpenContext context) throws Exception {
        waiting = Collections.synchronizedMap(new IdentityHashMap<>());
        timeouts = new LongAdder();
        failures = new LongAdder();
        rejections = new LongAdder();
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        metrics.gauge(name + "Timeouts", timeouts::sum);
        metrics.gauge(name + "Failures", failures::sum);
        metrics.gauge(name + "Rejections", rejections::sum);
        openModel(threads);
        workers = new Workers(name, threads);
    }

    @Override
    public final void asyncInvoke(I input, ResultFuture<O> result) {
        if (workers == null) {
            throw new IllegalStateException("open() comes first");
        }
        if (!needsModel(input)) {
            result.complete(Collections.singleton(withoutModel(input)));
            return;
        }
        AtomicBoolean abandoned = new AtomicBoolean();
        waiting.put(input, abandoned);
        try {
            workers.execute(() -> work(input, abandoned, result));
        } catch (RejectedExecutionException e) {
            waiting.remove(input);
            rejections.increment();
            result.complete(Collections.singleton(degraded(input, name + ":busy")));
        }
    }

    private void work(I input, AtomicBoolean abandoned, ResultFuture<O> result) {
        if (abandoned.get()) {
            return;
        }
        try {
            result.complete(Collections.singleton(ask(input)));
        } catch (Error e) {
            // Out of memory or a broken native library: not this record's fault, and no other would fare better.
            result.completeExceptionally(e);
        } catch (Exception e) {
            failures.increment();
            LOG.warn("{} failed on one record, which goes on without it: {}", name, e.toString());
            result.complete(Collections.singleton(degraded(input, name + ":failed")));
        } finally {
            waiting.remove(input);
        }
    }

    @Override
    public final void timeout(I input, ResultFuture<O> result) {
        AtomicBoolean abandoned = waiting.remove(input);
        if (abandoned != null) {
            abandoned.set(true);
        }
        timeouts.increment();
        result.complete(Collections.singleton(degraded(input, name + ":timeout")));
    }

    @Override
    public final void close() {
        if (workers == null) {
            return;
        }
        if (workers.stop()) {
            closeModel();
        } else {
            LOG.error("{} still runs in its model; the model's memory is not freed, for that would crash it", name);
        }
        workers = null;
    }
}
