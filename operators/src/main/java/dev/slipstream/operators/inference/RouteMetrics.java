package dev.slipstream.operators.inference;

import dev.slipstream.modelserving.client.Answer;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Tensor;
import org.apache.flink.metrics.MetricGroup;

import java.nio.FloatBuffer;
import java.util.concurrent.atomic.LongAdder;

/** How versions on trial do beside those that answer: what an operator looks at before a rollout goes on. */
public final class RouteMetrics {
    final LongAdder candidates = new LongAdder();
    final LongAdder fallbacks = new LongAdder();
    final LongAdder shadowFailures = new LongAdder();
    private final LongAdder shadows = new LongAdder();
    private double differences;

    /** Metrics of a subtask. */
    public static RouteMetrics in(MetricGroup group) {
        RouteMetrics metrics = new RouteMetrics();
        group.gauge("modelCandidateAnswers", metrics.candidates::sum);
        group.gauge("modelFallbacks", metrics.fallbacks::sum);
        group.gauge("modelShadowAnswers", metrics.shadows::sum);
        group.gauge("modelShadowFailures", metrics.shadowFailures::sum);
        group.gauge("modelShadowMeanDifference", metrics::meanDifference);
        return metrics;
    }

    /** Mean over answers of the mean absolute difference of their numbers. */
    synchronized double meanDifference() {
        long count = shadows.sum();
        return count == 0 ? 0 : differences / count;
    }

    long shadows() {
        return shadows.sum();
    }

    synchronized void compare(Answer answer, Answer shadow) {
        double sum = 0;
        long numbers = 0;
        for (int i = 0; i < Math.min(answer.outputs().size(), shadow.outputs().size()); i++) {
            Tensor ours = answer.outputs().get(i);
            Tensor theirs = shadow.outputs().get(i);
            if (ours.type() == DataType.FP32 && theirs.type() == DataType.FP32) {
                FloatBuffer a = ours.floats();
                FloatBuffer b = theirs.floats();
                int common = Math.min(a.remaining(), b.remaining());
                for (int k = 0; k < common; k++) {
                    sum += Math.abs(a.get(k) - b.get(k));
                }
                numbers += common;
            }
        }
        differences += numbers == 0 ? 0 : sum / numbers;
        shadows.increment();
    }
}
