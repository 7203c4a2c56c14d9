package dev.slipstream.operators.cascade;

import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.describe.CutCheck;
import dev.slipstream.operators.describe.ReadSample;
import dev.slipstream.operators.describe.ShotSample;
import dev.slipstream.operators.describe.ShotSamples;
import dev.slipstream.operators.sample.TestSegments;
import dev.slipstream.vision.media.FfmpegPrograms;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.media.SegmentFrames;
import dev.slipstream.vision.media.TimedPicture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The step on a real segment: a second of a moving picture, and one with a cut after 0.6 of it. */
class CutStepTest {
    private static final CutStep STEP = new CutStep();

    @TempDir
    private static Path folder;

    private static Path cut;
    private static Path moving;

    @BeforeAll
    static void encode() throws Exception {
        String size = "size=320x180:rate=25";
        moving = clip("moving.mp4", "-f lavfi -i testsrc2=" + size + ":duration=1");
        cut = clip(
                "cut.mp4",
                "-f lavfi -i testsrc2=" + size + ":duration=0.6 -f lavfi -i mandelbrot=" + size
                        + " -filter_complex [0:v][1:v]concat=n=2:v=1[v] -map [v] -t 1");
    }

    @Test
    void aCutIsFoundToThePicture() throws Exception {
        CutCheck check = Objects.requireNonNull(look(reference(cut), last(cut)));

        assertThat(check.cut).isTrue();
        assertThat(check.mediaMicros).isBetween(8_590_000L, 8_610_000L);
    }

    @Test
    void whatMovesOnIsNoCut() throws Exception {
        assertThat(Objects.requireNonNull(look(reference(moving), last(moving))).cut)
                .isFalse();
    }

    @Test
    void aCutWithTheSampleItselfIsFound() throws Exception {
        CutCheck check = Objects.requireNonNull(look(reference(moving), last(cut)));

        assertThat(check.cut).isTrue();
        assertThat(check.mediaMicros).isEqualTo(9_000_000);
    }

    @Test
    void withoutDoubtNothingIsSaid() {
        assertThat(look(null, new Picture(4, 4, new byte[48]))).isNull();
    }

    @Test
    void mediaThatIsGoneCutShortOrTooLargeFailsTheStepAlone() throws Exception {
        Picture picture = last(moving);
        long length = Files.size(moving);

        assertThatThrownBy(() -> look(reference(folder.resolve("gone.mp4"), 10), picture))
                .hasRootCauseInstanceOf(IOException.class)
                .hasMessageContaining("gone.mp4");
        assertThatThrownBy(() -> look(reference(moving, length + 1), picture))
                .hasMessageContaining("ends after " + length + " of " + (length + 1));
        assertThatThrownBy(() -> look(reference(moving, 1L << 40), picture)).hasMessageContaining("not looked into");
    }

    private static @Nullable CutCheck look(@Nullable MediaReference media, Picture picture) {
        Segment segment = TestSegments.media(0, 8, (byte) 1);
        ShotSample sample = ShotSamples.of(segment, 0, true);
        sample.segment.setMedia(media);
        sample.doubtful = media != null;
        ReadSample result = new ReadSample();
        STEP.run(sample, picture, 1, (model, inputs) -> new CompletableFuture<>(), 1)
                .join()
                .addTo(result);
        return result.cut;
    }

    private static MediaReference reference(Path file) throws IOException {
        return reference(file, Files.size(file));
    }

    private static MediaReference reference(Path file, long length) {
        return new MediaReference(file.toUri().toString(), 0L, length, "00", "mp4");
    }

    private static Picture last(Path file) throws Exception {
        SegmentFrames.Source source = new SegmentFrames.Source(0, false, () -> Files.readAllBytes(file));
        try (SegmentFrames frames = new SegmentFrames(List.of(source), 0, Long.MAX_VALUE, 320)) {
            TimedPicture last = Objects.requireNonNull(frames.next());
            for (TimedPicture next = last; next != null; next = frames.next()) {
                last = next;
            }
            return last.picture();
        }
    }

    private static Path clip(String name, String source) throws Exception {
        Path file = folder.resolve(name);
        List<String> command =
                new ArrayList<>(List.of(FfmpegPrograms.ffmpeg().toString(), "-hide_banner", "-v", "error", "-nostdin"));
        command.addAll(List.of(source.split(" ")));
        command.addAll(List.of("-c:v", "libopenh264", "-b:v", "600k", "-g", "25", "-pix_fmt", "yuv420p"));
        command.add(file.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return file;
    }
}
