package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.KeyFrame;
import org.junit.jupiter.api.Test;

import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** Which picture stands for a shot; picture n is of second n, and the shot begins at 10. */
class KeyFramesTest {
    private static final long START = 10_000_000;
    private static final long LATE_END = 60_000_000;

    private final KeyFrames frames = new KeyFrames();

    private void seen(long second, int people, int texts, long bytes) {
        frames.add(Frames.read(second, people, texts, bytes), START);
    }

    private String chosen(long endMicros) {
        KeyFrame frame = Objects.requireNonNull(frames.of(START, endMicros));
        return frame.getSegment();
    }

    @Test
    void mostPeopleThenMostTextsThenMostDetailThenTheFirst() {
        seen(11, 1, 9, 900);
        seen(12, 2, 1, 100);
        seen(13, 2, 2, 100);
        seen(14, 2, 2, 200);
        seen(15, 2, 2, 200);
        seen(16, 0, 0, 999);

        assertThat(chosen(LATE_END)).isEqualTo("slalom-1/0/14");
    }

    @Test
    void thePictureAtTheStartYieldsToALaterOneHoweverFull() {
        seen(10, 9, 9, 900);
        assertThat(chosen(LATE_END)).isEqualTo("slalom-1/0/10");

        seen(12, 0, 0, 100);
        assertThat(chosen(LATE_END)).isEqualTo("slalom-1/0/12");
    }

    @Test
    void thePictureAtTheEndYieldsToTheSecondBest() {
        seen(11, 1, 0, 100);
        seen(12, 3, 0, 100);
        seen(13, 2, 0, 100);
        seen(14, 9, 0, 100);

        assertThat(chosen(LATE_END)).isEqualTo("slalom-1/0/14");
        assertThat(chosen(14_400_000)).isEqualTo("slalom-1/0/12");
    }

    @Test
    void aShotThatIsAllTransitionTakesTheBestAndOneWithoutPicturesNone() {
        assertThat(frames.of(START, LATE_END)).isNull();

        seen(10, 0, 0, 100);

        assertThat(chosen(10_400_000)).isEqualTo("slalom-1/0/10");
    }

    @Test
    void aSampleWhosePictureWasNotStoredIsNoCandidate() {
        seen(11, 1, 0, 100);
        ReadSample unstored = Frames.read(12, 5, 0, 100);
        unstored.keyFrame = null;
        frames.add(unstored, START);

        assertThat(chosen(LATE_END)).isEqualTo("slalom-1/0/11");
        assertThat(frames.second).isNull();
    }

    @Test
    void aPictureFromWithinItsSegmentCountsAtItsOwnTime() {
        ReadSample read = Frames.read(10, 0, 0, 100);
        Objects.requireNonNull(read.keyFrame)
                .setCaptureTime(read.sample.segment.getCaptureTime().plusMillis(600));
        frames.add(read, START);
        seen(11, 0, 0, 50);

        assertThat(chosen(LATE_END)).isEqualTo("slalom-1/0/10");
    }
}
