package dev.slipstream.modelserving.client;

import dev.slipstream.modelserving.ModelException;
import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.TensorModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Models in this process, on a fixed number of threads. Versions are loaded when they are first asked for, in a thread of
 * their own, so that a switch to a new version holds up nobody who still asks for the old one.
 */
public final class EmbeddedEndpoint implements InferenceEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedEndpoint.class);

    /** Callers bound what is under way; this bounds what a mistake of theirs could pile up. */
    private static final int MOST_WAITING = 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Function<ModelRef, TensorModel> loader;
    private final ThreadPoolExecutor runners;
    private final ThreadPoolExecutor loading;
    private final Map<ModelRef, CompletableFuture<TensorModel>> models = new ConcurrentHashMap<>();
    /** Whoever waits must learn of the end: what a pool drops at its end completes nothing. */
    private final Set<CompletableFuture<Answer>> underWay = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    /**
     * An endpoint without any model yet.
     *
     * @param loader opens and warms up a model, or throws a {@link ModelException} that says what to do
     * @param threads that run models at the same time
     */
    public EmbeddedEndpoint(Function<ModelRef, TensorModel> loader, int threads) {
        this.loader = loader;
        this.runners = pool("slipstream-model", threads);
        this.loading = pool("slipstream-model-loader", 1);
    }

    private static ThreadPoolExecutor pool(String name, int threads) {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Override
    @SuppressWarnings("CollectionUndefinedEquality") // the same future is meant, not an equal one
    public CompletableFuture<Answer> infer(ModelRef ref, List<Tensor> inputs, long timeoutNanos) {
        long asked = System.nanoTime();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        underWay.add(answer);
        var unusedEnd = answer.whenComplete((result, failure) -> underWay.remove(answer));
        if (closed) {
            fail(answer);
            return answer;
        }
        var unused = model(ref).whenComplete((model, failure) -> {
            if (model == null) {
                answer.completeExceptionally(failure);
                return;
            }
            try {
                runners.execute(() -> run(model, inputs, asked + timeoutNanos, answer));
            } catch (RejectedExecutionException e) {
                answer.completeExceptionally(
                        new InferenceException(Kind.RETRY, "Too much is waiting for the models of this process", e));
            }
        });
        return answer;
    }

    private static void fail(CompletableFuture<Answer> answer) {
        answer.completeExceptionally(new InferenceException(Kind.UNAVAILABLE, "The models of this process are closed"));
    }

    private static void run(TensorModel model, List<Tensor> inputs, long deadline, CompletableFuture<Answer> answer) {
        if (System.nanoTime() - deadline >= 0) {
            answer.completeExceptionally(new InferenceException(
                    Kind.TIMEOUT, "Model " + model.info().name() + " had no time for it before its deadline"));
            return;
        }
        try {
            answer.complete(new Answer(model.info(), model.run(inputs)));
        } catch (RuntimeException e) {
            answer.completeExceptionally(new InferenceException(Kind.REJECTED, String.valueOf(e.getMessage()), e));
        } catch (Error e) {
            // Out of memory or a broken native library: the caller must learn of it, and so must the thread's handler.
            answer.completeExceptionally(e);
            throw e;
        }
    }

    private CompletableFuture<TensorModel> model(ModelRef ref) {
        CompletableFuture<TensorModel> known = models.get(ref);
        if (known != null) {
            return known;
        }
        CompletableFuture<TensorModel> mine = new CompletableFuture<>();
        CompletableFuture<TensorModel> other = models.putIfAbsent(ref, mine);
        if (other != null) {
            return other;
        }
        try {
            loading.execute(() -> load(ref, mine));
        } catch (RejectedExecutionException e) {
            forget(ref, mine, new InferenceException(Kind.FATAL, "Model " + ref + " cannot be loaded: closed", e));
        }
        return mine;
    }

    private void load(ModelRef ref, CompletableFuture<TensorModel> mine) {
        try {
            TensorModel model = loader.apply(ref);
            LOG.info("model {} is ready: {}", ref, model.info());
            mine.complete(model);
        } catch (RuntimeException e) {
            LOG.warn("model {} cannot be loaded: {}", ref, e.getMessage());
            forget(ref, mine, new InferenceException(Kind.FATAL, String.valueOf(e.getMessage()), e));
        } catch (Error e) {
            forget(ref, mine, new InferenceException(Kind.FATAL, String.valueOf(e.getMessage()), e));
            throw e;
        }
    }

    /** The next who asks tries to load it again: an operator may have put the file there meanwhile. */
    private void forget(ModelRef ref, CompletableFuture<TensorModel> mine, InferenceException why) {
        models.remove(ref, mine);
        mine.completeExceptionally(why);
    }

    @Override
    public int maxBatch(ModelRef ref) {
        CompletableFuture<TensorModel> known = models.get(ref);
        if (known == null || !known.isDone() || known.isCompletedExceptionally()) {
            return 1;
        }
        return Math.max(1, known.join().signature().maxBatch());
    }

    @Override
    public boolean prepare(ModelRef ref) {
        CompletableFuture<TensorModel> known = model(ref);
        return known.isDone() && !known.isCompletedExceptionally();
    }

    @Override
    public void close() {
        closed = true;
        loading.shutdownNow();
        runners.shutdownNow();
        underWay.forEach(EmbeddedEndpoint::fail);
        if (ended(loading) && ended(runners)) {
            models.values().stream()
                    .filter(model -> model.isDone() && !model.isCompletedExceptionally())
                    .forEach(model -> model.join().close());
        } else {
            LOG.error("a model still runs; the models' memory is not freed, for that would crash it");
        }
        models.clear();
    }

    private static boolean ended(ThreadPoolExecutor pool) {
        try {
            return pool.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
