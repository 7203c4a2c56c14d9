package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.DetectedObject;
import dev.slipstream.contracts.record.KeyFrame;
import dev.slipstream.contracts.record.Segment;

import static dev.slipstream.modelserving.detect.DetectedObject.PERSON;

/** A picture of the open shot that may come to stand for it; where it lies, and never its pixels. A Flink POJO. */
public class KeyFrameCandidate {
    public KeyFrame frame;
    /** When it was taken, from the start of the epoch's media. */
    public long mediaMicros;

    public int people;
    public int texts;

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public KeyFrameCandidate() {}

    KeyFrameCandidate(KeyFrame frame, ReadSample read) {
        Segment segment = read.sample.segment;
        this.frame = frame;
        this.mediaMicros = Segments.mediaMicros(segment, frame.getCaptureTime());
        this.people = (int) read.objects.stream()
                .map(DetectedObject::getLabel)
                .filter(PERSON::equals)
                .count();
        this.texts = read.texts.size();
    }
}
