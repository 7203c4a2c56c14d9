package dev.slipstream.modelserving.server;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;

/** What the pager and the autoscaler look at. Time in the queue grows with load, time in the model with the model: kept apart. */
final class ServerMetrics {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests = Counter.builder()
            .name("slipstream_inference_requests_total")
            .help("Requests that ended, by outcome: ok, invalid, unknown, queue_full, expired, draining, failed.")
            .labelNames("model", "version", "outcome")
            .register(registry);
    private final Histogram queue = Histogram.builder()
            .name("slipstream_inference_queue_seconds")
            .help("Time that requests waited before the model took them.")
            .unit(Unit.SECONDS)
            .classicUpperBounds(.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5)
            .classicOnly()
            .labelNames("model", "version")
            .register(registry);
    private final Histogram compute = Histogram.builder()
            .name("slipstream_inference_compute_seconds")
            .help("Time that the model took for a batch.")
            .unit(Unit.SECONDS)
            .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5)
            .classicOnly()
            .labelNames("model", "version")
            .register(registry);
    private final Histogram batches = Histogram.builder()
            .name("slipstream_inference_batch_rows")
            .help("Rows in a batch.")
            .classicUpperBounds(1, 2, 4, 8, 16, 32, 64)
            .classicOnly()
            .labelNames("model", "version")
            .register(registry);

    BatchListener listener(String model, String version) {
        var queued = queue.labelValues(model, version);
        var computed = compute.labelValues(model, version);
        var rows = batches.labelValues(model, version);
        return new BatchListener() {
            @Override
            public void ran(int count, long computeNanos) {
                rows.observe(count);
                computed.observe(computeNanos / 1e9);
            }

            @Override
            public void waited(long queueNanos) {
                queued.observe(queueNanos / 1e9);
            }
        };
    }

    /** Gauges over what the repository holds. */
    void watch(ModelRepository repository) {
        GaugeWithCallback.builder()
                .name("slipstream_inference_waiting_requests")
                .help("Requests in the queues of all models.")
                .callback(gauge -> gauge.call(repository.waiting()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("slipstream_inference_model_loaded")
                .help("1 for each version that is loaded; default says whether it answers where none is named.")
                .labelNames("model", "version", "default")
                .callback(gauge -> {
                    for (String model : repository.names()) {
                        boolean first = true;
                        for (String version : repository.versions(model)) {
                            gauge.call(1, model, version, Boolean.toString(first));
                            first = false;
                        }
                    }
                })
                .register(registry);
    }

    /** A request for a model that is loaded ended well. */
    void answered(String model, String version) {
        requests.labelValues(model, version, "ok").inc();
    }

    /** A request for a model that is loaded was refused. */
    void refused(String model, String version, RefusedException.Reason reason) {
        requests.labelValues(model, version, reason.name().toLowerCase(Locale.ROOT))
                .inc();
    }

    /** A request was refused before its model was found: its names are the client's and would fill the registry. */
    void refused(RefusedException.Reason reason) {
        refused("", "", reason);
    }

    /** Everything in Prometheus' text format 0.0.4. */
    byte[] text() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(out, registry.scrape());
        return out.toByteArray();
    }
}
