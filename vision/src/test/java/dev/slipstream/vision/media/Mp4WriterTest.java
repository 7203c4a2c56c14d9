package dev.slipstream.vision.media;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is written, as another program reads it. */
class Mp4WriterTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 90;
    private static final int[] COLOURS = {0xffffff, 0x202020, 0xd03010, 0x1060e0, 0x20a040};

    private static Path write(Path file) throws IOException {
        Yuv420 buffer = Yuv420.ofSize(WIDTH, HEIGHT);
        int[] rgb = new int[WIDTH * HEIGHT];
        try (Mp4Writer writer = new Mp4Writer(file, WIDTH, HEIGHT, 25, Map.of("comment", "made of pixels"))) {
            for (int colour : COLOURS) {
                Arrays.fill(rgb, colour);
                buffer.fill(rgb);
                writer.add(buffer);
            }
            writer.finish();
        }
        return file;
    }

    @Test
    void otherProgramsSeeTheSameColours(@TempDir Path folder) throws Exception {
        Path file = write(folder.resolve("a.mp4"));
        byte[] rgb = DecodedVideo.pixels(file, "rgb24");
        int size = 3 * WIDTH * HEIGHT;
        assertThat(rgb).hasSize(COLOURS.length * size);
        for (int i = 0; i < COLOURS.length; i++) {
            int middle = i * size + 3 * (HEIGHT / 2 * WIDTH + WIDTH / 2);
            for (int channel = 0; channel < 3; channel++) {
                int expected = COLOURS[i] >> (16 - 8 * channel) & 0xff;
                assertThat(Math.abs((rgb[middle + channel] & 0xff) - expected))
                        .as("picture %d, channel %d", i, channel)
                        .isLessThanOrEqualTo(6);
            }
        }
    }

    @Test
    void saysWhatItIs(@TempDir Path folder) throws Exception {
        Path file = write(folder.resolve("a.mp4"));
        String probed = new String(
                DecodedVideo.output(
                        file,
                        List.of(
                                FfmpegPrograms.ffprobe().toString(),
                                "-v",
                                "error",
                                "-show_streams",
                                "-show_format",
                                file.toString())),
                StandardCharsets.UTF_8);
        assertThat(probed)
                .contains("codec_name=h264", "pix_fmt=yuv420p", "color_space=bt709", "color_range=tv")
                .contains("color_primaries=bt709", "color_transfer=bt709", "r_frame_rate=25/1", "nb_frames=5")
                .contains("TAG:comment=made of pixels");
        assertThat(ByteBuffer.wrap(Files.readAllBytes(file)).getInt(0)).isPositive();
        String boxes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(boxes.indexOf("moov"))
                .as("the index stands before the pictures")
                .isLessThan(boxes.indexOf("mdat"));
    }

    @Test
    void theSamePicturesGiveTheSameFile(@TempDir Path folder) throws IOException {
        assertThat(write(folder.resolve("a.mp4"))).hasSameBinaryContentAs(write(folder.resolve("b.mp4")));
    }

    @Test
    void leavesNothingBehindWhenGivenUp(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.mp4");
        try (Mp4Writer writer = new Mp4Writer(file, WIDTH, HEIGHT, 25, Map.of())) {
            writer.add(Yuv420.ofSize(WIDTH, HEIGHT));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void refusesOddSides(@TempDir Path folder) {
        assertThatThrownBy(() -> new Mp4Writer(folder.resolve("a.mp4"), 161, 90, 25, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("161x90");
    }
}
