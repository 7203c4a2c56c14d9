package dev.slipstream.simulator.production;

import dev.slipstream.simulator.broadcast.GraphicInterval;
import dev.slipstream.simulator.camera.View;
import dev.slipstream.simulator.feed.FeedFile;
import dev.slipstream.simulator.feed.FeedFormat;
import dev.slipstream.simulator.feed.FeedTrouble;
import dev.slipstream.simulator.feed.Pictures;
import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.render.SceneRenderer;
import dev.slipstream.simulator.results.OdfMessage;
import dev.slipstream.simulator.results.OdfMessages;
import dev.slipstream.simulator.sound.Pcm;
import dev.slipstream.simulator.sound.VenueSound;
import dev.slipstream.simulator.truth.GraphicShown;
import dev.slipstream.simulator.truth.RigCamera;
import dev.slipstream.simulator.truth.RigJson;
import dev.slipstream.simulator.truth.ShotShown;
import dev.slipstream.simulator.truth.Sighting;
import dev.slipstream.simulator.truth.TruthJson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes a production into a folder, as many feeds at a time as there are cores:
 *
 * <pre>
 * programme.mp4  wide.mp4 pan.mp4 ...   the switched feed and its cameras
 * ring-01.mp4 ...  plates/  rig.json    the calibrated cameras, their pictures of the empty venue, how they stand
 * holdout/                              pictures and rig of the cameras that are held out
 * results/*.xml                         messages in order of sending
 * truth.json
 * </pre>
 */
public final class Recording {
    /** Told how many of all pictures are done. */
    @FunctionalInterface
    public interface Progress {
        void done(int pictures, int of);
    }

    private final Production production;
    private final ProductionPlan plan;
    private final Path folder;
    private final Progress progress;
    private final AtomicInteger done = new AtomicInteger();
    private final List<Double> geometryTimes;
    private final int total;
    private Pcm ambience = Pcm.silence(0);

    private Recording(Production production, Path folder, boolean ringOnly, Progress progress) {
        this.production = production;
        this.plan = production.plan();
        this.folder = folder;
        this.progress = progress;
        geometryTimes = production.geometryTimes();
        int others = ringOnly ? 0 : 1 + production.recorded().size();
        int heldOut = ringOnly ? 0 : production.holdouts().size() * geometryTimes.size();
        total = plan.frames() * (others + production.ring().size()) + heldOut;
    }

    /**
     * @param folder created where missing; files of the same names are replaced
     * @throws IOException if a file cannot be written, or the encoder fails
     */
    public static void write(Production production, Path folder, Progress progress) throws IOException {
        new Recording(production, folder, false, progress).write();
    }

    /**
     * Writes the ring alone: the videos of its cameras, their plates, and rig.json when all of them are there.
     *
     * @see #write(Production, Path, Progress)
     */
    public static void writeRing(Production production, Path folder, Progress progress) throws IOException {
        new Recording(production, folder, true, progress).writeRing();
    }

    private void writeRing() throws IOException {
        begin();
        List<Callable<List<Sighting>>> tasks = new ArrayList<>();
        production.ring().forEach(view -> tasks.add(() -> view(view, true)));
        run(tasks);
        rig(folder.resolve("rig.json"), production.ring(), true);
    }

    private void begin() throws IOException {
        Files.createDirectories(folder);
        ambience = VenueSound.ambience(production.competition(), plan.seconds(), plan.seed());
    }

    private void write() throws IOException {
        begin();
        results();
        List<Callable<List<Sighting>>> tasks = new ArrayList<>();
        // The slowest first, so that no core is left alone with it at the end.
        tasks.add(() -> {
            ProgrammePictures pictures = new ProgrammePictures(production);
            record(
                    Production.PROGRAMME,
                    pictures,
                    VenueSound.programme(production.competition(), plan.seconds(), plan.seed()));
            return pictures.sightings();
        });
        production.recorded().forEach(view -> tasks.add(() -> view(view, false)));
        production.ring().forEach(view -> tasks.add(() -> view(view, true)));
        production.holdouts().forEach(view -> tasks.add(() -> holdout(view)));
        List<Sighting> sightings = run(tasks);
        rigs();
        Files.write(
                folder.resolve("truth.json"),
                TruthJson.of(new TruthJson.Run(
                        plan.seed(),
                        plan.fps(),
                        plan.seconds(),
                        ProductionPlan.START,
                        production.competition(),
                        sightings,
                        shots(),
                        graphics(),
                        geometryTimes)));
    }

    private static List<Sighting> run(List<Callable<List<Sighting>>> tasks) throws IOException {
        ExecutorService workers =
                Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors()));
        try {
            var running = new ExecutorCompletionService<List<Sighting>>(workers);
            tasks.forEach(running::submit);
            List<Sighting> sightings = new ArrayList<>();
            for (int i = 0; i < tasks.size(); i++) {
                sightings.addAll(running.take().get());
            }
            return sightings;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("a feed could not be drawn", e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private List<Sighting> view(View view, boolean calibrated) throws IOException {
        ViewPictures pictures = new ViewPictures(production, view, calibrated);
        record(view.id(), pictures, ambience);
        if (calibrated) {
            Camera camera = view.at(0);
            png(folder.resolve(plate(view)), camera, pictures.renderer().plate(camera));
        }
        return pictures.sightings();
    }

    private void record(String id, Pictures pictures, Pcm sound) throws IOException {
        FeedTrouble trouble = plan.trouble().of(id);
        FeedFormat format =
                FeedFormat.of(plan.width(), plan.height()).withFps(plan.fps()).withStart(ProductionPlan.START);
        Path file = folder.resolve(id + ".mp4");
        FeedFile.write(file, pictures, plan.frames(), format, sound, trouble, frame -> tick(1));
        tick(plan.frames() - trouble.frames(plan.frames(), plan.fps()));
    }

    private List<Sighting> holdout(View view) throws IOException {
        SceneRenderer renderer = production.renderer(true);
        int[] rgb = new int[plan.width() * plan.height()];
        for (double time : geometryTimes) {
            Camera camera = view.at(time);
            renderer.drawClean(camera, time, rgb);
            png(
                    folder.resolve("holdout").resolve(String.format(Locale.ROOT, "%s-%08.3f.png", view.id(), time)),
                    camera,
                    rgb);
            tick(1);
        }
        return List.of();
    }

    private static void png(Path file, Camera camera, int[] rgb) throws IOException {
        Files.createDirectories(file.getParent());
        Png.write(file, camera.width(), camera.height(), rgb);
    }

    private void tick(int pictures) {
        progress.done(done.addAndGet(pictures), total);
    }

    private static String plate(View view) {
        return "plates/" + view.id() + ".png";
    }

    private void rigs() throws IOException {
        if (!production.ring().isEmpty()) {
            rig(folder.resolve("rig.json"), production.ring(), true);
        }
        if (!production.holdouts().isEmpty()) {
            rig(folder.resolve("holdout").resolve("rig.json"), production.holdouts(), false);
        }
    }

    private void rig(Path file, List<View> views, boolean plates) throws IOException {
        List<RigCamera> cameras = views.stream()
                .map(view -> new RigCamera(
                        view.id(),
                        plan.trouble().of(view.id()).calibration(view.at(0)),
                        plates ? plate(view) : null,
                        0))
                .toList();
        Files.createDirectories(file.getParent());
        Files.write(file, RigJson.of(production.competition().captureVolume(), cameras));
    }

    private void results() throws IOException {
        List<OdfMessage> sent = OdfMessages.of(production.competition(), ProductionPlan.START).stream()
                .filter(message -> message.time() < plan.seconds())
                .toList();
        OdfMessage.write(sent, folder.resolve("results"));
    }

    private List<ShotShown> shots() {
        return production.programme().shots().stream()
                .map(shot -> new ShotShown(
                        Production.PROGRAMME,
                        shot.kind().name().toLowerCase(Locale.ROOT),
                        shot.view(),
                        shot.from(),
                        shot.to()))
                .toList();
    }

    private List<GraphicShown> graphics() {
        List<GraphicShown> shown = new ArrayList<>();
        for (GraphicInterval graphic : production.graphics().intervals()) {
            shown.add(new GraphicShown(
                    Production.PROGRAMME,
                    graphic.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    graphic.text(),
                    graphic.from(),
                    graphic.to()));
        }
        return shown;
    }
}
