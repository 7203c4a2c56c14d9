package dev.slipstream.benchmarks;

import dev.slipstream.modelserving.client.LaneOptions;
import dev.slipstream.operators.inference.EndpointFactory;
import dev.slipstream.operators.inference.Inference;
import dev.slipstream.operators.inference.InferenceLimits;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

import java.time.Duration;

/** The images through the real asynchronous operator, in a local Flink. */
final class OperatorRun {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private OperatorRun() {}

    /** {@code inProcess}: images under way at the same time. */
    static Measurement of(String run, EndpointFactory endpoint, LaneOptions lanes, int images, int inProcess)
            throws Exception {
        Stopwatch stopwatch = Stopwatch.start(run, images);
        InferenceLimits limits = InferenceLimits.waiting(1, inProcess, TIMEOUT);
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        Inference.of(
                        env.fromSequence(0, images - 1).uid("images").name("images"),
                        new AskFunction(endpoint, lanes, limits, run),
                        Types.LONG)
                .uid("ask")
                .name("ask")
                .sinkTo(new DiscardingSink<>())
                .uid("discard")
                .name("discard");
        env.execute("inference-bench");
        return stopwatch.stop();
    }
}
