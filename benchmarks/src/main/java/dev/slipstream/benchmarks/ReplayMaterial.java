package dev.slipstream.benchmarks;

import dev.slipstream.simulator.feed.Trouble;
import dev.slipstream.simulator.production.Production;
import dev.slipstream.simulator.production.ProductionPlan;
import dev.slipstream.simulator.production.Recording;
import dev.slipstream.simulator.sport.Sport;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.RigFile;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.media.PictureFile;
import dev.slipstream.vision.media.UndecodableMediaException;
import dev.slipstream.vision.media.VideoFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One moment of a simulated short-track race, three athletes in the volume of 16 cameras: decoded frames, plates, truth. The
 * race is rendered once at few pictures a second, encoded as all feeds are, and kept.
 */
record ReplayMaterial(Path folder, long seed, Rig rig, List<Picture> plates, List<Picture> frames, ReplayTruth truth) {
    private static final int CAMERAS = 16;
    private static final double SECONDS = 7.4;
    /** Seconds. */
    static final double MOMENT = 7.2;

    /** Moments before it, for a slice. */
    static final List<Double> BEFORE = List.of(6.8, 7.0);

    private static final int HELD_OUT = 4;
    private static final int FPS = 5;

    static ReplayMaterial of(long seed, Path work, Consumer<String> progress)
            throws IOException, UndecodableMediaException {
        Path folder = work.resolve("replay-short-track-" + seed + "-held-out-" + HELD_OUT);
        // Written last.
        if (!Files.exists(folder.resolve("truth.json"))) {
            progress.accept("rendering a short-track race for " + CAMERAS + " cameras, seed " + seed);
            ProductionPlan plan = new ProductionPlan(
                    Sport.SHORT_TRACK,
                    seed,
                    CAMERAS,
                    SECONDS,
                    1920,
                    1080,
                    FPS,
                    HELD_OUT,
                    List.of(MOMENT),
                    false,
                    Trouble.none());
            Recording.write(new Production(plan), folder, (done, all) -> {});
        }
        Rig rig = RigFile.read(folder.resolve("rig.json"));
        List<Picture> plates = new ArrayList<>();
        List<Picture> frames = new ArrayList<>();
        for (Rig.Member member : rig.cameras()) {
            String id = member.camera().id();
            plates.add(PictureFile.read(folder.resolve("plates").resolve(id + ".png")));
            frames.add(frame(folder, id, MOMENT));
        }
        return new ReplayMaterial(
                folder,
                seed,
                rig,
                plates,
                frames,
                ReplayTruth.read(folder.resolve("truth.json"), MOMENT, rig.bounds()));
    }

    /** A camera's picture of another time, decoded from its file. */
    Picture frame(int camera, double seconds) throws UndecodableMediaException {
        return frame(folder, rig.camera(camera).id(), seconds);
    }

    private static Picture frame(Path folder, String camera, double seconds) throws UndecodableMediaException {
        try (VideoFile video = VideoFile.open(folder.resolve(camera + ".mp4"))) {
            return video.at(seconds);
        }
    }
}
