package dev.slipstream.benchmarks;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.jobs.DescribeMediaJob;
import dev.slipstream.jobs.HighlightMediaJob;
import dev.slipstream.simulator.production.ProductionPlan;
import dev.slipstream.simulator.sport.Sport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How right highlights are: simulated programmes of three sports through ingest, describe and highlight, against the simulator's
 * truth; with everything there is to go by, and with signals taken away; and live feeds through all jobs, from a moment to its
 * being published. The seeds of the report are never tuned on;
 * {@code --seeds} takes others for that. Accuracy on drawn pictures and painted crowds is no accuracy on real ones.
 */
public final class HighlightBench implements Benchmark {
    private static final List<Long> REPORTED = List.of(651L, 652L);

    /** A programme and three cameras of each of three venues. */
    private static final int LIVE_FEEDS = 12;

    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration MEASURED = Duration.ofMinutes(2);

    private final List<Long> seeds;
    private final @Nullable LiveRun live;

    /** On the seeds of the report. */
    public HighlightBench(LiveRun live) {
        this(REPORTED, live);
    }

    private HighlightBench(List<Long> seeds, @Nullable LiveRun live) {
        this.seeds = List.copyOf(seeds);
        this.live = live;
    }

    @Override
    public String name() {
        return "highlights";
    }

    @Override
    public String purpose() {
        return "highlights of simulated programmes against the truth, with all signals and without some; moment to published, live";
    }

    @Override
    public Benchmark withSeeds(List<Long> others) {
        return new HighlightBench(others, null); // How soon depends on no seed.
    }

    @Override
    public BenchResult run(Path work, Consumer<String> progress) throws Exception {
        BenchResult.Machine machine = BenchResult.Machine.here();
        Map<HighlightVariant, HighlightScore> scores = new EnumMap<>(HighlightVariant.class);
        for (HighlightVariant variant : HighlightVariant.values()) {
            scores.put(variant, new HighlightScore());
        }
        for (long seed : seeds) {
            for (Sport sport : Sport.values()) {
                DescribeMaterial material = DescribeMaterial.of(sport, seed, work, progress);
                progress.accept("describing " + material.label());
                var official = describe(material, material.results(), work);
                progress.accept("describing " + material.label() + " without results");
                var unofficial = describe(material, List.of(), work);
                for (HighlightVariant variant : HighlightVariant.values()) {
                    of(scores, variant)
                            .add(
                                    material.label() + ", " + variant.words,
                                    material.truth(),
                                    ProductionPlan.START,
                                    find(variant.of(official, unofficial), work));
                }
            }
        }
        List<String> confusions = new ArrayList<>();
        scores.forEach((variant, score) -> {
            progress.accept(variant.words + ": " + score);
            confusions.addAll(score.confusions());
        });
        Path list = work.resolve("highlight-confusions.txt");
        Files.write(list, confusions);
        progress.accept("what was missed and wrong: " + list);
        Map<String, Double> figures = new LinkedHashMap<>();
        HighlightScore all = of(scores, HighlightVariant.ALL);
        figures.put("f1", all.f1());
        figures.put("precision", all.precision());
        figures.put("recall", all.recall());
        figures.put("boundsOk", all.boundsOk());
        figures.put("f1WithoutResults", of(scores, HighlightVariant.NO_RESULTS).f1());
        figures.put("f1WithoutSound", of(scores, HighlightVariant.NO_SOUND).f1());
        figures.put("f1ResultsAlone", of(scores, HighlightVariant.ONLY_RESULTS).f1());
        figures.put("f1SoundAlone", of(scores, HighlightVariant.ONLY_SOUND).f1());
        figures.put("f1MotionAlone", of(scores, HighlightVariant.ONLY_MOTION).f1());
        figures.put("f1ShotsAlone", of(scores, HighlightVariant.ONLY_SHOTS).f1());
        figures.put("chancePrecision", all.chance());
        figures.put("highlights", (double) all.published());
        figures.put("events", (double) all.events());
        if (live != null) {
            progress.accept("playing " + LIVE_FEEDS + " live feeds for "
                    + WARM_UP.plus(MEASURED).toSeconds() + " s");
            LiveRun.Highlights soon = live.play(LIVE_FEEDS, WARM_UP, MEASURED).highlights();
            figures.put("publishP50Ms", soon.publishP50Ms());
            figures.put("publishP95Ms", soon.publishP95Ms());
            figures.put("clipP95Ms", soon.clipP95Ms());
            figures.put("publishMeasured", (double) soon.measured());
        }
        return new BenchResult(name(), seeds, machine, figures, Map.of());
    }

    private static HighlightScore of(Map<HighlightVariant, HighlightScore> scores, HighlightVariant variant) {
        return Objects.requireNonNull(scores.get(variant));
    }

    /** What ingest and describe say of a programme. */
    static HighlightMediaJob.Described describe(DescribeMaterial material, List<ResultsMessage> results, Path work)
            throws Exception {
        Configuration settings = DescribeMaterial.settings(work);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        DescribeMediaJob.Outputs outputs =
                DescribeMediaJob.define(env, settings, List.of(material.registration()), results);
        List<Segment> segments = new ArrayList<>();
        List<Description> descriptions = new ArrayList<>();
        CloseableIterator<Segment> allSegments = outputs.segments().collectAsync();
        CloseableIterator<Description> allDescriptions = outputs.descriptions().collectAsync();
        try (allSegments;
                allDescriptions) {
            env.executeAsync(material.label());
            // The rows are kept by the sinks until they are read.
            allSegments.forEachRemaining(segments::add);
            allDescriptions.forEachRemaining(descriptions::add);
        }
        return new HighlightMediaJob.Described(segments, descriptions, results, List.of());
    }

    /** The last revision of each highlight and candidate, in order of time. */
    static List<Highlight> find(HighlightMediaJob.Described described, Path work) throws Exception {
        Configuration settings = DescribeMaterial.settings(work);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        Map<String, Highlight> last = new LinkedHashMap<>();
        try (CloseableIterator<Highlight> all =
                HighlightMediaJob.define(env, settings, described).judged().executeAndCollect()) {
            all.forEachRemaining(highlight -> last.put(highlight.getId(), highlight));
        }
        return List.copyOf(last.values());
    }
}
