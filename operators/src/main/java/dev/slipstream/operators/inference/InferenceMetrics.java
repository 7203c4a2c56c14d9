package dev.slipstream.operators.inference;

import org.apache.flink.metrics.MetricGroup;

import java.util.concurrent.atomic.LongAdder;

/** What became of the records that needed a model; they add up to the records that came. */
final class InferenceMetrics {
    final LongAdder asked = new LongAdder();
    final LongAdder answered = new LongAdder();
    final LongAdder timeouts = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder shed = new LongAdder();

    /** {@code name} of the model's part in a result begins each metric's. */
    void register(MetricGroup metrics, String name) {
        metrics.gauge(name + "Asked", asked::sum);
        metrics.gauge(name + "Answered", answered::sum);
        metrics.gauge(name + "Timeouts", timeouts::sum);
        metrics.gauge(name + "Failures", failures::sum);
        metrics.gauge(name + "Shed", shed::sum);
    }
}
