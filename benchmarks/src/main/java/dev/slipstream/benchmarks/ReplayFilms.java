package dev.slipstream.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.media.PictureFile;
import dev.slipstream.vision.media.UndecodableMediaException;
import dev.slipstream.vision.replay.Origin;
import dev.slipstream.vision.replay.ReconstructionException;
import dev.slipstream.vision.replay.ReconstructionOptions;
import dev.slipstream.vision.replay.glb.GlbWriter;
import dev.slipstream.vision.replay.orbit.Moment;
import dev.slipstream.vision.replay.orbit.Venue;
import dev.slipstream.vision.replay.studio.OrbitPlan;
import dev.slipstream.vision.replay.studio.ReplayStudio;
import dev.slipstream.vision.replay.studio.Shot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * What viewers see of a moment: how long it takes from files on disk to model, orbit of 120 pictures and slice of three moments, warm,
 * and how near a picture comes to that of a camera that had no part in the model.
 */
final class ReplayFilms {
    /** Three to warm up, as for models. */
    private static final int ROUNDS = 4;

    private final ReplayMaterial material;
    private final ExecutorService pool;
    private final ReplayStudio studio;

    ReplayFilms(ReplayMaterial material, ReconstructionOptions options, ExecutorService pool)
            throws ReconstructionException {
        this.material = material;
        this.pool = pool;
        this.studio = new ReplayStudio(material.rig(), List.copyOf(material.plates()), options);
    }

    /** Milliseconds by the clock and of the CPUs, of the last of four rounds; what depends on the rig alone is there by then. */
    double[] endToEnd(Path folder) throws Exception {
        double[] took = new double[2];
        for (int round = 0; round < ROUNDS; round++) {
            long wall = System.nanoTime();
            long cpu = CpuTime.nanos();
            all(folder);
            took[0] = (System.nanoTime() - wall) / 1e6;
            took[1] = (CpuTime.nanos() - cpu) / 1e6;
        }
        return took;
    }

    private void all(Path folder) throws Exception {
        Files.createDirectories(folder);
        Shot shot = studio.reconstruct(List.copyOf(decode(ReplayMaterial.MOMENT)));
        Origin origin = Origin.reconstruction(JsonNodeFactory.instance.objectNode());
        Files.write(folder.resolve("model.glb"), GlbWriter.write(shot.made().model(), origin));
        studio.orbit(shot, OrbitPlan.USUAL, origin, folder.resolve("orbit.mp4"));
        List<Shot> shots = new ArrayList<>();
        for (double time : ReplayMaterial.BEFORE) {
            shots.add(studio.reconstruct(List.copyOf(decode(time))));
        }
        shots.add(shot);
        Picture slice = studio.slice(shots, OrbitPlan.USUAL.width(), OrbitPlan.USUAL.height());
        Files.write(folder.resolve("slice.png"), PictureFile.png(slice, origin.comment()));
    }

    private List<Picture> decode(double seconds) throws Exception {
        List<Callable<Picture>> tasks = new ArrayList<>();
        for (int i = 0; i < material.rig().size(); i++) {
            int camera = i;
            tasks.add(() -> material.frame(camera, seconds));
        }
        List<Picture> frames = new ArrayList<>();
        for (Future<Picture> frame : pool.invokeAll(tasks)) {
            frames.add(frame.get());
        }
        return frames;
    }

    /** Against the cameras that were held out; see {@link HeldOutPsnr}. */
    HeldOutPsnr heldOut() throws ReconstructionException, IOException, UndecodableMediaException {
        Shot shot = studio.reconstruct(List.copyOf(material.frames()));
        Venue venue = Venue.of(material.rig(), material.plates());
        Moment moment = Moment.of(venue, shot.made().model(), material.frames());
        return HeldOutPsnr.measure(material.folder(), ReplayMaterial.MOMENT, material.rig(), venue, moment);
    }
}
