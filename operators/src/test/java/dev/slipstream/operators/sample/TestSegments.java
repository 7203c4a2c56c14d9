package dev.slipstream.operators.sample;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.record.ClockSource;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.Sample;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.contracts.record.SegmentKind;

import java.nio.ByteBuffer;
import java.time.Instant;

/** Segments of one second each, for tests: segment n of an epoch begins n seconds after {@link #START}. */
public final class TestSegments {
    public static final String FEED = "slalom-1";
    public static final Instant START = Instant.parse("2026-02-10T10:00:00Z");

    private TestSegments() {}

    /** A segment with a picture of these bytes. */
    public static Segment media(long epoch, long sequence, byte... picture) {
        Segment segment = bare(epoch, sequence, SegmentKind.MEDIA);
        segment.setDurationMicros(1_000_000);
        segment.setMedia(new MediaReference("file:///media/" + sequence + ".mp4", 0L, 10L, "00", "mp4"));
        segment.setSample(new Sample(
                segment.getCaptureTime(),
                "h264",
                1280,
                720,
                ByteBuffer.allocate(0),
                ByteBuffer.wrap(picture.clone()),
                false));
        return segment;
    }

    /** The end of an epoch. */
    public static Segment end(long epoch, long sequence) {
        return bare(epoch, sequence, SegmentKind.END);
    }

    private static Segment bare(long epoch, long sequence, SegmentKind kind) {
        Instant capture = START.plusSeconds(3_600 * epoch + sequence);
        return Segment.newBuilder()
                .setId(Ids.segment(FEED, epoch, sequence))
                .setFeed(FEED)
                .setEpoch(epoch)
                .setSequence(sequence)
                .setKind(kind)
                .setCaptureTime(capture)
                .setMediaTimeMicros(sequence * 1_000_000)
                .setClockSource(ClockSource.REGISTRATION)
                .setClockErrorMicros(0)
                .setIngestTime(capture.plusSeconds(1))
                .build();
    }
}
