package dev.slipstream.vision.clip;

import dev.slipstream.vision.clip.Clip.How;
import dev.slipstream.vision.media.TestMedia;
import dev.slipstream.vision.media.TestMedia.Codec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Clips, picture by picture: each decoded one is looked for among those of the source. */
class ClipCutterTest {
    private static final long PICTURE = 40_000;
    /** Keyframes each 40 pictures, that is at each segment; two to three pictures out of order; with sound. */
    private static final String REORDERED = "h264-gop40-bframes-sound.mp4";
    /** A keyframe each 125 pictures, so segments that need others. */
    private static final String LONG_GROUPS = "h264-gop125-bframes.mp4";

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("clip.mp4");
    }

    private Clip cut(Recorded recorded, long in, long out, ClipMode mode) throws Exception {
        return new ClipCutter().cut(recorded.segments(), Recorded.START + in, Recorded.START + out, mode, file());
    }

    /**
     * Cut at a picture, one after a keyframe, within the group, before the next keyframe, and in between pictures; where the
     * end falls on a picture that is needed by earlier ones, too.
     */
    @ParameterizedTest
    @CsvSource({
        "40, 0, 120",
        "41, 0, 121",
        "51, 0, 122",
        "60, 0, 123",
        "79, 0, 124",
        "58, 20000, 99",
        "0, 0, 1",
        "3, 0, 7",
        "41, 0, 42",
        "79, 0, 81",
        "195, 0, 200"
    })
    void startsAndEndsOnThePictureThatWasAskedFor(int first, long later, int end) throws Exception {
        Recorded recorded = Recorded.of(TestMedia.resource(REORDERED));
        List<byte[]> source = Played.of(recorded.file(), 256, 144).pictures();

        Clip clip = cut(recorded, first * PICTURE + later, end * PICTURE, ClipMode.EXACT);

        int begins = later > 0 ? first + 1 : first;
        assertHolds(clip, source, range(begins, end), 256, 144);
        assertThat(clip.leadMicros()).isEqualTo(later > 0 ? later - PICTURE : 0);
        assertThat(clip.gaps()).isEmpty();
        assertThat(clip.audioCodec()).isEqualTo("aac");
        assertThat(clip.encoded()).isLessThan(40 + 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {25, 26, 37, 49})
    void doesSoWithoutReorderingToo(int first) throws Exception {
        Recorded recorded =
                Recorded.of(TestMedia.clip(TestMedia.Clip.of(Codec.H264, 25, 4).withSound(TestMedia.TONE)));
        List<byte[]> source = Played.of(recorded.file(), 192, 108).pictures();

        Clip clip = cut(recorded, first * PICTURE, 90 * PICTURE, ClipMode.EXACT);

        assertHolds(clip, source, range(first, 90), 192, 108);
        assertThat(clip.encoded()).isEqualTo(first == 25 ? 0 : 50 - first);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60, 110, 124, 126, 170})
    void doesSoWhereSegmentsNeedEarlierOnes(int first) throws Exception {
        Recorded recorded = Recorded.of(TestMedia.resource(LONG_GROUPS));
        List<byte[]> source = Played.of(recorded.file(), 160, 90).pictures();

        Clip clip = cut(recorded, first * PICTURE, 190 * PICTURE, ClipMode.EXACT);

        assertHolds(clip, source, range(first, 190), 160, 90);
        assertThat(clip.audioCodec()).isNull();
    }

    /** Other keyframes than those that reset the decoder are no place to go on behind another encoder. */
    @ParameterizedTest
    @ValueSource(ints = {25, 30, 70})
    void doesSoWhereGroupsAreOpen(int first) throws Exception {
        Recorded recorded = Recorded.of(TestMedia.resource("h264-gop25-open.mp4"));
        List<byte[]> source = Played.of(recorded.file(), 160, 90).pictures();

        Clip clip = cut(recorded, first * PICTURE, 120 * PICTURE, ClipMode.EXACT);

        assertHolds(clip, source, range(first, 120), 160, 90);
        assertThat(clip.how()).isEqualTo(How.ALL_ENCODED);
        assertThat(clip.note()).contains("all encoded again: h264");
    }

    @ParameterizedTest
    @CsvSource({"HEVC, 1280, 720", "VP9, 192, 108", "AV1, 192, 108"})
    void encodesAllWhereItCannotMix(Codec codec, int width, int height) throws Exception {
        Recorded recorded = Recorded.of(TestMedia.clip(TestMedia.Clip.of(codec, 25, codec == Codec.HEVC ? 8 : 4)));
        int[] size = size(recorded.file());
        List<byte[]> source = Played.of(recorded.file(), size[0], size[1]).pictures();

        Clip exact = cut(recorded, 30 * PICTURE, 60 * PICTURE, ClipMode.EXACT);
        assertHolds(exact, source, range(30, 60), size[0], size[1]);
        assertThat(exact.how()).isEqualTo(How.ALL_ENCODED);
        assertThat(exact.videoCodec()).isEqualTo("h264");

        Clip copied = cut(recorded, 30 * PICTURE, 60 * PICTURE, ClipMode.KEYFRAME);
        assertThat(copied.how()).isEqualTo(How.COPIED);
        assertThat(copied.videoCodec()).isEqualTo(codec.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(copied.leadMicros()).isEqualTo(5 * PICTURE);
    }

    private static int[] size(Path file) {
        String said = TestMedia.run(List.of(
                dev.slipstream.vision.media.FfmpegPrograms.ffprobe().toString(),
                "-v",
                "error",
                "-select_streams",
                "v:0",
                "-show_entries",
                "stream=width,height",
                "-of",
                "csv=p=0",
                file.toString()));
        String last = said.lines().reduce((a, b) -> b).orElseThrow();
        return Stream.of(last.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    @ParameterizedTest
    @CsvSource({REORDERED + ", 256, 144, 40", LONG_GROUPS + ", 160, 90, 0", "h264-gop25-open.mp4, 160, 90, 50"})
    void copiesBitForBitFromTheKeyframeBefore(String name, int width, int height, int key) throws Exception {
        Recorded recorded = Recorded.of(TestMedia.resource(name));
        List<byte[]> source = Played.of(recorded.file(), width, height).pictures();

        Clip clip = cut(recorded, 62 * PICTURE, 113 * PICTURE, ClipMode.KEYFRAME);

        Played played = Played.of(file(), width, height);
        // An open group tells the decoder to forget pictures from before the clip, which it then does not know.
        assertThat(played.complaints().lines()).allMatch(line -> line.contains("mmco: unref short failure"));
        List<Integer> numbers = played.numbersIn(source);
        assertThat(numbers).startsWith(key, key + 1).isEqualTo(range(key, key + numbers.size()));
        assertThat(numbers.get(numbers.size() - 1)).isBetween(112, 116);
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(played.pictures().get(i)).isEqualTo(source.get(numbers.get(i)));
        }
        assertThat(clip.encoded()).isZero();
        assertThat(clip.leadMicros()).isEqualTo((62 - key) * PICTURE);
        assertThat(clip.lastMicros()).isEqualTo(Recorded.START + numbers.get(numbers.size() - 1) * PICTURE);
    }

    @ParameterizedTest
    @CsvSource({"2040000, EXACT", "2040000, KEYFRAME", "3200000, EXACT", "3333000, EXACT", "4780000, EXACT"})
    void keepsSoundWithPictures(long in, ClipMode mode) throws Exception {
        Recorded recorded = Recorded.of(TestMedia.resource(REORDERED));

        Clip clip = cut(recorded, in, in + 2_500_000, mode);

        double start = (clip.firstMicros() - Recorded.START) / 1e6;
        assertThat(Sound.of(file()).offset(0.2, Sound.of(recorded.file()), start + 0.2))
                .isCloseTo(0, within(0.011));
        assertThat(Sound.of(file()).offset(2.2, Sound.of(recorded.file()), start + 2.2))
                .isCloseTo(0, within(0.011));
        List<Double> times = Played.times(file(), "a:0", "pts_time");
        assertThat(times.get(0)).isBetween(0.0, 0.0214);
        assertThat(times.get(times.size() - 1)).isCloseTo(clip.durationMicros() / 1e6, within(0.03));
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isCloseTo(1024 / 48e3, within(0.0001));
        }
    }

    @Test
    void closesUpWhatIsMissing() throws Exception {
        Recorded whole = Recorded.of(TestMedia.resource(REORDERED));
        List<byte[]> source = Played.of(whole.file(), 256, 144).pictures();

        Clip clip = cut(whole.without(2), 51 * PICTURE, 150 * PICTURE, ClipMode.EXACT);

        List<Integer> expected = new ArrayList<>(range(51, 80));
        expected.addAll(range(120, 150));
        assertHolds(clip, source, expected, 256, 144);
        assertThat(clip.gaps()).containsExactly(new Gap(Recorded.START + 3_200_000, Recorded.START + 4_800_000));
        assertThat(clip.note()).contains("1600 ms are missing");
        // Behind the gap the sound is still that of the pictures.
        double behind = 29 * 0.04 + 0.5;
        assertThat(Sound.of(file()).offset(behind, Sound.of(whole.file()), 4.8 + 0.5))
                .isCloseTo(0, within(0.025));
    }

    @Test
    void goesOnAtTheNextKeyframeWhereWhatFollowsAGapNeedsIt() throws Exception {
        Recorded whole = Recorded.of(TestMedia.resource(LONG_GROUPS));
        List<byte[]> source = Played.of(whole.file(), 160, 90).pictures();
        int lost = 1;
        assertThat(whole.segments().get(lost + 1).dependent()).isTrue();
        long until = whole.segments().get(lost).startMicros();

        Clip clip = cut(whole.without(lost), 20 * PICTURE, 150 * PICTURE, ClipMode.EXACT);

        Played played = Played.of(file(), 160, 90);
        List<Integer> numbers = played.numbersIn(source);
        assertThat(played.complaints()).isEmpty();
        assertThat(numbers)
                .startsWith(20)
                .contains(125)
                .endsWith(149)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(clip.gaps()).hasSize(1);
        assertThat(clip.gaps().get(0).fromMicros()).isCloseTo(until, within(3 * PICTURE));
        assertThat(clip.gaps().get(0).toMicros()).isEqualTo(Recorded.START + 125 * PICTURE);
    }

    @Test
    void takesTheSoundPartOfASegmentThatIsCutShort() throws Exception {
        Recorded whole = Recorded.of(TestMedia.resource(REORDERED));
        List<byte[]> source = Played.of(whole.file(), 256, 144).pictures();
        byte[] media = whole.segments().get(2).media().read();

        Clip clip = cut(
                whole.with(2, java.util.Arrays.copyOf(media, media.length * 2 / 3)),
                51 * PICTURE,
                150 * PICTURE,
                ClipMode.EXACT);

        Played played = Played.of(file(), 256, 144);
        List<Integer> numbers = played.numbersIn(source);
        assertThat(played.complaints()).isEmpty();
        assertThat(numbers)
                .startsWith(51)
                .contains(81, 95, 120)
                .endsWith(149)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(clip.gaps()).hasSize(1);
        assertThat(clip.gaps().get(0).toMicros()).isEqualTo(Recorded.START + 4_800_000);
    }

    @Test
    void leavesOutASegmentThatIsNone() throws Exception {
        Recorded whole = Recorded.of(TestMedia.resource(REORDERED));

        Clip clip = cut(whole.with(2, new byte[1000]), 51 * PICTURE, 150 * PICTURE, ClipMode.KEYFRAME);

        assertThat(clip.copied()).isBetween(70, 74);
        assertThat(clip.gaps()).containsExactly(new Gap(Recorded.START + 3_200_000, Recorded.START + 4_800_000));
        assertThat(clip.note()).contains("1 segments were too damaged");
    }

    @Test
    void saysWhereTheRecordingEnds() throws Exception {
        Recorded recorded = Recorded.of(TestMedia.resource(REORDERED));

        Clip clip = cut(recorded, 170 * PICTURE, 400 * PICTURE, ClipMode.EXACT);

        assertThat(clip.lastMicros()).isEqualTo(Recorded.START + 199 * PICTURE);
        assertThat(clip.gaps()).containsExactly(new Gap(Recorded.START + 8_000_000, Recorded.START + 16_000_000));
    }

    @Test
    void keepsTheTimesOfPicturesThatComeIrregularly() throws Exception {
        Path irregular = TestMedia.make(
                "irregular-clips.mp4",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=size=192x108:rate=30000/1001",
                        "-t",
                        "5",
                        "-vf",
                        "select='not(eq(mod(n,7),3)+eq(mod(n,11),5))'",
                        "-fps_mode",
                        "vfr",
                        "-c:v",
                        "libopenh264",
                        "-b:v",
                        "400k",
                        "-g",
                        "30",
                        "-pix_fmt",
                        "yuv420p",
                        "-threads",
                        "1"));
        Recorded recorded = Recorded.of(irregular);
        List<byte[]> source = Played.of(irregular, 192, 108).pictures();
        List<Double> sourceTimes = Played.times(irregular, "v:0", "pts_time");

        Clip clip = cut(recorded, 1_500_000, 3_700_000, ClipMode.EXACT);

        List<Integer> numbers = Played.of(file(), 192, 108).numbersIn(source);
        double first = sourceTimes.get(numbers.get(0));
        List<Double> times = Played.times(file(), "v:0", "pts_time");
        assertThat(first).isBetween(1.5, 1.57);
        assertThat(numbers).isEqualTo(range(numbers.get(0), numbers.get(0) + numbers.size()));
        for (int i = 0; i < times.size(); i++) {
            assertThat(times.get(i)).isCloseTo(sourceTimes.get(numbers.get(i)) - first, within(0.00001));
        }
        assertThat(clip.encoded()).isLessThan(30);
    }

    @Test
    void givesTheSameFileEachTimeAndLeavesNothingElse() throws Exception {
        Recorded recorded = Recorded.of(TestMedia.resource(REORDERED));

        Clip once = cut(recorded, 51 * PICTURE, 130 * PICTURE, ClipMode.EXACT);
        Clip again = cut(recorded, 51 * PICTURE, 130 * PICTURE, ClipMode.EXACT);

        assertThat(again).isEqualTo(once);
        byte[] written = Files.readAllBytes(file());
        assertThat(once.bytes()).isEqualTo(written.length);
        assertThat(once.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(written)));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file());
        }
        assertThat(new String(written, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(directory.toString(), "Lavf", "making");
    }

    private void assertHolds(Clip clip, List<byte[]> source, List<Integer> expected, int width, int height)
            throws IOException, InterruptedException {
        Played played = Played.of(file(), width, height);
        assertThat(played.complaints()).isEmpty();
        assertThat(played.numbersIn(source)).isEqualTo(expected);
        int same = 0;
        for (int i = 0; i < expected.size(); i++) {
            double psnr = Played.psnr(played.pictures().get(i), source.get(expected.get(i)));
            assertThat(psnr).as("picture %d", expected.get(i)).isGreaterThan(35);
            same += Double.isInfinite(psnr) ? 1 : 0;
        }
        assertThat(clip.copied() + clip.encoded()).isEqualTo(expected.size());
        assertThat(same).isGreaterThanOrEqualTo(clip.copied());
        assertThat(clip.width()).isEqualTo(width);
        assertThat(clip.height()).isEqualTo(height);
        assertThat(clip.firstMicros()).isEqualTo(Recorded.START + expected.get(0) * PICTURE);
        assertThat(clip.lastMicros()).isEqualTo(Recorded.START + expected.get(expected.size() - 1) * PICTURE);
        assertThat(clip.durationMicros()).isEqualTo(expected.size() * PICTURE);
        List<Double> times =
                Played.times(file(), "v:0", "pts_time").stream().sorted().toList();
        assertThat(times).hasSize(expected.size());
        for (int i = 0; i < times.size(); i++) {
            assertThat(times.get(i)).isCloseTo(i * 0.04, within(0.00001));
        }
        List<Double> decoded = Played.times(file(), "v:0", "dts_time");
        for (int i = 1; i < decoded.size(); i++) {
            assertThat(decoded.get(i)).isGreaterThan(decoded.get(i - 1));
        }
    }

    private static List<Integer> range(int first, int end) {
        return IntStream.range(first, end).boxed().toList();
    }
}
