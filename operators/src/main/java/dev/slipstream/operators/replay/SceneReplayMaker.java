package dev.slipstream.operators.replay;

import dev.slipstream.contracts.record.AssetKind;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.Replay;
import dev.slipstream.contracts.record.ReplayAsset;
import dev.slipstream.contracts.record.StageTiming;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.replay.Reconstruction;
import dev.slipstream.vision.replay.ReconstructionException;
import dev.slipstream.vision.replay.ReconstructionOptions;
import dev.slipstream.vision.replay.glb.GlbWriter;
import dev.slipstream.vision.replay.glb.Origin;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/**
 * Makes replays of camera groups on all cores: decodes each camera's picture of the moment, rebuilds the athletes, and stores the
 * model.
 */
public final class SceneReplayMaker implements ReplayMaker {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Map<String, GroupRig> rigs = new HashMap<>();
    private final ReplayStore store;
    private final ReplayLimits limits;
    private final MomentPictures pictures;
    private final ExecutorService pool;
    private final Map<String, GroupStudio> studios = new ConcurrentHashMap<>();

    public SceneReplayMaker(List<GroupRig> rigs, ReplayStore store, ReplayLimits limits) {
        rigs.forEach(rig -> this.rigs.put(rig.group(), rig));
        this.store = store;
        this.limits = limits;
        pictures = new MomentPictures(store, limits.skew().toNanos() / 1_000);
        ThreadFactory threads = task -> {
            Thread thread = new Thread(task, "slipstream-replay-pool");
            thread.setDaemon(true);
            return thread;
        };
        pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), threads);
    }

    @Override
    public Work begin(ReplayTask task) throws ReplayException, IOException, InterruptedException {
        GroupStudio studio = studio(task.group);
        long start = System.nanoTime();
        List<CameraPicture> taken = decode(task);
        List<StageTiming> stages = new ArrayList<>();
        stages.add(new StageTiming("decode", millis(System.nanoTime() - start), 0L));
        requireEnough(task, taken);
        Reconstruction made = reconstruct(studio, taken);
        if (made.model().figures().isEmpty()) {
            throw new ReplayException(String.join("; ", made.warnings()));
        }
        made.stages()
                .forEach(stage -> stages.add(
                        new StageTiming(stage.name(), Math.round(stage.wallMs()), Math.round(stage.cpuMs()))));
        Replay plain = ReplayRecords.plain(task, taken, made, stages);
        long glb = System.nanoTime();
        byte[] file = GlbWriter.write(made.model(), Origin.reconstruction(ReplayRecords.ingredients(plain)));
        plain.setAssets(List.of(asset(task, AssetKind.MODEL, "model.glb", "glb", "model/gltf-binary", file)));
        stages.add(new StageTiming("glb", millis(System.nanoTime() - glb), 0L));
        plain.setStages(stages);
        return new Made(plain);
    }

    private ReplayAsset asset(
            ReplayTask task, AssetKind kind, String name, String container, String mediaType, byte[] file)
            throws IOException {
        MediaReference media = store.write(task.group, task.momentMicros / 1_000, name, container, file);
        return new ReplayAsset(kind, media, mediaType, Origin.COMPOSITE_SYNTHETIC);
    }

    private GroupStudio studio(String group) throws IOException, ReplayException {
        GroupStudio known = studios.get(group);
        if (known != null) {
            return known;
        }
        GroupRig rig = rigs.get(group);
        if (rig == null) {
            throw new ReplayException("there is no rig for group " + group);
        }
        GroupStudio opened = GroupStudio.open(rig, ReconstructionOptions.onAllCores(pool));
        studios.put(group, opened);
        return opened;
    }

    private List<CameraPicture> decode(ReplayTask task) throws InterruptedException {
        List<Future<CameraPicture>> running = new ArrayList<>();
        for (CameraShare camera : task.cameras) {
            running.add(pool.submit(() -> pictures.of(camera, task.momentMicros)));
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

    private static Reconstruction reconstruct(GroupStudio studio, List<CameraPicture> taken) throws ReplayException {
        List<@Nullable Picture> frames = new ArrayList<>();
        taken.forEach(picture -> frames.add(picture.picture()));
        try {
            return studio.reconstructor().reconstruct(frames);
        } catch (ReconstructionException e) {
            throw new ReplayException(String.valueOf(e.getMessage()));
        }
    }

    private static long millis(long nanos) {
        return Math.round(nanos / NANOS_PER_MILLI);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    /** A replay of which the model is there. */
    private record Made(Replay plain) implements Work {
        @Override
        public Replay finish() {
            return ReplayRecords.complete(plain, List.of(), List.of(), List.of());
        }
    }
}
