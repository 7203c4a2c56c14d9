package dev.slipstream.modelserving.client;

import dev.slipstream.modelserving.tensor.Tensor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;

/**
 * Calls models at one endpoint, with a {@link Lane} for each version of each, so that a version that hangs or fails holds up
 * no other and no batch mixes two.
 */
public final class ModelCaller implements AutoCloseable {
    private final InferenceEndpoint endpoint;
    private final LaneOptions options;
    private final Timer timer;
    private final RandomGenerator random;
    private final Map<ModelRef, Lane> lanes = new ConcurrentHashMap<>();

    /** Endpoint and timer stay their owner's to close. */
    public ModelCaller(InferenceEndpoint endpoint, LaneOptions options, Timer timer, RandomGenerator random) {
        this.endpoint = endpoint;
        this.options = options;
        this.timer = timer;
        this.random = random;
    }

    /**
     * Asks a model; returns at once.
     *
     * @param deadlineNanos of the timer; the call has ended by then
     */
    public CompletableFuture<Answer> call(ModelRef model, List<Tensor> inputs, long deadlineNanos) {
        return lane(model).call(inputs, deadlineNanos);
    }

    /** Whether the model is loaded, as far as the endpoint can tell, and not left alone after failures. */
    public boolean isReady(ModelRef model) {
        return !lane(model).refuses() && endpoint.prepare(model);
    }

    /** One of the counters, over all models and versions. */
    public long total(ToLongFunction<LaneCounters> counter) {
        return lanes.values().stream()
                .mapToLong(lane -> counter.applyAsLong(lane.counters()))
                .sum();
    }

    private Lane lane(ModelRef model) {
        return lanes.computeIfAbsent(model, ref -> new Lane(ref, endpoint, options, timer, random));
    }

    @Override
    public void close() {
        lanes.values().forEach(Lane::close);
    }
}
