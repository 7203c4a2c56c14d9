package dev.slipstream.vision.clip;

import dev.slipstream.vision.clip.ClipException.Reason;
import dev.slipstream.vision.media.TestMedia;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What cannot be cut says so in one message, and leaves no file. */
class ClipRefusalTest {
    private static final long SECOND = 1_000_000;

    @TempDir
    Path directory;

    private void refused(List<ClipSegment> segments, long in, long out, Reason reason, String... words)
            throws IOException {
        Path file = directory.resolve("clip.mp4");
        for (ClipMode mode : ClipMode.values()) {
            assertThatExceptionOfType(ClipException.class)
                    .isThrownBy(
                            () -> new ClipCutter().cut(segments, Recorded.START + in, Recorded.START + out, mode, file))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                    .satisfies(e -> assertThat(e.getMessage()).contains(words).contains("; "));
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    private static List<ClipSegment> recorded() throws Exception {
        return Recorded.of(TestMedia.resource("h264-gop40-bframes-sound.mp4")).segments();
    }

    @Test
    void timesThatMakeNoClip() throws Exception {
        refused(recorded(), 3 * SECOND, 3 * SECOND, Reason.TIMES, "the end must come after the start");
        refused(recorded(), 3 * SECOND, 2 * SECOND, Reason.TIMES, "the end must come after the start");
        refused(recorded(), 0, 601 * SECOND, Reason.TIMES, "600000000 us");
    }

    @Test
    void timesOutsideOfTheRecording() throws Exception {
        refused(recorded(), -SECOND, SECOND, Reason.NO_MEDIA, "the first segment starts at " + Recorded.START);
        refused(
                recorded(),
                8 * SECOND,
                9 * SECOND,
                Reason.NO_MEDIA,
                "the last segment ends at " + (Recorded.START + 8 * SECOND));
        refused(List.of(), 0, SECOND, Reason.NO_MEDIA, "there are no segments");
    }

    @Test
    void timesOfWhichAllIsMissing() throws Exception {
        Recorded recorded = Recorded.of(TestMedia.resource("h264-gop40-bframes-sound.mp4"));
        refused(recorded.without(2).segments(), 3_300_000, 4_700_000, Reason.NO_MEDIA, "missing or damaged");
        refused(recorded.with(2, new byte[10]).segments(), 3_300_000, 4_700_000, Reason.NO_MEDIA, "missing or damaged");
    }

    @Test
    void segmentsThatDoNotBelongTogether() throws Exception {
        List<ClipSegment> ours = recorded();
        refused(List.of(ours.get(1), ours.get(0)), 2 * SECOND, 3 * SECOND, Reason.SEGMENTS, "in order");
        ClipSegment other = Recorded.of(TestMedia.resource("h264-gop125-bframes.mp4"))
                .segments()
                .get(0);
        ClipSegment moved = new ClipSegment(ours.get(0).endMicros(), other.durationMicros(), false, other.media());
        refused(List.of(ours.get(0), moved), SECOND, 3 * SECOND, Reason.SEGMENTS, "codec or parameter sets");
    }

    @Test
    void aStoreThatCannotBeReadIsNoGap() throws Exception {
        List<ClipSegment> ours = recorded();
        ClipSegment away = new ClipSegment(ours.get(0).startMicros(), SECOND, false, () -> {
            throw new IOException("the store is away");
        });
        assertThatThrownBy(() -> new ClipCutter()
                        .cut(
                                List.of(away),
                                Recorded.START,
                                Recorded.START + 1,
                                ClipMode.EXACT,
                                directory.resolve("x.mp4")))
                .isInstanceOf(IOException.class)
                .hasMessage("the store is away");
    }
}
