package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Box;
import dev.slipstream.contracts.record.DetectedObject;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.sample.TestSegments;

/** Pictures of one shot, a second apart, with people and texts in them, as detector and reader leave them. */
final class Pictures {
    /** Of a shirt's digits. */
    static final int DIGITS = 40;

    private final ReadSample read;

    private Pictures(ReadSample read) {
        this.read = read;
    }

    /** The sample of this sequence; a detector has looked at it and found nobody yet. */
    static Pictures at(long sequence) {
        Segment segment = TestSegments.media(0, sequence, (byte) 1);
        segment.setUnit(Reads.UNIT);
        Pictures picture = new Pictures(new ReadSample(ShotSamples.of(segment, 0, true)));
        picture.read.looked = true;
        return picture;
    }

    /** A person 120 pixels wide and 300 high with the upper left corner here. */
    Pictures person(int x, int y) {
        return thing("person", x, y, 120, 300);
    }

    Pictures thing(String label, int x, int y, int width, int height) {
        Segment segment = read.sample.segment;
        read.objects.add(new DetectedObject(
                label, 0.9f, new Box(x, y, width, height), segment.getCaptureTime(), segment.getId()));
        return this;
    }

    /** The person, and this number on the chest. */
    Pictures wearing(String number, int x, int y) {
        return person(x, y).text(number, x + 40, y + 90, DIGITS, DIGITS);
    }

    /** The same with a code above it. */
    Pictures wearing(String code, String number, int x, int y) {
        return wearing(number, x, y).text(code, x + 40, y + 60, DIGITS, 20);
    }

    /** A line of a graphic. */
    Pictures graphic(String text, int x, int y) {
        return text(text, x, y, 20 * text.length(), 30);
    }

    Pictures text(String text, int x, int y, int width, int height) {
        Segment segment = read.sample.segment;
        read.texts.add(
                new ReadText(text, 0.95f, new Box(x, y, width, height), segment.getCaptureTime(), segment.getId()));
        return this;
    }

    /** Nobody could look for people. */
    Pictures unseen() {
        read.looked = false;
        return this;
    }

    ReadSample read() {
        return read;
    }
}
