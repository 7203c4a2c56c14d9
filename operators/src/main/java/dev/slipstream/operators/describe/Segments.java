package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Sample;
import dev.slipstream.contracts.record.Segment;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Views of a segment that several operators need. */
public final class Segments {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private Segments() {}

    /** A copy whose sample keeps its facts and loses its bytes; a record between operators then has 1 KB, not 100. */
    static Segment withoutPicture(Segment segment) {
        Sample sample = segment.getSample();
        if (sample == null) {
            return segment;
        }
        Segment copy = new Segment();
        segment.getSchema().getFields().forEach(field -> copy.put(field.pos(), segment.get(field.pos())));
        copy.setSample(new Sample(
                sample.getCaptureTime(),
                sample.getCodec(),
                sample.getWidth(),
                sample.getHeight(),
                NOTHING,
                NOTHING,
                sample.getDerived()));
        return copy;
    }

    /** Media time of the sample, or of the segment's first picture where there is none. */
    static long sampleMediaMicros(Segment segment) {
        return mediaMicros(segment, sampleTime(segment));
    }

    /** Media time of what was captured at this time. */
    static long mediaMicros(Segment segment, Instant captured) {
        return segment.getMediaTimeMicros() + micros(captured) - micros(segment.getCaptureTime());
    }

    /** Capture time of the picture that stands for the segment. */
    public static Instant sampleTime(Segment segment) {
        Sample sample = segment.getSample();
        return sample == null ? segment.getCaptureTime() : sample.getCaptureTime();
    }

    /** Microseconds since 1970. */
    public static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** The instant of {@code micros} since 1970. */
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
