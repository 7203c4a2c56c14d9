package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.contracts.record.SegmentKind;
import dev.slipstream.operators.feed.DeadSamples;
import dev.slipstream.operators.sample.SampledSegment;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

import java.io.IOException;
import java.time.Duration;

/**
 * Keyed by feed: drops replayed segments, finds where shots change, and decides which pictures are worth reading.
 * State: one {@link ShotTracker} per feed, of constant size. No timers.
 */
public final class ShotFunction extends KeyedProcessFunction<String, SampledSegment, ShotSample> {
    private static final long serialVersionUID = 1L;
    private static final String ORIGIN = "shot";

    /** A feed that was silent this long shows something else afterwards; {@link DescribeFunction} closes shots alike. */
    static final Duration SILENCE = Duration.ofSeconds(30);

    /** A graphic stands at least four seconds; one that faded in slowly is found by the next reading. */
    private static final long READ_EVERY_MICROS = 5_000_000;

    /** Grey levels, the mean over one block: half a lower third's contrast. Noise and compression stay under 10. */
    private static final double READ_CHANGE = 24;

    /** Samples of an epoch that had ended or was replaced. */
    public static final OutputTag<DeadLetter> LATE = new OutputTag<>("shot-late", new AvroTypeInfo<>(DeadLetter.class));

    private transient ValueState<ShotTracker> trackers;
    private transient Counter duplicates;

    @SuppressWarnings("NullAway.Init") // open() sets the transient fields.
    public ShotFunction() {}

    @Override
    public void open(OpenContext context) {
        trackers = getRuntimeContext().getState(new ValueStateDescriptor<>("shot", ShotTracker.class));
        duplicates = getRuntimeContext().getMetricGroup().counter("duplicateSegments");
    }

    @Override
    public void processElement(SampledSegment input, Context context, Collector<ShotSample> out) throws IOException {
        Segment segment = input.segment;
        ShotTracker tracker = trackers.value();
        if (tracker == null || segment.getEpoch() > tracker.epoch) {
            tracker = ShotTracker.before(segment.getEpoch());
        }
        boolean end = segment.getKind() == SegmentKind.END;
        if (segment.getEpoch() == tracker.epoch && segment.getSequence() <= tracker.sequence) {
            duplicates.inc();
        } else if (segment.getEpoch() < tracker.epoch || tracker.ended) {
            if (!end) {
                context.output(
                        LATE,
                        DeadSamples.late(ORIGIN, segment, "it came after epoch " + segment.getEpoch() + " had ended"));
            }
        } else if (end || input.thumbnail == null) {
            out.collect(ShotSample.end(segment, tracker.firstSequence));
            trackers.update(ended(tracker, segment));
        } else {
            out.collect(next(tracker, segment, input.thumbnail));
            trackers.update(tracker);
        }
    }

    private static ShotTracker ended(ShotTracker tracker, Segment segment) {
        ShotTracker ended = ShotTracker.before(segment.getEpoch());
        ended.sequence = segment.getSequence();
        ended.firstSequence = tracker.firstSequence;
        ended.ended = true;
        return ended;
    }

    private static ShotSample next(ShotTracker tracker, Segment segment, byte[] thumbnail) {
        long capture = Segments.micros(segment.getCaptureTime());
        ShotChange change = change(tracker, capture, thumbnail);
        boolean doubtful =
                (change == ShotChange.CUT || change == ShotChange.DOUBT) && canBeLookedInto(tracker, segment, capture);
        if (change == ShotChange.CUT) {
            tracker.firstSequence = segment.getSequence();
        }
        if (change != ShotChange.HOLD) {
            tracker.reference = thumbnail;
        }
        tracker.held = change == ShotChange.HOLD;
        boolean read = change == ShotChange.CUT || isWorthReading(tracker, segment, thumbnail);
        if (read) {
            tracker.read = thumbnail;
            tracker.readMediaMicros = segment.getMediaTimeMicros();
        }
        tracker.sequence = segment.getSequence();
        tracker.captureMicros = capture;
        return ShotSample.of(segment, tracker.firstSequence, read, doubtful);
    }

    /** What lies between the two samples is the segment that ends with this one, where none is missing and it decodes by itself. */
    private static boolean canBeLookedInto(ShotTracker tracker, Segment segment, long captureMicros) {
        return tracker.reference != null
                && !isSilence(tracker, captureMicros)
                && segment.getSequence() == tracker.sequence + 1
                && segment.getMedia() != null
                && !segment.getDependent();
    }

    private static ShotChange change(ShotTracker tracker, long captureMicros, byte[] thumbnail) {
        byte[] reference = tracker.reference;
        if (reference == null || isSilence(tracker, captureMicros)) {
            return ShotChange.CUT;
        }
        return ShotChange.between(reference, tracker.held, thumbnail);
    }

    private static boolean isSilence(ShotTracker tracker, long captureMicros) {
        return captureMicros - tracker.captureMicros >= SILENCE.toNanos() / 1_000;
    }

    private static boolean isWorthReading(ShotTracker tracker, Segment segment, byte[] thumbnail) {
        return tracker.read == null
                || segment.getMediaTimeMicros() - tracker.readMediaMicros >= READ_EVERY_MICROS
                || ThumbnailDifference.largestBlockChange(tracker.read, thumbnail) >= READ_CHANGE;
    }
}
