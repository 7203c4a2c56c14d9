package dev.slipstream.modelserving.server;

import dev.slipstream.modelserving.server.RefusedException.Reason;
import dev.slipstream.modelserving.tensor.Batches;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Signature;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.TensorModel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Puts requests of many clients for one loaded model together, along their outermost axis, and runs them on a fixed number of
 * threads. Knows no protocol. Each request ends once; one that the model fails on fails alone. Thread-safe.
 */
final class DynamicBatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DynamicBatcher.class);

    private final TensorModel model;
    private final BatcherOptions options;
    private final BatchListener listener;
    private final int maxRows;
    private final List<Thread> threads = new ArrayList<>();

    // Guarded by this.
    private final Deque<QueuedRequest> queue = new ArrayDeque<>();
    private int running;
    private boolean draining;
    private boolean stopped;

    DynamicBatcher(TensorModel model, BatcherOptions options, BatchListener listener) {
        this.model = model;
        this.options = options;
        this.listener = listener;
        this.maxRows = maxRows(model.signature(), options);
        for (int i = 1; i <= options.threads(); i++) {
            Thread thread =
                    new Thread(this::work, "slipstream-model-" + model.info().name() + "-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** Rows of strings differ in length, so that they cannot be cut apart by counting. */
    private static int maxRows(Signature signature, BatcherOptions options) {
        boolean strings = Stream.concat(signature.inputs().stream(), signature.outputs().stream())
                .anyMatch(spec -> spec.type() == DataType.BYTES);
        return strings ? 1 : Math.max(1, Math.min(options.maxBatch(), signature.maxBatch()));
    }

    /**
     * Lets a request wait for its turn.
     *
     * @param inputs checked, in the order of the signature
     * @param deadlineNanos of {@link System#nanoTime}; a request that is still waiting then is not run
     * @param gone whether the client has gone; then it is not run either
     * @return completed with the outputs, or with a {@link RefusedException}
     */
    CompletableFuture<List<Tensor>> submit(List<Tensor> inputs, long deadlineNanos, BooleanSupplier gone) {
        QueuedRequest request = new QueuedRequest(inputs, System.nanoTime(), deadlineNanos, gone);
        synchronized (this) {
            if (queue.size() >= options.queue()) {
                // Those that nobody waits for take no place from one that somebody does.
                dropExpired();
            }
            if (draining) {
                request.refuse(Reason.DRAINING, "The server is about to stop; ask another one");
            } else if (queue.size() >= options.queue()) {
                request.refuse(
                        Reason.QUEUE_FULL,
                        "Model " + model.info().name() + " has " + queue.size() + " requests waiting; try again later");
            } else {
                queue.add(request);
                notifyAll();
            }
        }
        return request.answer;
    }

    synchronized int waiting() {
        return queue.size();
    }

    private void work() {
        while (true) {
            List<QueuedRequest> batch;
            try {
                batch = next();
            } catch (InterruptedException e) {
                return;
            }
            if (batch == null) {
                return;
            }
            try {
                run(batch);
            } finally {
                synchronized (this) {
                    running--;
                    notifyAll();
                }
            }
        }
    }

    /** Waits for a batch; null once there will be none. */
    private synchronized @Nullable List<QueuedRequest> next() throws InterruptedException {
        while (true) {
            dropExpired();
            QueuedRequest first = queue.peek();
            if (first == null) {
                if (stopped) {
                    return null;
                }
                wait();
                continue;
            }
            long left = first.queuedAt + options.maxDelay().toNanos() - System.nanoTime();
            if (left <= 0 || stopped || draining || Batches.rows(queue) >= maxRows) {
                running++;
                return Batches.take(queue, maxRows, request -> true);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private void dropExpired() {
        long now = System.nanoTime();
        for (Iterator<QueuedRequest> waiting = queue.iterator(); waiting.hasNext(); ) {
            QueuedRequest request = waiting.next();
            if (request.isOver(now)) {
                waiting.remove();
                request.refuse(Reason.EXPIRED, "The request's time was over before its turn came");
            }
        }
    }

    private void run(List<QueuedRequest> batch) {
        long started = System.nanoTime();
        batch.forEach(request -> listener.waited(started - request.queuedAt));
        List<List<Tensor>> outputs;
        try {
            outputs = Batches.split(model.run(Batches.stack(batch)), batch);
        } catch (RuntimeException e) {
            apart(batch, e);
            return;
        } catch (Error e) {
            // Out of memory, or a library that cannot be loaded: the thread stays, or the server would answer nobody
            // and look ready.
            LOG.error("model {} met an error", model.info().name(), e);
            batch.forEach(request ->
                    request.refuse(Reason.FAILED, "Model " + model.info().name() + " failed on this request"));
            return;
        }
        listener.ran(Batches.rows(batch), System.nanoTime() - started);
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer.complete(outputs.get(i));
        }
    }

    /** One bad request does not fail its neighbours. */
    private void apart(List<QueuedRequest> batch, RuntimeException failure) {
        if (batch.size() == 1) {
            LOG.warn("model {} failed on a request: {}", model.info().name(), failure.toString());
            batch.get(0).refuse(Reason.FAILED, "Model " + model.info().name() + " failed on this request");
        } else {
            batch.forEach(request -> run(List.of(request)));
        }
    }

    /** Refuses new requests and waits for those that are there; false where they took too long. */
    synchronized boolean drain(Duration patience) throws InterruptedException {
        draining = true;
        notifyAll();
        long deadline = System.nanoTime() + patience.toNanos();
        while (!queue.isEmpty() || running > 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /** Stops the threads, then frees the model; what still waits is refused. Without effect on the second call. */
    @Override
    public void close() {
        List<QueuedRequest> left;
        synchronized (this) {
            if (stopped) {
                return;
            }
            draining = true;
            stopped = true;
            left = List.copyOf(queue);
            queue.clear();
            notifyAll();
        }
        left.forEach(request -> request.refuse(Reason.DRAINING, "The server has stopped"));
        boolean ended = true;
        for (Thread thread : threads) {
            try {
                thread.join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ended &= !thread.isAlive();
        }
        if (ended) {
            model.close();
        } else {
            LOG.error(
                    "model {} still runs; its memory is not freed, for that would crash it",
                    model.info().name());
        }
    }
}
