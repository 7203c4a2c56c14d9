package dev.slipstream.operators.cascade;

import dev.slipstream.contracts.record.FactSource;
import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.contracts.record.Provenance;
import dev.slipstream.contracts.record.Sample;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.modelserving.client.InferenceException;
import dev.slipstream.modelserving.client.LaneOptions;
import dev.slipstream.modelserving.client.ModelCall;
import dev.slipstream.operators.describe.ReadSample;
import dev.slipstream.operators.describe.ShotSample;
import dev.slipstream.operators.inference.EndpointFactory;
import dev.slipstream.operators.inference.InferenceFunction;
import dev.slipstream.operators.inference.InferenceLimits;
import dev.slipstream.operators.inference.RouteMetrics;
import dev.slipstream.operators.inference.RoutedCalls;
import dev.slipstream.operators.inference.SharedCaller;
import dev.slipstream.operators.sample.SampleDecoder;
import dev.slipstream.operators.sample.SampleDecoderFactory;
import dev.slipstream.vision.media.Picture;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;

/**
 * Asks the models what the cascade planned, all steps of a sample side by side. A step that fails leaves its part out and says so;
 * the others are kept. Its results keep each feed's order: shots are opened and closed by the order of their samples. One
 * decoder per thread.
 */
public final class AnalyseFunction extends InferenceFunction<PlannedSample, ReadSample> {
    private static final long serialVersionUID = 1L;

    private final SampleDecoderFactory decoderFactory;
    private final EndpointFactory endpointFactory;
    private final LaneOptions lanes;
    private final int threads;
    private final ArrayList<AnalysisStepFactory> stepFactories;

    private transient @Nullable BlockingQueue<SampleDecoder> decoders;
    private transient @Nullable SharedCaller shared;
    private transient Map<String, AnalysisStep> steps;
    private transient Map<String, LongAdder> failures;
    private transient RouteMetrics routeMetrics;

    /** {@code steps}: those that may be planned. */
    @SuppressWarnings("NullAway.Init") // openModel() sets the transient fields.
    public AnalyseFunction(
            SampleDecoderFactory decoders,
            EndpointFactory endpoint,
            LaneOptions lanes,
            InferenceLimits limits,
            List<AnalysisStepFactory> steps) {
        super("analysis", limits);
        this.decoderFactory = decoders;
        this.endpointFactory = endpoint;
        this.lanes = lanes;
        this.threads = limits.threads();
        this.stepFactories = new ArrayList<>(steps);
    }

    @Override
    protected void openModel(MetricGroup metrics) throws Exception {
        routeMetrics = RouteMetrics.in(metrics);
        steps = new HashMap<>();
        failures = new HashMap<>();
        for (AnalysisStepFactory factory : stepFactories) {
            AnalysisStep step = factory.open();
            steps.put(step.name(), step);
            LongAdder failed = new LongAdder();
            failures.put(step.name(), failed);
            metrics.gauge(step.name() + "StepFailures", failed::sum);
        }
        shared = SharedCaller.of(endpointFactory, lanes);
        shared.register(metrics);
        decoders = new ArrayBlockingQueue<>(threads);
        for (int i = 0; i < threads; i++) {
            decoders.add(decoderFactory.open());
        }
    }

    @Override
    protected void closeModel() {
        if (decoders != null) {
            decoders.forEach(SampleDecoder::close);
        }
        if (steps != null) {
            steps.values().forEach(AnalysisStep::close);
        }
        if (shared != null) {
            shared.close();
        }
    }

    @Override
    protected Optional<ReadSample> withoutModel(PlannedSample planned) {
        return planned.steps.isEmpty() ? Optional.of(unread(planned)) : Optional.empty();
    }

    /** What a sample is worth before any step has looked at it. */
    private static ReadSample unread(PlannedSample planned) {
        ReadSample result = new ReadSample(planned.sample.withoutPicture());
        planned.shed.forEach(step -> result.degraded.add(step + ":shed"));
        return result;
    }

    @Override
    protected ReadSample degraded(PlannedSample planned, String reason) {
        ReadSample result = unread(planned);
        planned.steps.forEach(step -> result.degraded.add(step + ":" + reason));
        return result;
    }

    @Override
    protected String feed(PlannedSample planned) {
        return planned.sample.segment.getFeed();
    }

    @Override
    protected int priority(PlannedSample planned) {
        return planned.sample.segment.getPriority();
    }

    @Override
    protected CompletionStage<ReadSample> ask(PlannedSample planned, long deadlineNanos) throws Exception {
        Segment segment = planned.sample.segment;
        Sample sample = segment.getSample();
        if (shared == null || sample == null) {
            throw new IllegalStateException("segment " + segment.getId() + " came without a picture to analyse");
        }
        Picture picture = decode(sample);
        double scale = Math.max(1, sample.getWidth() / (double) picture.width());
        ModelCall calls = new RoutedCalls(shared.caller(), planned.routes, deadlineNanos, workers(), routeMetrics);
        List<CompletableFuture<AnalysisStep.Finding>> findings = new ArrayList<>();
        for (String name : planned.steps) {
            findings.add(run(name, planned.sample, picture, scale, calls, deadlineNanos));
        }
        return CompletableFuture.allOf(findings.toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    ReadSample result = unread(planned);
                    findings.forEach(finding -> finding.join().addTo(result));
                    return result;
                });
    }

    private CompletableFuture<AnalysisStep.Finding> run(
            String name, ShotSample sample, Picture picture, double scale, ModelCall calls, long deadlineNanos) {
        AnalysisStep step = steps.get(name);
        CompletableFuture<AnalysisStep.Finding> finding;
        try {
            finding = step == null
                    ? CompletableFuture.failedFuture(new IllegalStateException("step " + name + " is not configured"))
                    : step.run(sample, picture, scale, calls, Math.max(1, deadlineNanos - System.nanoTime()));
        } catch (RuntimeException e) {
            finding = CompletableFuture.failedFuture(e);
        }
        return finding.thenApply(found -> attributed(name, found)).exceptionally(failure -> missing(name, failure));
    }

    /** What was found, and that it is the word of the models that the step brought. */
    private static AnalysisStep.Finding attributed(String step, AnalysisStep.Finding found) {
        return result -> {
            int before = result.models.size();
            found.addTo(result);
            for (ModelVersion model : result.models.subList(before, result.models.size())) {
                result.provenance.add(
                        new Provenance(Step.fact(step), FactSource.MODEL, model.getName(), model.getVersion()));
            }
        };
    }

    private AnalysisStep.Finding missing(String step, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Error error) {
            throw error; // Not this sample's fault: the task fails, as it must.
        }
        LongAdder failed = failures.get(step);
        if (failed != null) {
            failed.increment();
        }
        String reason = InferenceException.of(failure).kind().reason();
        return result -> result.degraded.add(step + ":" + reason);
    }

    private Picture decode(Sample sample) throws Exception {
        if (decoders == null) {
            throw new IllegalStateException("open() comes first");
        }
        // As many decoders as threads: this never waits.
        SampleDecoder decoder = decoders.take();
        try {
            return decoder.picture(sample);
        } finally {
            decoders.add(decoder);
        }
    }
}
