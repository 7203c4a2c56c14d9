package dev.slipstream.cli;

import dev.slipstream.modelserving.person.PeoplePlates;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.RigFile;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.media.PictureFile;
import dev.slipstream.vision.replay.ReconstructionException;
import dev.slipstream.vision.replay.ReconstructionOptions;
import dev.slipstream.vision.replay.glb.GlbWriter;
import dev.slipstream.vision.replay.studio.OrbitPlan;
import dev.slipstream.vision.replay.studio.ReplayStudio;
import dev.slipstream.vision.replay.studio.Shot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One moment of a calibrated camera group from its files: a model, an orbit around it, and a slice of the time around it. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Rebuilds what stood in a rig's bounds at one moment: DIR/model.glb, DIR/orbit.mp4, DIR/report.json, and from videos"
                    + " DIR/slice.png, several moments in one picture.",
            "What comes out was computed from the cameras' pictures, and every file says so."
        })
final class ReplayCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "MEDIA",
            description = "One video or image (PNG, JPEG) for each camera, in the rig's order.")
    private List<Path> media = new ArrayList<>();

    @Option(names = "--rig", required = true, paramLabel = "RIG.json", description = "How the cameras stand.")
    private @Nullable Path rigFile;

    @Option(
            names = "--at",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "The moment, from the rig's time zero (default: ${DEFAULT-VALUE}; images have no other).")
    private double at;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the result.")
    private @Nullable Path out;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1280x720",
            converter = Size.Converter.class,
            description = "Pixels of the orbit and the slice (default: ${DEFAULT-VALUE}).")
    private @Nullable Size size;

    @Option(
            names = "--pictures",
            paramLabel = "N",
            defaultValue = "120",
            description = "Pictures of the orbit, 25 a second (default: ${DEFAULT-VALUE}).")
    private int pictures;

    @Option(
            names = "--turn",
            paramLabel = "DEGREES",
            defaultValue = "360",
            description = "How far the virtual camera goes around, as far as cameras stand there (default:"
                    + " ${DEFAULT-VALUE}; negative: clockwise from above).")
    private double turn;

    @Option(
            names = "--slice-seconds",
            paramLabel = "S",
            defaultValue = "1",
            description =
                    "How far before and after the moment the slice reaches (default: ${DEFAULT-VALUE}; 0 = no slice).")
    private double sliceSeconds;

    @Option(
            names = "--instants",
            paramLabel = "N",
            defaultValue = "5",
            description = "Moments in the slice (default: ${DEFAULT-VALUE}).")
    private int instants;

    @Option(
            names = "--people",
            description =
                    "Tell people from the scene by a detector and a person-mask model instead of plates: for people who"
                            + " stand still. Single images without plates are done so by themselves.")
    private boolean people;

    @Option(names = "--json", description = "Print report.json instead of lines for people.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path rigPath = Objects.requireNonNull(rigFile);
        Path folder = Objects.requireNonNull(out);
        Size pixels = Objects.requireNonNull(size);
        if (instants < 2 || instants > 24 || !(sliceSeconds >= 0 && sliceSeconds <= 30)) {
            throw new IllegalArgumentException("a slice has 2 to 24 instants, and reaches 0 to 30 s");
        }
        OrbitPlan plan =
                new OrbitPlan(pictures, pixels.width(), pixels.height(), OrbitPlan.USUAL.fps(), Math.toRadians(turn));
        Terminal terminal = Terminal.of(spec.commandLine());
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            run(terminal, rigPath, folder, plan, pool);
        } finally {
            pool.shutdownNow();
        }
        return CommandLine.ExitCode.OK;
    }

    private void run(Terminal terminal, Path rigPath, Path folder, OrbitPlan plan, ExecutorService pool)
            throws Exception {
        Rig rig = RigFile.read(rigPath);
        ReplayMedia files = new ReplayMedia(rigPath, rig, media, pool);
        long started = System.nanoTime();
        terminal.progress("reading the pictures of " + rig.size() + " cameras ...");
        List<@Nullable Picture> frames = files.at(at);
        double readMs = millisSince(started);
        long plating = System.nanoTime();
        boolean byModels = people || files.haveNoPlates();
        terminal.progress(byModels ? "looking for people ..." : "reading or learning their backgrounds ...");
        ReconstructionOptions options = ReconstructionOptions.onAllCores(pool);
        ReplayStudio studio =
                byModels ? amongPeople(rig, frames, options) : new ReplayStudio(rig, files.plates(), options);
        double plateMs = millisSince(plating);
        terminal.progress("rebuilding ...");
        Shot shot = studio.reconstruct(frames);
        if (shot.made().model().figures().isEmpty()) {
            throw new IllegalArgumentException(
                    "no model at " + at + " s: " + String.join("; ", shot.made().warnings()));
        }
        ReplayReport report = new ReplayReport(rigPath, at, media, shot.made());
        report.stage("read", readMs, Double.NaN);
        report.stage("plates", plateMs, Double.NaN);
        Files.createDirectories(folder);
        timed(report, "glb", () -> {
            byte[] glb = GlbWriter.write(shot.made().model(), report.origin());
            Files.write(folder.resolve("model.glb"), glb);
        });
        terminal.progress("drawing the orbit ...");
        timed(report, "orbit", () -> studio.orbit(shot, plan, report.origin(), folder.resolve("orbit.mp4")));
        if (files.areVideos() && sliceSeconds > 0 && !byModels) {
            terminal.progress("drawing the slice ...");
            timed(report, "slice", () -> slice(studio, files, shot, plan, report, folder));
        }
        Files.write(folder.resolve("report.json"), report.json());
        tell(terminal, shot, report, folder, Duration.ofNanos(System.nanoTime() - started));
    }

    private static ReplayStudio amongPeople(Rig rig, List<@Nullable Picture> frames, ReconstructionOptions options)
            throws ReconstructionException {
        List<@Nullable Picture> silhouettes = new ArrayList<>();
        List<@Nullable Picture> scenes = new ArrayList<>();
        try (PeoplePlates plates = PeoplePlates.open()) {
            for (Picture frame : frames) {
                PeoplePlates.Pair pair = frame == null ? null : plates.of(frame);
                silhouettes.add(pair == null ? null : pair.silhouettes());
                scenes.add(pair == null ? null : pair.scene());
            }
        }
        return new ReplayStudio(rig, silhouettes, scenes, options);
    }

    private void slice(
            ReplayStudio studio, ReplayMedia files, Shot middle, OrbitPlan plan, ReplayReport report, Path folder)
            throws Exception {
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i < instants; i++) {
            double time = at + sliceSeconds * (2.0 * i / (instants - 1) - 1);
            if (Math.abs(time - at) < 1e-6) {
                shots.add(middle);
                continue;
            }
            try {
                Shot shot = studio.reconstruct(files.at(time));
                if (!shot.made().model().figures().isEmpty()) {
                    shots.add(shot);
                }
            } catch (IllegalArgumentException | ReconstructionException e) {
                report.warn(String.format(Locale.ROOT, "the slice is without %.2f s: %s", time, e.getMessage()));
            }
        }
        byte[] png = PictureFile.png(
                studio.slice(shots, plan.width(), plan.height()),
                report.origin().comment());
        Files.write(folder.resolve("slice.png"), png);
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void timed(ReplayReport report, String stage, Step step) throws Exception {
        long start = System.nanoTime();
        step.run();
        report.stage(stage, millisSince(start), Double.NaN);
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private void tell(Terminal terminal, Shot shot, ReplayReport report, Path folder, Duration took) throws Exception {
        if (json) {
            terminal.print(new String(report.json(), StandardCharsets.UTF_8));
            return;
        }
        report.warnings().forEach(warning -> terminal.note("warning: " + warning));
        terminal.print(String.format(
                Locale.ROOT,
                "%d figures from %d cameras in %s after %s",
                shot.made().model().figures().size(),
                shot.made().cameras().size(),
                folder,
                Terminal.seconds(took)));
    }
}
