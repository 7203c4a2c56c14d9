package dev.slipstream.operators.inference;

import dev.slipstream.modelserving.client.Answer;
import dev.slipstream.modelserving.client.InferenceException;
import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.client.ModelCall;
import dev.slipstream.modelserving.client.ModelCaller;
import dev.slipstream.modelserving.client.ModelRef;
import dev.slipstream.modelserving.tensor.Tensor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The calls of one record: each to the version that its routes say. A candidate that is not loaded yet, or fails, costs no result:
 * the stable version answers. What a shadow says is compared, and nobody waits for it.
 */
public final class RoutedCalls implements ModelCall {
    private final ModelCaller caller;
    private final Map<String, ModelRoute> routes;
    private final long deadlineNanos;
    private final Executor workers;
    private final RouteMetrics metrics;

    /**
     * The calls of one record.
     *
     * @param routes for models with a rollout; others ask the endpoint's default
     * @param workers in whose threads answers are completed, so that nothing is computed in the endpoint's
     */
    public RoutedCalls(
            ModelCaller caller, List<ModelRoute> routes, long deadlineNanos, Executor workers, RouteMetrics metrics) {
        this.caller = caller;
        this.routes = routes.stream().collect(Collectors.toMap(route -> route.model, Function.identity()));
        this.deadlineNanos = deadlineNanos;
        this.workers = workers;
        this.metrics = metrics;
    }

    @Override
    public CompletableFuture<Answer> call(String model, List<Tensor> inputs) {
        ModelRoute route = routes.get(model);
        CompletableFuture<Answer> answer =
                route == null ? caller.call(ModelRef.latest(model), inputs, deadlineNanos) : routed(route, inputs);
        return answer.thenApplyAsync(Function.identity(), workers);
    }

    private CompletableFuture<Answer> routed(ModelRoute route, List<Tensor> inputs) {
        ModelRef stable = new ModelRef(route.model, route.stable);
        ModelRef wanted = new ModelRef(route.model, route.version);
        CompletableFuture<Answer> answer =
                wanted.equals(stable) ? caller.call(stable, inputs, deadlineNanos) : candidate(wanted, stable, inputs);
        if (route.shadow != null) {
            shadow(new ModelRef(route.model, route.shadow), inputs, answer);
        }
        return answer;
    }

    private CompletableFuture<Answer> candidate(ModelRef wanted, ModelRef stable, List<Tensor> inputs) {
        if (!caller.isReady(wanted)) {
            metrics.fallbacks.increment();
            return caller.call(stable, inputs, deadlineNanos);
        }
        metrics.candidates.increment();
        return caller.call(wanted, inputs, deadlineNanos).exceptionallyCompose(failure -> {
            if (InferenceException.of(failure).kind() == Kind.TIMEOUT) {
                return CompletableFuture.failedFuture(failure);
            }
            metrics.fallbacks.increment();
            return caller.call(stable, inputs, deadlineNanos);
        });
    }

    private void shadow(ModelRef shadow, List<Tensor> inputs, CompletableFuture<Answer> answer) {
        if (!caller.isReady(shadow)) {
            return; // It is being loaded, or failed too often; there is nothing to compare.
        }
        var unused = caller.call(shadow, inputs, deadlineNanos)
                .thenCombineAsync(
                        answer,
                        (theirs, ours) -> {
                            metrics.compare(ours, theirs);
                            return ours;
                        },
                        workers)
                .exceptionally(failure -> {
                    metrics.shadowFailures.increment();
                    return null;
                });
    }
}
