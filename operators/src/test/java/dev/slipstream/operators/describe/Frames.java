package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Box;
import dev.slipstream.contracts.record.DetectedObject;
import dev.slipstream.contracts.record.KeyFrame;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.sample.TestSegments;

/** Stored pictures of the segments of {@link TestSegments}. */
final class Frames {
    private Frames() {}

    /** The picture of segment {@code sequence}, whose file has so many bytes. */
    static KeyFrame of(long sequence, long bytes) {
        Segment segment = TestSegments.media(0, sequence, (byte) 1);
        return new KeyFrame(
                new MediaReference("file:///media/" + sequence + ".jpg", 0L, bytes, "00", "jpeg"),
                640,
                360,
                segment.getId(),
                segment.getCaptureTime());
    }

    /** A sample whose picture was stored, with so many people and texts in it. */
    static ReadSample read(long sequence, int people, int texts, long bytes) {
        Segment segment = TestSegments.media(0, sequence, (byte) 1);
        ReadSample read = new ReadSample(ShotSamples.of(segment, 0, false));
        read.keyFrame = of(sequence, bytes);
        for (int i = 0; i < people; i++) {
            read.objects.add(new DetectedObject(
                    "person", 0.9f, new Box(9 * i, 1, 8, 20), segment.getCaptureTime(), segment.getId()));
        }
        for (int i = 0; i < texts; i++) {
            read.texts.add(Reads.at(100, 40 * i, "TEXT " + (char) ('A' + i), segment.getId()));
        }
        return read;
    }

    static KeyFrameCandidate candidate(long sequence, int people, int texts, long bytes) {
        return new KeyFrameCandidate(of(sequence, bytes), read(sequence, people, texts, bytes));
    }
}
