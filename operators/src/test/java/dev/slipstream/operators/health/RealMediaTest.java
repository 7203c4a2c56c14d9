package dev.slipstream.operators.health;

import dev.slipstream.contracts.record.Loudness;
import dev.slipstream.contracts.record.Sample;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.describe.Segments;
import dev.slipstream.operators.sample.FfmpegSampleDecoder;
import dev.slipstream.operators.sample.SampleDecoder;
import dev.slipstream.operators.sample.SampledSegment;
import dev.slipstream.operators.sample.TestSegments;
import dev.slipstream.vision.media.CutSegment;
import dev.slipstream.vision.media.EncodedPicture;
import dev.slipstream.vision.media.FeedReader;
import dev.slipstream.vision.media.FfmpegPrograms;
import dev.slipstream.vision.media.ProtocolPolicy;
import dev.slipstream.vision.media.ReaderOptions;
import dev.slipstream.vision.media.SoundLevels;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Encoded media, cut and decoded as ingest does it: what an encoder does to a standing picture, and what noise does. */
class RealMediaTest extends HealthHarness {
    private static final String SOURCE = "testsrc2=size=640x360:rate=25";
    private static final String TONE = "-f lavfi -i sine=frequency=440:sample_rate=48000";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"300k, 25", "1M, 50", "4M, 25"})
    void aPictureThatStandsIsFrozenAtAnyRate(String rate, int gop) throws Exception {
        play(clip(
                "frozen.mp4",
                "-f lavfi -i " + SOURCE + ":duration=4 " + TONE + " -vf tpad=stop_mode=clone:stop_duration=20 -t 24",
                rate,
                gop));

        assertThat(told()).hasSize(1).first().asString().startsWith("FROZEN+");
        assertThat(events().get(0).getMediaSinceMicros()).isBetween(4_000_000L, 12_000_000L);
    }

    @ParameterizedTest
    @CsvSource({"300k, 2", "1M, 2", "4M, 2", "1M, 6"})
    void aCameraThatLooksAtAnEmptyVenueIsNotFrozen(String rate, int noise) throws Exception {
        play(clip(
                "empty.mp4",
                "-f lavfi -i " + SOURCE + ":duration=0.04 " + TONE
                        + " -vf tpad=stop_mode=clone:stop_duration=20,noise=alls=" + noise + ":allf=t -t 20",
                rate,
                25));

        assertThat(told()).isEmpty();
    }

    @Test
    void blackAndDigitalSilenceAreTold() throws Exception {
        play(clip(
                "nothing.mp4",
                "-f lavfi -i color=black:size=320x180:rate=25 -f lavfi -i anullsrc=sample_rate=48000 -t 14",
                "300k",
                25));

        assertThat(told()).containsExactly("BLACK+0..5", "SILENT+0..10");
    }

    @Test
    void aClipThatAPlayerRepeatsIsALoop() throws Exception {
        Path once = clip(
                "once.mp4",
                "-f lavfi -i " + SOURCE + ":duration=3 -f lavfi -i smptehdbars=size=640x360:rate=25:duration=2"
                        + " -f lavfi -i mandelbrot=size=640x360:rate=25 -filter_complex"
                        + " [2]trim=duration=3,setsar=1[m];[0]setsar=1[a];[1]setsar=1[b];[a][b][m]concat=n=3[v]"
                        + " -map [v] -t 8",
                "600k",
                25);
        Path loop = folder.resolve("loop.mp4");
        ffmpeg("-stream_loop 3 -i " + once + " -c copy " + loop);

        play(loop);

        assertThat(told()).containsExactly("LOOPING+18..18");
        assertThat(events().get(0).getMessage()).contains("in a loop of about 8 s");
    }

    private void play(Path file) throws Exception {
        ReaderOptions options = ReaderOptions.of(new ProtocolPolicy(List.of(folder.toString()), false));
        try (FeedReader reader = FeedReader.open(file.toString(), options);
                SampleDecoder decoder = new FfmpegSampleDecoder()) {
            long sequence = 0;
            for (CutSegment cut = reader.next(); cut != null; cut = reader.next()) {
                Segment segment = record(sequence++, cut);
                byte[] thumbnail = decoder.thumbnail(segment.getSample(), SampledSegment.WIDTH, SampledSegment.HEIGHT);
                process(new SampledSegment(segment, thumbnail));
            }
        }
    }

    private static Segment record(long sequence, CutSegment cut) {
        Segment segment = TestSegments.media(0, sequence);
        segment.setCaptureTime(Segments.instant(Segments.micros(TestSegments.START) + cut.mediaTimeMicros()));
        segment.setMediaTimeMicros(cut.mediaTimeMicros());
        segment.setDurationMicros(cut.durationMicros());
        segment.setWidth(cut.width());
        segment.setHeight(cut.height());
        segment.setPictureBytes(cut.pictureBytes());
        EncodedPicture picture = Objects.requireNonNull(cut.sample());
        segment.setSample(new Sample(
                segment.getCaptureTime(),
                picture.codec(),
                picture.width(),
                picture.height(),
                ByteBuffer.wrap(picture.parameterSets()),
                ByteBuffer.wrap(picture.data()),
                picture.derived()));
        segment.setLoudness(loudness(segment, cut.loudness()));
        return segment;
    }

    private static @Nullable Loudness loudness(Segment segment, @Nullable SoundLevels levels) {
        if (levels == null) {
            return null;
        }
        float[] lufs = levels.lufs();
        return new Loudness(
                segment.getCaptureTime(),
                IntStream.range(0, lufs.length).mapToObj(i -> lufs[i]).toList());
    }

    private Path clip(String name, String source, String rate, int gop) throws Exception {
        Path file = folder.resolve(name);
        ffmpeg(source + " -c:v libopenh264 -b:v " + rate + " -g " + gop + " -pix_fmt yuv420p -threads 1 " + file);
        return file;
    }

    private static void ffmpeg(String arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(FfmpegPrograms.ffmpeg().toString(), "-hide_banner", "-v", "error", "-nostdin"));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
