package dev.slipstream.benchmarks;

import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.replay.Reconstruction;
import dev.slipstream.vision.replay.ReconstructionException;
import dev.slipstream.vision.replay.ReconstructionOptions;
import dev.slipstream.vision.replay.Reconstructor;
import dev.slipstream.vision.replay.hull.StageClock;
import dev.slipstream.vision.replay.hull.Workers;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * How good and how soon models are: moments of simulated races, 16 cameras at 1920x1080, from decoded frames to coloured
 * meshes, measured against the simulator's bodies, with one camera dead and with a calibration that is off; beside a dense
 * voxel hull of the same frames; what viewers see of it, and slices of single cameras. Quality on drawn pictures is no quality on real ones.
 */
public final class ReplayBench implements Benchmark {
    private static final List<Long> REPORTED = List.of(641L, 642L);
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 5;
    private static final int DEAD = 3;
    private static final double HALF_PIXEL = 0.5;
    private static final int SLICE_WIDTH = 960;
    private static final int SLICE_HEIGHT = 540;

    private final List<Long> seeds;

    /** On the seeds of the report. */
    public ReplayBench() {
        this(REPORTED);
    }

    private ReplayBench(List<Long> seeds) {
        this.seeds = List.copyOf(seeds);
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String purpose() {
        return "models of simulated moments against the truth, and their time beside a dense voxel hull";
    }

    @Override
    public Benchmark withSeeds(List<Long> others) {
        return new ReplayBench(others);
    }

    @Override
    public BenchResult run(Path work, Consumer<String> progress) throws Exception {
        BenchResult.Machine machine = BenchResult.Machine.here();
        Sums sums = new Sums();
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            ReconstructionOptions options = new ReconstructionOptions(pool, threads);
            for (long seed : seeds) {
                ReplayMaterial material = ReplayMaterial.of(seed, work, progress);
                time(material, options, sums);
                Workers workers = new Workers(pool, threads);
                NaiveHull.voxels(material, workers);
                sums.add("naiveHullCpuMs", workers.cpuNanos() / 1e6);
                quality(material, options, sums, progress);
                films(material, new ReplayFilms(material, options, pool), work, sums, progress);
            }
        } finally {
            pool.shutdownNow();
        }
        Map<String, Double> figures = sums.means();
        double ratio =
                figures.getOrDefault("naiveHullCpuMs", Double.NaN) / figures.getOrDefault("modelCpuMs", Double.NaN);
        progress.accept("slices of simulated clips, fixed and panning, snow and ice");
        figures.putAll(SliceScore.figures(SliceScore.of(seeds, SLICE_WIDTH, SLICE_HEIGHT, work, progress)));
        return new BenchResult(name(), seeds, machine, figures, Map.of("modelVsNaiveHull", ratio));
    }

    private static void films(
            ReplayMaterial material, ReplayFilms films, Path work, Sums sums, Consumer<String> progress)
            throws Exception {
        HeldOutPsnr held = films.heldOut();
        sums.add("heldOutPsnrDb", held.athletesDb());
        sums.add("heldOutWholePsnrDb", held.wholeDb());
        double[] took = films.endToEnd(work.resolve("replay-films-" + material.seed()));
        sums.add("endToEndMs", took[0]);
        sums.add("endToEndCpuMs", took[1]);
        progress.accept(String.format(
                Locale.ROOT,
                "seed %d: files to model, orbit and slice %.0f ms, CPU %.0f ms; held-out athletes %.2f dB",
                material.seed(),
                took[0],
                took[1],
                held.athletesDb()));
    }

    /** Of warm runs, the medians. */
    private static void time(ReplayMaterial material, ReconstructionOptions options, Sums sums)
            throws ReconstructionException {
        Reconstructor reconstructor = new Reconstructor(material.rig(), List.copyOf(material.plates()), options);
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        Map<String, List<Double>> stages = new LinkedHashMap<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            List<StageClock.Stage> took =
                    reconstructor.reconstruct(List.copyOf(material.frames())).stages();
            if (round >= WARM_UP) {
                wall.add(took.stream().mapToDouble(StageClock.Stage::wallMs).sum());
                cpu.add(took.stream().mapToDouble(StageClock.Stage::cpuMs).sum());
                took.forEach(stage -> stages.computeIfAbsent(stage.name(), missing -> new ArrayList<>())
                        .add(stage.cpuMs()));
            }
        }
        sums.add("modelMs", CpuTime.median(wall));
        sums.add("modelCpuMs", CpuTime.median(cpu));
        stages.forEach((name, times) -> sums.add(name + "CpuMs", CpuTime.median(times)));
    }

    private static void quality(
            ReplayMaterial material, ReconstructionOptions options, Sums sums, Consumer<String> progress)
            throws ReconstructionException {
        List<@Nullable Picture> frames = new ArrayList<>(material.frames());
        ReplayScore score = score(material.rig(), material, frames, options);
        progress.accept(String.format(Locale.ROOT, "seed %d: %s", material.seed(), score));
        sums.add("iou", score.iou());
        sums.add("accuracyMm", score.accuracyMm());
        sums.add("completenessMm", score.completenessMm());
        sums.add("chamferMm", score.chamferMm());
        sums.add("fscore2cm", score.fscore2cm());
        // Dead in the way that is hardest to notice: it goes on sending the empty venue.
        frames.set(DEAD, material.plates().get(DEAD));
        sums.add(
                "iouLossDeadCamera",
                score.iou() - score(material.rig(), material, frames, options).iou());
        frames.set(DEAD, null);
        sums.add(
                "iouLossAbsentCamera",
                score.iou() - score(material.rig(), material, frames, options).iou());
        frames.set(DEAD, material.frames().get(DEAD));
        Rig off = RigError.turned(material.rig(), HALF_PIXEL, material.seed());
        sums.add(
                "iouLossHalfPixel",
                score.iou() - score(off, material, frames, options).iou());
    }

    private static ReplayScore score(
            Rig rig, ReplayMaterial material, List<@Nullable Picture> frames, ReconstructionOptions options)
            throws ReconstructionException {
        Reconstruction made = new Reconstructor(rig, List.copyOf(material.plates()), options).reconstruct(frames);
        return ReplayScore.of(made.model(), material.truth());
    }

    /** Figures of several seeds. */
    private static final class Sums {
        private final Map<String, List<Double>> values = new LinkedHashMap<>();

        void add(String name, double value) {
            values.computeIfAbsent(name, missing -> new ArrayList<>()).add(value);
        }

        Map<String, Double> means() {
            Map<String, Double> means = new LinkedHashMap<>();
            values.forEach((name, of) -> means.put(
                    name, of.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
            return means;
        }
    }
}
