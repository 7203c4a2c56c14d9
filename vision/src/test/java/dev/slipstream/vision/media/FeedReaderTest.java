package dev.slipstream.vision.media;

import dev.slipstream.vision.media.TestMedia.Clip;
import dev.slipstream.vision.media.TestMedia.Codec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Segments of whole files: where they are cut, and that nothing is lost, doubled or changed. */
class FeedReaderTest {
    private static final long MAX_SAMPLE_STEP = 2_120_000;
    private static final int TS_PACKET = 188;

    @TempDir
    Path directory;

    /** GOP in pictures, rate, seconds of media, expected start of each segment in milliseconds, how many are dependent. */
    @ParameterizedTest
    @CsvSource({
        "12, 24, 4, 0 1000 2000 3000, 0",
        "25, 25, 4, 0 1000 2000 3000, 0",
        "60, 30000/1001, 8.008, 0 2002 4004 6006, 0",
        "125, 25, 10, 0 2080 4160 5000 7080 9160, 4",
        "60, 25, 8, 0 2080 2400 4480 4800 6880 7200, 3",
        "250, 25, 12, 0 2080 4160 6240 8320 10000, 4"
    })
    void cutsAtKeyframesFromOneSecondOnOrElseBeforeTheLimit(
            int gop, String rate, double seconds, String starts, int dependent) throws Exception {
        Path file = TestMedia.clip(Clip.of(Codec.H264, gop, seconds).at(rate));

        List<CutSegment> segments = Segments.read(file);

        assertThat(segments.stream().map(s -> s.mediaTimeMicros() / 1000).toList())
                .isEqualTo(Stream.of(starts.split(" ")).map(Long::valueOf).toList());
        assertThat(segments.stream().filter(CutSegment::dependent)).hasSize(dependent);
        assertWhole(file, segments);
    }

    static Stream<Arguments> media() {
        List<Arguments> all = new ArrayList<>();
        for (Codec codec : Codec.values()) {
            Clip clip = Clip.of(codec, 25, codec == Codec.HEVC ? 8 : 5);
            all.add(Arguments.of(clip, "mp4"));
            all.add(Arguments.of(clip.withSound(TestMedia.TONE), "mp4"));
        }
        Clip clip = Clip.of(Codec.H264, 25, 5).withSound(TestMedia.TONE);
        all.add(Arguments.of(clip.in("ts"), "mp4"));
        all.add(Arguments.of(clip.in("mkv"), "mp4"));
        all.add(Arguments.of(clip.in("flv"), "mp4"));
        all.add(Arguments.of(
                Clip.of(Codec.HEVC, 25, 8).withSound(TestMedia.TONE).in("ts"), "mp4"));
        all.add(Arguments.of(Clip.of(Codec.VP9, 25, 5).withSound(TestMedia.TONE).in("webm"), "mp4"));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("media")
    void eachSegmentDecodesAloneAndAllTogetherHoldTheInput(Clip clip, String container) throws Exception {
        Path file = TestMedia.clip(clip);

        List<CutSegment> segments = Segments.read(file);

        assertThat(segments).hasSize((int) clip.seconds()).allSatisfy(segment -> {
            assertThat(segment.container()).isEqualTo(container);
            assertThat(segment.dependent()).isFalse();
            assertThat(Segments.times(List.of(segment), 0, Long.MAX_VALUE)).hasSize(segment.pictures());
            assertThat(segment.loudness() != null).isEqualTo(!clip.sound().isEmpty());
        });
        assertWhole(file, segments);
    }

    @Test
    void saysHowLargeThePicturesBetweenKeyframesAre() throws Exception {
        Path file = TestMedia.clip(Clip.of(Codec.H264, 25, 4).withSound(TestMedia.TONE));
        List<Integer> sizes = Segments.packetSizes(file);
        List<Integer> expected = new ArrayList<>();
        for (int from = 0; from < sizes.size(); from += 25) {
            expected.add(sizes.subList(from + 1, from + 25).stream()
                    .sorted()
                    .toList()
                    .get(12));
        }

        assertThat(Segments.read(file)).extracting(CutSegment::pictureBytes).isEqualTo(expected);
        Path keyframesOnly = TestMedia.clip(Clip.of(Codec.H264, 1, 2));
        assertThat(Segments.read(keyframesOnly)).isNotEmpty().allMatch(s -> s.pictureBytes() == 0);
    }

    @Test
    void keepsReorderedPicturesOfLongGroupsInPlace() throws Exception {
        Path file = TestMedia.resource("h264-gop125-bframes.mp4");

        List<CutSegment> segments = Segments.read(file);

        assertThat(segments).anyMatch(CutSegment::dependent);
        assertWhole(file, segments);
        List<Long> times = Segments.times(segments, 0, Long.MAX_VALUE);
        assertThat(times).hasSize(200).isSorted();
        assertThat(times.get(199)).isEqualTo(199 * 40_000L);
    }

    @Test
    void takesMatroskaForWhatMp4DoesNotCarry() throws Exception {
        Path file = TestMedia.make(
                "vp8.webm",
                List.of("-f", "lavfi", "-i", "testsrc2=size=160x90:rate=25:duration=3", "-c:v", "libvpx", "-g", "25"));

        List<CutSegment> segments = Segments.read(file);

        assertThat(segments).hasSize(3).allMatch(s -> s.container().equals("matroska"));
        assertWhole(file, segments);
    }

    @Test
    void readsTheSameBytesOnEachPass() throws Exception {
        Path file = TestMedia.clip(Clip.of(Codec.H264, 250, 12).withSound(TestMedia.TONE));

        List<CutSegment> first = Segments.read(file);

        assertThat(Segments.read(file)).usingRecursiveComparison().isEqualTo(first);
        assertThat(first).anyMatch(s -> s.sample() != null && s.sample().derived());
    }

    /** Both recordings as they are, and the second without its beginning, so that it starts within a group of pictures. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.45})
    void goesOnBehindAJumpInTimeWithMediaTimeFromZero(double missing) throws Exception {
        Clip clip = Clip.of(Codec.H264, 50, 6).withSound(TestMedia.TONE).in("ts");
        byte[] recording = Files.readAllBytes(TestMedia.clip(clip));
        int from = (int) (missing * recording.length) / TS_PACKET * TS_PACKET;
        Path file = directory.resolve("joined.ts");
        Files.write(file, recording);
        Files.write(file, Arrays.copyOfRange(recording, from, recording.length), StandardOpenOption.APPEND);

        List<List<CutSegment>> stretches = Segments.stretches(file.toString(), options());

        assertThat(stretches).hasSize(2);
        assertThat(stretches.get(0).stream().map(CutSegment::mediaTimeMicros))
                .containsExactly(0L, 2_000_000L, 4_000_000L);
        int expected = missing == 0 ? 3 : 1;
        assertThat(stretches.get(1).stream().map(CutSegment::mediaTimeMicros))
                .containsExactly(Arrays.copyOf(new Long[] {0L, 2_000_000L, 4_000_000L}, expected));
        assertThat(stretches)
                .allSatisfy(stretch -> assertThat(stretch).allSatisfy(segment -> {
                    assertThat(segment.pictures()).isEqualTo(50);
                    assertThat(segment.dependent()).isFalse();
                    assertThat(segment.sample()).isNotNull();
                    assertThat(Segments.times(List.of(segment), 0, Long.MAX_VALUE))
                            .hasSize(50);
                }));
        for (List<CutSegment> stretch : stretches) {
            long next = 0;
            for (CutSegment segment : stretch) {
                SoundLevels levels = Objects.requireNonNull(segment.loudness());
                assertThat(levels.startMicros()).isEqualTo(next);
                next += levels.lufs().length * 100_000L;
            }
            assertThat(next).isBetween(stretch.size() * 2_000_000L - 300_000, stretch.size() * 2_000_000L);
        }
    }

    private ReaderOptions options() {
        return ReaderOptions.of(new ProtocolPolicy(List.of(directory.toString()), false));
    }

    @Test
    void tellsWhatTheMediaIs() throws Exception {
        Path file = TestMedia.clip(Clip.of(Codec.H264, 25, 5).withSound(TestMedia.TONE));
        try (FeedReader reader = FeedReader.open(file.toString(), TestMedia.options())) {
            MediaInfo info = reader.info();
            assertThat(info.videoCodec()).isEqualTo("h264");
            assertThat(info.audioCodec()).isEqualTo("aac");
            assertThat(info.width()).isEqualTo(192);
            assertThat(info.height()).isEqualTo(108);
            assertThat(info.container()).contains("mp4");
            assertThat(info.live()).isFalse();
        }
    }

    @Test
    void measuresLoudnessOnOneGridOverAllSegments() throws Exception {
        // FFmpeg's sine has an amplitude of 1/8: -18.06 dB below the -3.01 LUFS of a full-scale sine in one channel.
        List<CutSegment> segments =
                Segments.read(TestMedia.clip(Clip.of(Codec.H264, 25, 5).withSound(TestMedia.TONE)));
        long expected = 0;
        for (CutSegment segment : segments) {
            SoundLevels levels = Objects.requireNonNull(segment.loudness());
            assertThat(levels.startMicros()).isEqualTo(expected);
            expected += levels.lufs().length * 100_000L;
            for (int i = expected == levels.lufs().length * 100_000L ? 2 : 0; i < levels.lufs().length; i++) {
                assertThat(levels.lufs()[i]).isCloseTo(-3.01f - 18.06f, within(0.2f));
            }
        }
        assertThat(expected).isBetween(4_700_000L, 5_000_000L);
    }

    /** All packets are there, in order, their durations add up, and a sample is never far away. */
    private static void assertWhole(Path file, List<CutSegment> segments) throws Exception {
        assertThat(segments.stream().mapToInt(CutSegment::pictures).sum()).isEqualTo(Segments.packets(file));
        CutSegment last = segments.get(segments.size() - 1);
        assertThat(segments.stream().mapToLong(CutSegment::durationMicros).sum())
                .isCloseTo(last.mediaTimeMicros() + last.durationMicros(), within(200_000L));
        long lastSample = 0;
        long end = 0;
        try (PictureDecoder decoder = new PictureDecoder()) {
            for (int i = 0; i < segments.size(); i++) {
                CutSegment segment = segments.get(i);
                EncodedPicture sample = Objects.requireNonNull(segment.sample(), "no sample in segment " + i);
                boolean isLast = i + 1 == segments.size();
                end = segment.mediaTimeMicros() + segment.durationMicros();
                assertThat(sample.derived())
                        .isEqualTo(
                                isLast
                                        ? segment.dependent()
                                        : segments.get(i + 1).dependent());
                assertThat(sample.mediaTimeMicros() - lastSample).isBetween(0L, MAX_SAMPLE_STEP);
                assertThat(sample.mediaTimeMicros())
                        .isCloseTo(isLast && !segment.dependent() ? segment.mediaTimeMicros() : end, within(240_000L));
                lastSample = sample.mediaTimeMicros();
                if (DecoderCache.knows(sample.codec())) {
                    decoder.decode(sample);
                    assertThat(decoder.width()).isEqualTo(segment.width());
                }
            }
        }
    }
}
