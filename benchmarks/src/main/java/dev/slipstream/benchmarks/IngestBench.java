package dev.slipstream.benchmarks;

import dev.slipstream.connectors.feed.FeedDirectory;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Pacing;
import dev.slipstream.jobs.FeedSources;
import dev.slipstream.jobs.SlipstreamOptions;
import dev.slipstream.operators.feed.RouteFeedOutput;
import dev.slipstream.operators.sample.FfmpegSampleDecoder;
import dev.slipstream.operators.sample.SampleFunction;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * CPU per second of feed for taking a feed in (demux, cut, store, digest, record) and decoding one keyframe a second,
 * beside FFmpeg's program that demuxes and decodes the keyframes of the same file and keeps nothing. Both are whole-process
 * CPU times; ours is the real source and operator in a local Flink, after a warm-up run in the same JVM.
 */
public final class IngestBench implements Benchmark {
    private static final int SECONDS = 60;
    /** As many that starting the job, which happens once and not per second of feed, weighs little. */
    private static final int FEEDS = 32;

    private static final int ROUNDS = 3;

    /** A size with the bit rate usual for it. */
    private record Format(String label, String size, String bitRate) {}

    private static final List<Format> FORMATS =
            List.of(new Format("720p", "1280x720", "4M"), new Format("360p", "640x360", "1200k"));

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String purpose() {
        return "CPU per second of feed for ingest and keyframe decode, beside FFmpeg's own program";
    }

    @Override
    public BenchResult run(Path work, Consumer<String> progress) throws Exception {
        BenchResult.Machine machine = BenchResult.Machine.here();
        Map<String, Double> figures = new LinkedHashMap<>();
        Map<String, Double> ratios = new LinkedHashMap<>();
        for (Format format : FORMATS) {
            Path clip = clip(work, format, progress);
            ours(work, clip); // warm-up
            List<Double> our = new ArrayList<>();
            List<Double> their = new ArrayList<>();
            List<Double> ratio = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                our.add(ours(work, clip));
                their.add(ffmpeg(clip));
                ratio.add(our.get(round - 1) / their.get(round - 1));
                progress.accept(String.format(
                        Locale.ROOT,
                        "%s round %d of %d: ours %.1f, ffmpeg %.1f CPU ms per feed second",
                        format.label(),
                        round,
                        ROUNDS,
                        our.get(round - 1),
                        their.get(round - 1)));
            }
            figures.put("cpuMsPerFeedSecond" + format.label(), CpuTime.median(our));
            figures.put("ffmpegCpuMsPerFeedSecond" + format.label(), CpuTime.median(their));
            ratios.put("vsFfmpeg" + format.label(), CpuTime.median(ratio));
        }
        return new BenchResult(name(), List.of(), machine, figures, ratios);
    }

    /** Moving detail under still noise, so that the encoder sees no scene change and each second has one keyframe. */
    private static Path clip(Path work, Format format, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path clip = work.resolve("ingest-" + format.label() + ".mp4");
        if (!Files.exists(clip)) {
            progress.accept("making " + SECONDS + " s of " + format.size() + " video");
            Path part = work.resolve("part-" + format.label() + ".mp4");
            FfmpegProgram.run(List.of(
                    "-f",
                    "lavfi",
                    "-i",
                    "testsrc2=size=" + format.size() + ":rate=25,noise=alls=12",
                    "-t",
                    Integer.toString(SECONDS),
                    "-c:v",
                    "libopenh264",
                    "-b:v",
                    format.bitRate(),
                    "-g",
                    "25",
                    "-pix_fmt",
                    "yuv420p",
                    part.toString()));
            Files.move(part, clip);
        }
        return clip;
    }

    private static double ours(Path work, Path clip) throws Exception {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(SlipstreamOptions.FEEDS_FILE_ROOTS, List.of("/"));
        settings.set(
                SlipstreamOptions.MEDIA_STORE_ROOT,
                work.resolve("media").toUri().toString());
        settings.set(SlipstreamOptions.MEDIA_STORE_RETENTION, Duration.ZERO);
        List<FeedRegistration> feeds = IntStream.range(0, FEEDS)
                .mapToObj(i -> FeedRegistration.newBuilder()
                        .setFeed("bench-" + i)
                        .setUri(clip.toString())
                        .setPacing(Pacing.FAST)
                        .build())
                .toList();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        env.fromSource(FeedSources.of(FeedDirectory.of(feeds), settings), WatermarkStrategy.noWatermarks(), "feeds")
                .uid("feeds")
                .process(new RouteFeedOutput())
                .name("route")
                .uid("route")
                .process(new SampleFunction(FfmpegSampleDecoder::new))
                .name("sample")
                .uid("sample")
                .process(new SampleCounter())
                .name("count")
                .uid("count")
                .sinkTo(new DiscardingSink<>())
                .name("discard")
                .uid("discard");
        long before = CpuTime.nanos();
        JobExecutionResult result = env.execute("ingest-bench");
        double millis = (CpuTime.nanos() - before) / 1e6;
        int decoded = result.getAccumulatorResult(SampleCounter.DECODED);
        if (decoded != FEEDS * SECONDS) {
            throw new IllegalStateException("decoded " + decoded + " keyframes of " + FEEDS * SECONDS
                    + "; the figures would not be of the same work");
        }
        return millis / (FEEDS * SECONDS);
    }

    private static double ffmpeg(Path clip) throws IOException, InterruptedException {
        double seconds = 0;
        for (int i = 0; i < FEEDS; i++) {
            seconds += FfmpegProgram.cpuSeconds(List.of(
                    "-threads",
                    "1",
                    "-skip_frame",
                    "nokey",
                    "-i",
                    clip.toString(),
                    "-an",
                    "-fps_mode",
                    "passthrough",
                    "-f",
                    "null",
                    "-"));
        }
        return seconds * 1000 / (FEEDS * SECONDS);
    }
}
