package dev.slipstream.modelserving.client;

import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.tensor.Batches;
import dev.slipstream.modelserving.tensor.Tensor;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/**
 * All calls to one version of one model: put together to batches, held back while the endpoint is overloaded, repeated
 * where that may help, refused at once while it is left alone. Each call ends once, and by its deadline. Thread-safe.
 *
 * <p>What waits here is bounded by whoever calls: an operator lets a fixed number of records in.
 */
final class Lane {
    private final ModelRef model;
    private final InferenceEndpoint endpoint;
    private final LaneOptions options;
    private final Timer timer;
    private final RandomGenerator random;
    private final LaneCounters counters = new LaneCounters();

    // Guarded by this; futures are completed outside, for what hangs on them may call again.
    private final Deque<PendingCall> queue = new ArrayDeque<>();
    private final AimdLimit limit;
    private final CircuitBreaker breaker;
    private int inFlight;
    private long wakeAt = Long.MAX_VALUE;
    private boolean closed;

    Lane(ModelRef model, InferenceEndpoint endpoint, LaneOptions options, Timer timer, RandomGenerator random) {
        this.model = model;
        this.endpoint = endpoint;
        this.options = options;
        this.timer = timer;
        this.random = random;
        this.limit = new AimdLimit(options.inFlight());
        this.breaker = new CircuitBreaker(
                options.failuresToOpen(),
                options.firstPause().toNanos(),
                options.longestPause().toNanos());
    }

    LaneCounters counters() {
        return counters;
    }

    synchronized CircuitBreaker.State breaker() {
        return breaker.state();
    }

    synchronized int limit() {
        return limit.limit();
    }

    /** Whether a call now would be refused. */
    synchronized boolean refuses() {
        return closed || breaker.refuses(timer.nanoTime());
    }

    CompletableFuture<Answer> call(List<Tensor> inputs, long deadlineNanos) {
        counters.calls.increment();
        PendingCall call = new PendingCall(inputs, deadlineNanos, counters);
        call.watch(timer, () -> expire(call));
        enqueue(call);
        return call.future;
    }

    private void enqueue(PendingCall call) {
        boolean refused;
        synchronized (this) {
            long now = timer.nanoTime();
            refused = closed || breaker.refuses(now);
            if (!refused) {
                call.waitingSince = now;
                queue.add(call);
            }
        }
        if (refused) {
            call.fail(leftAlone());
        } else {
            pump();
        }
    }

    private void expire(PendingCall call) {
        synchronized (this) {
            queue.remove(call);
        }
        call.fail(new InferenceException(Kind.TIMEOUT, "Model " + model + " did not answer in time"));
    }

    private InferenceException leftAlone() {
        return new InferenceException(
                Kind.UNAVAILABLE, "Model " + model + " failed too often and is left alone for a while");
    }

    /** Sends whatever may go. */
    private void pump() {
        while (true) {
            List<PendingCall> batch;
            synchronized (this) {
                batch = next(timer.nanoTime());
            }
            if (batch == null) {
                return;
            }
            send(batch);
        }
    }

    private @Nullable List<PendingCall> next(long now) {
        while (!queue.isEmpty() && queue.peek().future.isDone()) {
            queue.remove();
        }
        PendingCall first = queue.peek();
        if (first == null || inFlight >= limit.limit()) {
            return null;
        }
        int most = first.alone ? 1 : Math.min(options.maxBatch(), endpoint.maxBatch(model));
        long wait = first.waitingSince + options.maxDelay().toNanos() - now;
        if (wait > 0 && Batches.rows(queue) < most) {
            wakeIn(wait, now);
            return null;
        }
        if (!breaker.allows(now)) {
            return null;
        }
        inFlight++;
        return Batches.take(queue, most, call -> !call.alone && !call.future.isDone());
    }

    private void wakeIn(long wait, long now) {
        if (wakeAt - (now + wait) > 0) {
            wakeAt = now + wait;
            timer.after(wait, () -> {
                synchronized (this) {
                    wakeAt = Long.MAX_VALUE;
                }
                pump();
            });
        }
    }

    private void send(List<PendingCall> batch) {
        long started = timer.nanoTime();
        long latest = Long.MIN_VALUE;
        for (PendingCall call : batch) {
            latest = Math.max(latest, call.deadlineNanos - started);
        }
        counters.runs.increment();
        counters.rows.add(Batches.rows(batch));
        CompletableFuture<Answer> run;
        try {
            run = endpoint.infer(model, Batches.stack(batch), Math.max(1, latest));
        } catch (RuntimeException e) {
            run = CompletableFuture.failedFuture(e);
        }
        var unused = run.whenComplete((answer, error) -> finish(batch, started, answer, error));
    }

    private void finish(List<PendingCall> batch, long started, @Nullable Answer answer, @Nullable Throwable error) {
        if (answer != null) {
            succeed(batch, answer);
        } else {
            fail(batch, started, InferenceException.of(error == null ? new NullPointerException("no answer") : error));
        }
        pump();
    }

    private void succeed(List<PendingCall> batch, Answer answer) {
        synchronized (this) {
            inFlight--;
            limit.succeeded();
            breaker.succeeded();
        }
        List<List<Tensor>> outputs;
        try {
            outputs = Batches.split(answer.outputs(), batch);
        } catch (IllegalArgumentException e) {
            var mismatch = new InferenceException(Kind.REJECTED, "Model " + model + ": " + e.getMessage(), e);
            batch.forEach(call -> call.fail(mismatch));
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer(new Answer(answer.model(), outputs.get(i)));
        }
    }

    private void fail(List<PendingCall> batch, long started, InferenceException why) {
        long now = timer.nanoTime();
        boolean again = why.kind() == Kind.RETRY;
        boolean apart = why.kind() == Kind.REJECTED && batch.size() > 1;
        List<PendingCall> over = new ArrayList<>();
        List<PendingCall> repeated = new ArrayList<>();
        for (PendingCall call : batch) {
            boolean tryAgain = apart || (again && ++call.tries < options.tries());
            (tryAgain ? repeated : over).add(call);
        }
        List<PendingCall> abandoned = new ArrayList<>();
        synchronized (this) {
            inFlight--;
            if (why.kind() == Kind.RETRY || why.kind() == Kind.TIMEOUT) {
                limit.overloaded(started, now);
            }
            if (why.kind() == Kind.REJECTED) {
                breaker.succeeded();
            } else if (!over.isEmpty()) {
                breaker.failed(now);
            } else if (breaker.state() == CircuitBreaker.State.HALF_OPEN) {
                // The trying call failed: its further tries would be refused anyway.
                breaker.failed(now);
            }
            if (breaker.refuses(now)) {
                abandoned.addAll(queue);
                queue.clear();
            }
        }
        over.forEach(call -> call.fail(why));
        abandoned.forEach(call -> call.fail(leftAlone()));
        for (PendingCall call : repeated) {
            counters.retries.increment();
            call.alone = call.alone || apart;
            if (apart) {
                enqueue(call);
            } else {
                timer.after(backOff(call.tries), () -> enqueue(call));
            }
        }
    }

    /** Half of it random: those that failed together do not come back together. */
    private long backOff(int tries) {
        long longest = options.firstBackOff().toNanos() << Math.min(20, tries - 1);
        return longest / 2 + (longest < 2 ? 0 : random.nextLong(longest / 2));
    }

    void close() {
        List<PendingCall> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(queue);
            queue.clear();
        }
        left.forEach(call -> call.fail(leftAlone()));
    }
}
