package dev.slipstream.jobs;

import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.describe.DescribeFunction;
import dev.slipstream.operators.describe.EmbedFunction;
import dev.slipstream.operators.describe.ReadSample;
import dev.slipstream.operators.describe.ShotFunction;
import dev.slipstream.operators.describe.ShotSample;
import dev.slipstream.operators.describe.TextEmbedderFactory;
import dev.slipstream.operators.describe.TextFunction;
import dev.slipstream.operators.describe.TextReaderFactory;
import dev.slipstream.operators.sample.SampleDecoderFactory;
import dev.slipstream.operators.sample.SampleFunction;
import dev.slipstream.operators.sample.SampledSegment;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * From segments to descriptions: the part that live feeds, files and the archive share.
 *
 * <pre>
 * segments ─► sample ─► shots (by feed) ─► text (async) ─► describe (by feed; results broadcast) ─► embed (async)
 *              ├─ failed   ├─ late                          ├─ late
 *              └───────────┴──────────────── dead letters ──┘
 * </pre>
 */
final class DescribeWorkflow {
    /** An embedding is a few milliseconds; more in flight only hold memory. */
    private static final int EMBEDDING_CAPACITY = 100;

    private DescribeWorkflow() {}

    /** The models, loaded where the operators run. */
    record Models(SampleDecoderFactory decoder, TextReaderFactory text, TextEmbedderFactory embedding) {}

    /** What comes out. */
    record Outputs(DataStream<Description> descriptions, DataStream<DeadLetter> deadLetters) {}

    /** {@code knownAtStart}: official lists that no message will bring, for bounded runs. */
    static Outputs define(
            DataStream<Segment> segments,
            DataStream<ResultsMessage> results,
            List<ResultsMessage> knownAtStart,
            Models models,
            ReadableConfig settings) {
        SingleOutputStreamOperator<SampledSegment> sampled = segments.process(new SampleFunction(models.decoder()))
                .name("sample")
                .uid("sample");
        SingleOutputStreamOperator<ShotSample> shots = sampled.keyBy(sample -> sample.segment.getFeed())
                .process(new ShotFunction())
                .name("shots")
                .uid("shots");
        SingleOutputStreamOperator<ReadSample> read = AsyncDataStream.orderedWait(
                        shots,
                        new TextFunction(models.decoder(), models.text(), settings.get(SlipstreamOptions.TEXT_THREADS)),
                        settings.get(SlipstreamOptions.TEXT_TIMEOUT).toMillis(),
                        TimeUnit.MILLISECONDS,
                        settings.get(SlipstreamOptions.TEXT_CAPACITY))
                .name("text")
                .uid("text");
        SingleOutputStreamOperator<Description> described = read.keyBy(sample -> sample.sample.segment.getFeed())
                .connect(results.broadcast(DescribeFunction.ROSTERS))
                .process(new DescribeFunction(knownAtStart))
                .name("describe")
                .uid("describe");
        SingleOutputStreamOperator<Description> embedded = AsyncDataStream.orderedWait(
                        described,
                        new EmbedFunction(models.embedding(), 1),
                        settings.get(SlipstreamOptions.EMBEDDING_TIMEOUT).toMillis(),
                        TimeUnit.MILLISECONDS,
                        EMBEDDING_CAPACITY)
                .name("embed")
                .uid("embed");
        DataStream<DeadLetter> deadLetters = sampled.getSideOutput(SampleFunction.FAILED)
                .union(shots.getSideOutput(ShotFunction.LATE), described.getSideOutput(DescribeFunction.LATE));
        return new Outputs(embedded, deadLetters);
    }
}
