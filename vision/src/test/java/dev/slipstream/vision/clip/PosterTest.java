package dev.slipstream.vision.clip;

import dev.slipstream.vision.media.JpegFile;
import dev.slipstream.vision.media.TestMedia;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Posters: the picture that was asked for, and no more read than it needs. */
class PosterTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 51, 120, 199})
    void showsThePictureOfItsTime(int number) throws Exception {
        Recorded recorded = Recorded.of(TestMedia.resource("h264-gop40-bframes-sound.mp4"));
        List<Long> read = new ArrayList<>();
        List<ClipSegment> watched = recorded.segments().stream()
                .map(s -> new ClipSegment(s.startMicros(), s.durationMicros(), s.dependent(), () -> {
                    read.add(s.startMicros());
                    return s.media().read();
                }))
                .toList();

        JpegFile poster = Poster.of(watched, Recorded.START + number * 40_000L, Poster.USUAL_SIDE);

        Path file = directory.resolve("poster.jpg");
        Files.write(file, poster.bytes());
        Played shown = Played.of(file, 256, 144);
        List<byte[]> source = Played.of(recorded.file(), 256, 144).pictures();
        assertThat(shown.numbersIn(source)).containsExactly(number);
        assertThat(read).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void isBoundedInSize() throws Exception {
        Recorded recorded = Recorded.of(TestMedia.resource("h264-gop40-bframes-sound.mp4"));

        JpegFile poster = Poster.of(recorded.segments(), Recorded.START, 128);

        assertThat(poster.width()).isEqualTo(128);
        assertThat(poster.height()).isEqualTo(72);
    }

    @Test
    void saysWhereThereIsNone() throws Exception {
        Recorded recorded = Recorded.of(TestMedia.resource("h264-gop40-bframes-sound.mp4"));

        assertThatExceptionOfType(ClipException.class)
                .isThrownBy(() -> Poster.of(recorded.segments(), Recorded.START + 9_000_000, 1280))
                .withMessageContaining("No picture is there at " + (Recorded.START + 9_000_000) + " us");
    }
}
