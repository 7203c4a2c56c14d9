package dev.slipstream.operators.inference;

import dev.slipstream.modelserving.client.InferenceException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks models about each record without ever holding up the task's thread, and finishes every record once: with the answer,
 * or degraded when the models failed, were too slow or had too much to do.
 *
 * <pre>
 * record ─► {@link FairQueue} ─► worker: decode, prepare ─► model (batched across feeds) ─► worker: result
 *             └─ shed (lowest priority)                      └─ failed       timeout, wherever it is
 * </pre>
 *
 * Nothing is retried by Flink (a retry of its own can race the timeout and lose the result, FLINK-40456), and {@link Inference} puts
 * it into a job; what is worth another
 * try is tried again inside the answer's future, within the record's deadline.
 *
 * @param <I> records in; distinct instances, as Flink hands them over
 * @param <O> records out, one for each in
 */
public abstract class InferenceFunction<I, O> extends RichAsyncFunction<I, O> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(InferenceFunction.class);

    private final String name;
    private final InferenceLimits limits;

    private transient InferenceMetrics metrics;
    private transient @Nullable Workers workers;
    /** What was asked and is not finished; bounded by the capacity of the asynchronous operator. */
    private transient Map<I, Pending> pending;

    private transient Admission<Pending> admission;

    /** {@code name} of what is done here, in metrics and threads. */
    @SuppressWarnings("NullAway.Init") // Transient fields are set by open().
    protected InferenceFunction(String name, InferenceLimits limits) {
        this.name = name;
        this.limits = limits;
    }

    /** How much is done at a time; the operator holds itself to it. */
    final InferenceLimits limits() {
        return limits;
    }

    /** The result where no model is needed; empty where one is. */
    protected Optional<O> withoutModel(I input) {
        return Optional.empty();
    }

    /** Whose turn a record takes. */
    protected abstract String feed(I input);

    /** Higher is served first, and shed last. */
    protected abstract int priority(I input);

    /**
     * Asks; runs in a worker's thread, and must not change the input.
     *
     * @param deadlineNanos of {@link System#nanoTime}; later nobody waits for the answer
     * @return completed once, by the deadline or soon after
     */
    protected abstract CompletionStage<O> ask(I input, long deadlineNanos) throws Exception;

    /** The result without the answer; {@code reason}, why it is missing: shed, timeout, failed, unavailable. Any thread. */
    protected abstract O degraded(I input, String reason);

    /** Opens what {@link #ask} needs; called once for each subtask, before the first record. */
    protected abstract void openModel(MetricGroup metrics) throws Exception;

    /** Frees it; called once, when no worker uses it any more. */
    protected abstract void closeModel();

    /** The workers, for what has to be computed once a model has answered. */
    protected final Executor workers() {
        if (workers == null) {
            throw new IllegalStateException("open() comes first");
        }
        return workers;
    }

    @Override
    public final void open(OpenContext context) throws Exception {
        pending = Collections.synchronizedMap(new IdentityHashMap<>());
        admission = new Admission<>(limits);
        metrics = new InferenceMetrics();
        MetricGroup group = getRuntimeContext().getMetricGroup();
        metrics.register(group, name);
        group.gauge(name + "Waiting", admission::waiting);
        openModel(group);
        workers = new Workers(name, limits.threads());
    }

    @Override
    public final void asyncInvoke(I input, ResultFuture<O> result) {
        Optional<O> ready = withoutModel(input);
        if (ready.isPresent()) {
            result.complete(Collections.singleton(ready.get()));
            return;
        }
        metrics.asked.increment();
        Pending record = new Pending(
                input,
                feed(input),
                priority(input),
                System.nanoTime() + limits.timeout().toNanos(),
                result);
        pending.put(input, record);
        List<Pending> shed = admission.add(record.feed, record.priority, record);
        shed.forEach(loser -> degrade(loser, "shed"));
        pump();
    }

    /** Hands workers as many records as may be in process. */
    private void pump() {
        while (true) {
            Pending next = admission.next();
            if (next == null) {
                return;
            }
            workers().execute(() -> process(next));
        }
    }

    private void process(Pending record) {
        if (record.finished.get()) {
            release();
            return;
        }
        CompletionStage<O> answer;
        try {
            answer = ask(record.input, record.deadlineNanos);
        } catch (Exception | Error e) {
            conclude(record, null, e);
            return;
        }
        var unused = answer.whenComplete((output, failure) -> conclude(record, output, failure));
    }

    private void conclude(Pending record, @Nullable O output, @Nullable Throwable failure) {
        if (output != null) {
            if (record.finish(output)) {
                metrics.answered.increment();
            }
        } else if (failure instanceof Error error) {
            // Out of memory or a broken native library: not this record's fault, and no other would fare better.
            record.result.completeExceptionally(error);
        } else {
            InferenceException why = InferenceException.of(
                    failure == null ? new NullPointerException("no answer and no failure") : failure);
            LOG.warn("{} failed on one record, which goes on without it: {}", name, why.getMessage());
            degrade(record, why.kind().reason());
        }
        release();
    }

    private void release() {
        admission.done(System.nanoTime());
        pump();
    }

    private void degrade(Pending record, String reason) {
        if (record.finish(degraded(record.input, reason))) {
            switch (reason) {
                case "shed" -> metrics.shed.increment();
                case "timeout" -> metrics.timeouts.increment();
                default -> metrics.failures.increment();
            }
        }
    }

    @Override
    public final void timeout(I input, ResultFuture<O> result) {
        Pending record = pending.get(input);
        if (record != null) {
            admission.remove(record.feed, record.priority, record);
            degrade(record, "timeout");
        }
    }

    @Override
    public final void close() {
        if (workers == null) {
            return;
        }
        if (workers.stop()) {
            closeModel();
        } else {
            LOG.error("{} still runs; what it holds is not freed, for that would crash it", name);
        }
        workers = null;
    }

    /** A record on its way; whoever comes first finishes it. */
    private final class Pending {
        private final I input;
        private final String feed;
        private final int priority;
        private final long deadlineNanos;
        private final ResultFuture<O> result;
        private final AtomicBoolean finished = new AtomicBoolean();

        Pending(I input, String feed, int priority, long deadlineNanos, ResultFuture<O> result) {
            this.input = input;
            this.feed = feed;
            this.priority = priority;
            this.deadlineNanos = deadlineNanos;
            this.result = result;
        }

        boolean finish(O output) {
            if (!finished.compareAndSet(false, true)) {
                return false;
            }
            pending.remove(input);
            result.complete(Collections.singleton(output));
            return true;
        }
    }
}
