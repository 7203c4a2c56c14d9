package dev.slipstream.operators.replay;

import dev.slipstream.contracts.record.AssetKind;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.Replay;
import dev.slipstream.contracts.record.ReplayAsset;
import dev.slipstream.contracts.record.StageTiming;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.media.PictureFile;
import dev.slipstream.vision.replay.Origin;
import dev.slipstream.vision.replay.Reconstruction;
import dev.slipstream.vision.replay.ReconstructionException;
import dev.slipstream.vision.replay.ReconstructionOptions;
import dev.slipstream.vision.replay.glb.GlbWriter;
import dev.slipstream.vision.replay.studio.OrbitPlan;
import dev.slipstream.vision.replay.studio.ReplayStudio;
import dev.slipstream.vision.replay.studio.Shot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;

/**
 * Makes replays of camera groups on all cores: decodes each camera's picture of the moment, rebuilds the athletes, and stores the
 * model; then an orbit around it, and where a stretch of time was asked for, a slice of it.
 */
public final class SceneReplayMaker implements ReplayMaker {
    private static final Logger LOG = LoggerFactory.getLogger(SceneReplayMaker.class);
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int SLICE_INSTANTS = 5;

    private final ReplayStore store;
    private final ReplayLimits limits;
    private final OrbitPlan plan;
    private final MomentPictures pictures;
    private final ExecutorService pool;
    private final GroupStudios studios;

    /** Whether there has been a request, or there will be none. */
    private volatile boolean rehearsed;

    /** @param rehearsal for how long to rehearse at most while nobody asks; zero or less for not at all */
    public SceneReplayMaker(
            List<GroupRig> rigs, ReplayStore store, ReplayLimits limits, OrbitPlan plan, Duration rehearsal) {
        this.plan = plan;
        this.store = store;
        this.limits = limits;
        pictures = new MomentPictures(store, limits.skew().toNanos() / 1_000);
        ThreadFactory threads = task -> {
            Thread thread = new Thread(task, "slipstream-replay-pool");
            thread.setDaemon(true);
            return thread;
        };
        pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), threads);
        studios = new GroupStudios(rigs, ReconstructionOptions.onAllCores(pool));
        if (!rigs.isEmpty() && rehearsal.toNanos() > 0) {
            Thread thread = threads.newThread(() -> rehearse(rigs.get(0).group(), rehearsal.toNanos()));
            thread.setName("slipstream-replay-rehearsal");
            thread.start();
        }
    }

    /** One group is enough: what is slow at first is the code. What is wrong with a rig is said by its first replay. */
    private void rehearse(String group, long mostNanos) {
        long start = System.nanoTime();
        try {
            BooleanSupplier over = () -> rehearsed || System.nanoTime() - start > mostNanos;
            int steps = new Rehearsal(studios.of(group), plan, over).play();
            LOG.info("Rehearsed with group {}: {} steps, {} ms", group, steps, millis(System.nanoTime() - start));
        } catch (ReplayException | ReconstructionException | IOException | RuntimeException e) {
            LOG.warn("No rehearsal with group {}: {}", group, e.toString());
        }
    }

    @Override
    public Work begin(ReplayTask task) throws ReplayException, IOException, InterruptedException {
        rehearsed = true;
        ReplayStudio studio = studios.of(task.group);
        long start = System.nanoTime();
        List<CameraPicture> taken = decode(task, task.momentMicros);
        List<StageTiming> stages = new ArrayList<>();
        stages.add(new StageTiming("decode", millis(System.nanoTime() - start), 0L));
        requireEnough(task, taken);
        Shot shot = reconstruct(studio, taken);
        Reconstruction made = shot.made();
        if (made.model().figures().isEmpty()) {
            throw new ReplayException(String.join("; ", made.warnings()));
        }
        made.stages()
                .forEach(stage -> stages.add(
                        new StageTiming(stage.name(), Math.round(stage.wallMs()), Math.round(stage.cpuMs()))));
        Replay plain = ReplayRecords.plain(task, taken, made, stages);
        long glb = System.nanoTime();
        byte[] file = GlbWriter.write(made.model(), origin(plain));
        plain.setAssets(List.of(asset(task, AssetKind.MODEL, "model.glb", "glb", "model/gltf-binary", file)));
        stages.add(new StageTiming("glb", millis(System.nanoTime() - glb), 0L));
        plain.setStages(stages);
        return new Made(studio, task, shot, plain);
    }

    private static Origin origin(Replay replay) {
        return Origin.reconstruction(ReplayRecords.ingredients(replay));
    }

    private ReplayAsset asset(
            ReplayTask task, AssetKind kind, String name, String container, String mediaType, byte[] file)
            throws IOException {
        MediaReference media = store.write(task.group, task.momentMicros / 1_000, name, container, file);
        return new ReplayAsset(kind, media, mediaType, Origin.COMPOSITE_SYNTHETIC);
    }

    private List<CameraPicture> decode(ReplayTask task, long micros) throws InterruptedException {
        List<Future<CameraPicture>> running = new ArrayList<>();
        for (CameraShare camera : task.cameras) {
            running.add(pool.submit(() -> pictures.of(camera, micros)));
        }
        List<CameraPicture> taken = new ArrayList<>();
        for (Future<CameraPicture> one : running) {
            try {
                taken.add(one.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a camera could not be decoded", e.getCause());
            }
        }
        return taken;
    }

    /** The gates before knew what the clocks say; here it is known which pictures are there. */
    private void requireEnough(ReplayTask task, List<CameraPicture> taken) throws ReplayException {
        int needed = limits.needed(task.cameras.size());
        List<CameraShare> missing = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            if (taken.get(i).picture() == null) {
                CameraShare camera = task.cameras.get(i);
                missing.add(CameraShare.without(
                        camera.camera, camera.feed, taken.get(i).reason()));
            }
        }
        int there = taken.size() - missing.size();
        if (there < needed) {
            throw new ReplayException(there + " of " + taken.size() + " cameras have a picture of the moment and "
                    + needed + " are needed: " + Shortfalls.of(missing));
        }
    }

    private static Shot reconstruct(ReplayStudio studio, List<CameraPicture> taken) throws ReplayException {
        List<@Nullable Picture> frames = new ArrayList<>();
        taken.forEach(picture -> frames.add(picture.picture()));
        try {
            return studio.reconstruct(frames);
        } catch (ReconstructionException e) {
            throw new ReplayException(String.valueOf(e.getMessage()));
        }
    }

    private static long millis(long nanos) {
        return Math.round(nanos / NANOS_PER_MILLI);
    }

    @Override
    public void close() {
        rehearsed = true;
        pool.shutdownNow();
    }

    /** The moments of a slice, microseconds since 1970: evenly from the pre-roll's start to the post-roll's end. */
    private static List<Long> instants(ReplayTask task) {
        List<Long> instants = new ArrayList<>();
        for (int i = 0; i < SLICE_INSTANTS && task.toMicros > task.fromMicros; i++) {
            instants.add(task.fromMicros + (task.toMicros - task.fromMicros) * i / (SLICE_INSTANTS - 1));
        }
        return instants;
    }

    /** A replay of which the model is there. */
    private final class Made implements Work {
        private final ReplayStudio studio;
        private final ReplayTask task;
        private final Shot shot;
        private final Replay plain;

        Made(ReplayStudio studio, ReplayTask task, Shot shot, Replay plain) {
            this.studio = studio;
            this.task = task;
            this.shot = shot;
            this.plain = plain;
        }

        @Override
        public Replay plain() {
            return plain;
        }

        @Override
        public Replay finish() throws IOException, InterruptedException {
            List<ReplayAsset> assets = new ArrayList<>();
            List<StageTiming> stages = new ArrayList<>();
            List<String> degraded = new ArrayList<>();
            long start = System.nanoTime();
            assets.add(orbit());
            stages.add(new StageTiming("orbit", millis(System.nanoTime() - start), 0L));
            long slicing = System.nanoTime();
            List<Shot> shots = shots();
            if (shots.size() > 1) {
                byte[] png = PictureFile.png(
                        studio.slice(shots, plan.width(), plan.height()),
                        origin(plain).comment());
                assets.add(asset(task, AssetKind.SLICE, "slice.png", "png", "image/png", png));
                stages.add(new StageTiming("slice", millis(System.nanoTime() - slicing), 0L));
            } else if (!instants(task).isEmpty()) {
                degraded.add("slice:too few moments");
            }
            return ReplayRecords.complete(plain, assets, stages, degraded);
        }

        private ReplayAsset orbit() throws IOException {
            Path file = Files.createTempFile("slipstream-orbit", ".mp4");
            try {
                studio.orbit(shot, plan, origin(plain), file);
                return asset(task, AssetKind.ORBIT, "orbit.mp4", "mp4", "video/mp4", Files.readAllBytes(file));
            } finally {
                Files.deleteIfExists(file);
            }
        }

        /** The moments of the slice that show somebody, without those that cannot be rebuilt. */
        private List<Shot> shots() throws InterruptedException {
            List<Shot> shots = new ArrayList<>();
            for (long micros : instants(task)) {
                try {
                    Shot one = micros == task.momentMicros ? shot : reconstruct(studio, decode(task, micros));
                    if (!one.made().model().figures().isEmpty()) {
                        shots.add(one);
                    }
                } catch (ReplayException e) {
                    LOG.debug("The slice of {} is without {}: {}", task.id, micros, e.getMessage());
                }
            }
            return shots;
        }
    }
}
