package dev.slipstream.benchmarks;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DescriptionStatus;
import dev.slipstream.jobs.DescribeMediaJob;
import dev.slipstream.simulator.sport.Sport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How right and how soon descriptions are: simulated programmes of three sports through the describe job's bounded run,
 * measured against the simulator's truth; and fifty live feeds through all jobs, from capture to searchable. The seeds of the
 * report are never tuned on; {@code --seeds} takes others for that. Accuracy on drawn pictures is no accuracy on real ones.
 */
public final class DescribeBench implements Benchmark {
    private static final List<Long> REPORTED = List.of(621L);

    private static final int LIVE_FEEDS = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(90);
    private static final Duration MEASURED = Duration.ofMinutes(2);

    private final List<Long> seeds;
    private final @Nullable LiveRun live;

    /** On the seeds of the report. */
    public DescribeBench(LiveRun live) {
        this(REPORTED, live);
    }

    private DescribeBench(List<Long> seeds, @Nullable LiveRun live) {
        this.seeds = List.copyOf(seeds);
        this.live = live;
    }

    @Override
    public String name() {
        return "describe";
    }

    @Override
    public String purpose() {
        return "athletes, shots and key moments of simulated programmes, against the truth; capture to searchable, live";
    }

    @Override
    public Benchmark withSeeds(List<Long> others) {
        return new DescribeBench(others, null); // How soon depends on no seed.
    }

    @Override
    public BenchResult run(Path work, Consumer<String> progress) throws Exception {
        BenchResult.Machine machine = BenchResult.Machine.here();
        DescribeScore score = new DescribeScore();
        for (long seed : seeds) {
            for (Sport sport : Sport.values()) {
                DescribeMaterial material = DescribeMaterial.of(sport, seed, work, progress);
                progress.accept("describing " + material.label());
                score.add(material.label(), material.truth(), describe(material, work));
            }
        }
        Path list = work.resolve("describe-confusions.txt");
        Files.write(list, score.confusions());
        progress.accept("shots: " + score.shots);
        progress.accept("athletes: " + score.athletes);
        progress.accept("key moments: " + score.moments);
        score.confusions().forEach(progress);
        progress.accept("what was confused: " + list);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("athletePrecision", score.athletes.precision());
        figures.put("athleteRecall", score.athletes.recall());
        figures.put("keyMomentF1", score.moments.f1());
        figures.put("shotF1", score.shots.f1());
        figures.put("namesOutsideStartList", (double) score.outsideStartList);
        figures.put("athletesToName", (double) score.athletes.truths());
        figures.put("shotBoundaries", (double) score.shots.truths());
        figures.put("keyMoments", (double) score.moments.truths());
        if (live != null) {
            progress.accept("playing " + LIVE_FEEDS + " live feeds for "
                    + WARM_UP.plus(MEASURED).toSeconds() + " s");
            LiveRun.Outcome outcome = live.play(LIVE_FEEDS, WARM_UP, MEASURED);
            figures.put("latencyP50Ms", outcome.p50Ms());
            figures.put("latencyP95Ms", outcome.p95Ms());
            figures.put("latencyLiveFeeds", (double) LIVE_FEEDS);
            figures.put("latencyRevisions", (double) outcome.revisions());
            figures.put("liveTextMissing", outcome.textMissing());
            figures.put("liveEmbeddingMissing", outcome.embeddingMissing());
        }
        return new BenchResult(name(), seeds, machine, figures, Map.of());
    }

    private static List<Description> describe(DescribeMaterial material, Path work) throws Exception {
        Configuration settings = DescribeMaterial.settings(work);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        List<Description> finals = new ArrayList<>();
        try (CloseableIterator<Description> all = DescribeMediaJob.define(
                        env, settings, List.of(material.registration()), material.results())
                .descriptions()
                .executeAndCollect()) {
            all.forEachRemaining(description -> {
                if (description.getStatus() == DescriptionStatus.FINAL) {
                    finals.add(description);
                }
            });
        }
        return finals;
    }
}
