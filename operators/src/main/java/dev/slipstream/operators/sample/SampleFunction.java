package dev.slipstream.operators.sample;

import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Sample;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.contracts.record.SegmentKind;
import dev.slipstream.operators.feed.DeadSamples;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Decodes each segment's sample to a thumbnail. Chained to the source, so that the picture is still in the cache; the
 * work is a few milliseconds of one core and therefore not asynchronous. Stateless. A sample that does not decode
 * leaves through {@link #FAILED}; segments that end an epoch pass.
 */
public final class SampleFunction extends ProcessFunction<Segment, SampledSegment> {
    private static final long serialVersionUID = 1L;
    private static final String ORIGIN = "sample";

    /** Samples without a picture ({@link Reason#SAMPLE_MISSING}, {@link Reason#SAMPLE_UNDECODABLE}). */
    public static final OutputTag<DeadLetter> FAILED =
            new OutputTag<>("sample-failed", new AvroTypeInfo<>(DeadLetter.class));

    private final SampleDecoderFactory decoders;
    private transient @Nullable SampleDecoder decoder;

    public SampleFunction(SampleDecoderFactory decoders) {
        this.decoders = decoders;
    }

    @Override
    public void open(OpenContext context) {
        decoder = decoders.open();
    }

    @Override
    public void processElement(Segment segment, Context context, Collector<SampledSegment> out) {
        if (segment.getKind() == SegmentKind.END) {
            out.collect(new SampledSegment(segment, null));
            return;
        }
        Sample sample = segment.getSample();
        if (sample == null) {
            context.output(
                    FAILED,
                    DeadSamples.failed(ORIGIN, Reason.SAMPLE_MISSING, segment, "it came without a picture to analyse"));
            return;
        }
        try {
            out.collect(new SampledSegment(segment, thumbnail(sample)));
        } catch (UndecodableSampleException e) {
            String problem = "its " + sample.getCodec() + " picture does not decode (" + e.getMessage() + ")";
            context.output(FAILED, DeadSamples.failed(ORIGIN, Reason.SAMPLE_UNDECODABLE, segment, problem));
        }
    }

    private byte[] thumbnail(Sample sample) throws UndecodableSampleException {
        if (decoder == null) {
            throw new IllegalStateException("open() comes first");
        }
        return decoder.thumbnail(sample, SampledSegment.WIDTH, SampledSegment.HEIGHT);
    }

    @Override
    public void close() {
        if (decoder != null) {
            decoder.close();
        }
    }
}
