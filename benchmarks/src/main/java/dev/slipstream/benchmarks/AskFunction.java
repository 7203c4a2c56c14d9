package dev.slipstream.benchmarks;

import dev.slipstream.modelserving.client.LaneOptions;
import dev.slipstream.modelserving.client.ModelRef;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.operators.inference.EndpointFactory;
import dev.slipstream.operators.inference.InferenceFunction;
import dev.slipstream.operators.inference.InferenceLimits;
import dev.slipstream.operators.inference.SharedCaller;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Asks for one image per record, as the jobs' operators do, and reports to the {@link Stopwatch} of its run. */
final class AskFunction extends InferenceFunction<Long, Long> {
    private static final long serialVersionUID = 1L;

    private final EndpointFactory endpoint;
    private final LaneOptions lanes;
    private final String run;
    private transient @Nullable SharedCaller shared;
    private transient List<Tensor> picture;

    @SuppressWarnings("NullAway.Init") // openModel() sets the transient fields.
    AskFunction(EndpointFactory endpoint, LaneOptions lanes, InferenceLimits limits, String run) {
        super("bench", limits);
        this.endpoint = endpoint;
        this.lanes = lanes;
        this.run = run;
    }

    @Override
    protected void openModel(MetricGroup metrics) throws Exception {
        shared = SharedCaller.of(endpoint, lanes);
        picture = List.of(InferenceSubject.picture());
        // Loading is no part of the run.
        shared.caller()
                .call(ModelRef.latest(InferenceSubject.NAME), picture, System.nanoTime() + 60_000_000_000L)
                .join();
    }

    @Override
    protected void closeModel() {
        if (shared != null) {
            shared.close();
        }
    }

    @Override
    protected CompletionStage<Long> ask(Long image, long deadlineNanos) {
        if (shared == null) {
            throw new IllegalStateException("open() comes first");
        }
        Stopwatch stopwatch = Stopwatch.of(run);
        stopwatch.asked(image);
        return shared.caller()
                .call(ModelRef.latest(InferenceSubject.NAME), picture, deadlineNanos)
                .thenApply(answer -> {
                    answer.outputs().get(0).floats().get(0);
                    stopwatch.answered(image);
                    return image;
                });
    }

    @Override
    protected Long degraded(Long image, String reason) {
        throw new IllegalStateException("image " + image + " was not answered (" + reason + ")");
    }

    @Override
    protected String feed(Long image) {
        return "feed-" + image % 16;
    }

    @Override
    protected int priority(Long image) {
        return 0;
    }
}
