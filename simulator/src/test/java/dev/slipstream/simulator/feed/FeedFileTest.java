package dev.slipstream.simulator.feed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A feed's file is what was drawn, the same each time, and is there whole or not at all. */
class FeedFileTest {
    private static final TestPictures PICTURES = new TestPictures(320, 180);
    private static final FeedFormat FORMAT = FeedFormat.of(320, 180);

    @TempDir
    private Path folder;

    private Path write(String name, FeedFormat format, int frames) throws IOException {
        Path file = folder.resolve(name);
        FeedFile.write(file, PICTURES, frames, format, TestPictures.tone(1.5), frame -> {});
        return file;
    }

    @Test
    void theSamePicturesGiveTheSameFile() throws IOException {
        Path first = write("first.mp4", FORMAT, 50);
        Path second = write("second.mp4", FORMAT, 50);

        assertThat(Media.pictureDigests(first)).hasSize(50).isEqualTo(Media.pictureDigests(second));
        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
    }

    @Test
    void everyProgramKnowsItsColoursKeyframesAndTime() throws IOException {
        Path file = write("tagged.mp4", FORMAT.withStart(Instant.parse("2026-02-08T10:00:00Z")), 60);

        assertThat(Media.probe(
                        file.toString(),
                        "v",
                        "stream=codec_name,pix_fmt,color_range,color_space,color_transfer,color_primaries,nb_frames"))
                .containsExactly("h264,yuv420p,tv,bt709,bt709,bt709,60");
        assertThat(Media.probe(file.toString(), "v", "packet=pts_time,flags"))
                .filteredOn(line -> line.contains("K"))
                .extracting(line -> line.substring(0, 3))
                .containsExactly("0.0", "1.0", "2.0");
        assertThat(Media.probe(file.toString(), "v", "format_tags=creation_time"))
                .contains("2026-02-08T10:00:00.000000Z");
        // The sound was shorter than the pictures, and the file is as long as they are.
        double seconds = Double.parseDouble(
                Media.probe(file.toString(), "a", "stream=duration").get(0));
        assertThat(seconds).isBetween(2.35, 2.45);
    }

    @Test
    void decodedColoursAreThoseDrawn() throws IOException {
        Path file = write("colours.mp4", FORMAT, 5);
        byte[] luma = Media.luma(file, 3);

        // 0xE04020 in BT.709: 0.2126 * 224 + 0.7152 * 64 + 0.0722 * 32 = 95.7, in limited range 98; grey 100 is 102.
        assertThat(luma[90 * 320 + 3 * TestPictures.STEP + 8] & 255).isBetween(96, 100);
        assertThat(luma[90 * 320 + 200] & 255).isBetween(100, 104);
    }

    @Test
    void lostPicturesLeaveAGapInTime() throws IOException {
        Path file = write("dropped.mp4", FORMAT.withDropped(List.of(7, 8, 30)), 50);

        List<String> times = Media.probe(file.toString(), "v", "packet=pts_time");
        assertThat(times).hasSize(47).noneMatch(t -> t.startsWith("0.28") || t.startsWith("0.32"));
        // The picture shown at 0.36 s is the one that was drawn for it.
        assertThat(Media.pictureDigests(file).get(7)).contains(",");
        byte[] luma = Media.luma(file, 7);
        assertThat(luma[90 * 320 + 9 * TestPictures.STEP + 8] & 255).isBetween(96, 100);
    }

    @Test
    void progressIsToldPictureByPicture() throws IOException {
        List<Integer> told = new ArrayList<>();
        FeedFile.write(folder.resolve("a.mp4"), PICTURES, 3, FORMAT, null, told::add);

        assertThat(told).containsExactly(1, 2, 3);
    }

    @Test
    void aFailureNamesTheFileAndLeavesNothing() throws IOException {
        Pictures broken = new Pictures() {
            @Override
            public int width() {
                return 320;
            }

            @Override
            public int height() {
                return 180;
            }

            @Override
            public void draw(int frame, int[] rgb) {
                if (frame == 2) {
                    throw new IllegalStateException("the venue caved in");
                }
            }
        };
        assertThatThrownBy(() -> FeedFile.write(folder.resolve("b.mp4"), broken, 9, FORMAT, null, frame -> {}))
                .hasMessage("the venue caved in");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theEncodersLastWordsAreInTheError() {
        assertThatThrownBy(() -> FfmpegRun.run(
                        "Making x.mp4", List.of("-i", folder.resolve("absent").toString(), "x"), FeedEncoder.PATIENCE))
                .hasMessageStartingWith("Making x.mp4 failed: ffmpeg ended with ")
                .hasMessageContaining("No such file or directory");
    }

    @Test
    void anEncoderThatStandsStillIsEnded() throws IOException {
        // Reads nothing for as long as its input, a pipe, stays open and silent.
        try (FfmpegRun run = FfmpegRun.start(
                "Waiting", List.of("-i", "pipe:0", "-f", "null", "-"), java.time.Duration.ofSeconds(1))) {
            assertThatThrownBy(run::finish).hasMessageContaining("stood still for 1 s");
        }
    }

    @Test
    void sizesThatCannotBeEncodedAreRefused() {
        assertThatThrownBy(() -> FeedFormat.of(321, 180)).hasMessageContaining("321x180");
    }
}
