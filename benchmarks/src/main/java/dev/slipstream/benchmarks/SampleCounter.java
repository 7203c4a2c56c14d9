package dev.slipstream.benchmarks;

import dev.slipstream.operators.sample.SampledSegment;
import org.apache.flink.api.common.accumulators.IntCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Counts what was really decoded, so that a benchmark cannot get faster by doing less. */
final class SampleCounter extends ProcessFunction<SampledSegment, SampledSegment> {
    private static final long serialVersionUID = 1;
    static final String DECODED = "decoded";

    private final IntCounter decoded = new IntCounter();

    @Override
    public void open(OpenContext context) {
        getRuntimeContext().addAccumulator(DECODED, decoded);
    }

    @Override
    public void processElement(SampledSegment sample, Context context, Collector<SampledSegment> out) {
        if (sample.thumbnail != null) {
            decoded.add(1);
        }
        out.collect(sample);
    }
}
