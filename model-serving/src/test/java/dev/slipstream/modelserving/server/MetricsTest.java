package dev.slipstream.modelserving.server;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The text that Prometheus reads, parsed line by line. */
class MetricsTest {
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*(?:\\{(?:[a-z_]+=\"[^\"]*\",?)+\\})?) ([-+0-9.eE]+|NaN|[+-]Inf)");

    private static Map<String, Double> scrape(Loopback loopback) throws Exception {
        var response = loopback.get("/metrics");
        assertThat(response.headers().firstValue("content-type").orElseThrow()).contains("version=0.0.4");
        Map<String, Double> samples = new LinkedHashMap<>();
        response.body().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher sample = SAMPLE.matcher(line);
            assertThat(sample.matches()).as(line).isTrue();
            assertThat(samples.put(sample.group(1), Double.parseDouble(sample.group(2))))
                    .as("once: " + line)
                    .isNull();
        });
        return samples;
    }

    @Test
    void queueAndModelAreToldApart() throws Exception {
        FakeModel model = new FakeModel("m", "1", 2).shut();
        try (Loopback loopback = Loopback.of(Loopback.AT_ONCE, model)) {
            long began = System.nanoTime();
            var first = loopback.later()
                    .modelInfer(Loopback.raw("m", "", new long[] {1, 2}, 1, 1).build());
            await().until(() -> model.running.get() == 1);
            var second = loopback.later()
                    .modelInfer(
                            Loopback.raw("m", "", new long[] {2, 2}, 1, 1, 2, 2).build());
            var third = loopback.later()
                    .modelInfer(Loopback.raw("m", "", new long[] {1, 2}, 1, 1).build());
            await().until(() -> loopback.server.repository().waiting() == 2);
            assertThat(scrape(loopback)).containsEntry("slipstream_inference_waiting_requests", 2.0);
            long bothWaitSince = System.nanoTime();
            await().until(() -> System.nanoTime() - bothWaitSince > 300_000_000L);
            model.open();
            first.get();
            second.get();
            third.get();
            double elapsed = (System.nanoTime() - began) / 1e9;
            Loopback.status(() -> loopback.grpc()
                    .modelInfer(
                            Loopback.raw("m", "", new long[] {1, 3}, 1, 1, 1).build()));
            Loopback.status(() -> loopback.grpc()
                    .modelInfer(Loopback.raw("any name", "at all", new long[] {1, 2}, 1, 1)
                            .build()));

            Map<String, Double> seen = scrape(loopback);
            String m = "{model=\"m\",version=\"1\"}";
            assertThat(seen)
                    .containsEntry("slipstream_inference_queue_seconds_count" + m, 3.0)
                    .containsEntry("slipstream_inference_compute_seconds_count" + m, 2.0)
                    .containsEntry("slipstream_inference_batch_rows_count" + m, 2.0)
                    .containsEntry("slipstream_inference_batch_rows_sum" + m, 4.0)
                    .containsEntry("slipstream_inference_batch_rows_bucket{model=\"m\",version=\"1\",le=\"2.0\"}", 1.0)
                    .containsEntry("slipstream_inference_waiting_requests", 0.0)
                    .containsEntry(requests("m", "1", "ok"), 3.0)
                    .containsEntry(requests("m", "1", "invalid"), 1.0)
                    .containsEntry(requests("", "", "unknown"), 1.0)
                    .containsEntry(
                            "slipstream_inference_model_loaded{default=\"true\",model=\"m\",version=\"1\"}", 1.0);
            // Two waited while the first was in the model: their time is in the queue, its own in the model.
            double queued = seen.getOrDefault("slipstream_inference_queue_seconds_sum" + m, 0.0);
            double computed = seen.getOrDefault("slipstream_inference_compute_seconds_sum" + m, 0.0);
            assertThat(queued).isBetween(0.6, 2 * elapsed);
            assertThat(computed).isBetween(0.3, elapsed);
            assertThat(seen.keySet()).noneMatch(name -> name.contains("any name"));
        }
    }

    private static String requests(String model, String version, String outcome) {
        return "slipstream_inference_requests_total{model=\"" + model + "\",outcome=\"" + outcome + "\",version=\""
                + version + "\"}";
    }
}
