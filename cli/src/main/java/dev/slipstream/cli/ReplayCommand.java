package dev.slipstream.cli;

import dev.slipstream.contracts.Ids;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One moment of a calibrated camera group: a model, an orbit around it, and a slice of the time around it. Made here of files, or
 * by a running replay job of a group that is on the air.
 */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Rebuilds what stood in a rig's bounds at one moment: DIR/model.glb, DIR/orbit.mp4, DIR/report.json, and from videos"
                    + " DIR/slice.png, several moments in one picture.",
            "With --group a running replay job does it: --group NAME --at now [--out DIR]. Its settings say how it draws.",
            "What comes out was computed from the cameras' pictures, and every file says so."
        })
final class ReplayCommand implements Callable<Integer> {
    private static final double LONGEST_SLICE = 30;
    private static final String ONE_SLICE = "a slice has 2 to 24 instants, and reaches 0 to 30 s";
    private static final List<String> FILES_ONLY =
            List.of("--rig", "--size", "--pictures", "--turn", "--instants", "--people", "--json");

    @Parameters(
            arity = "0..*",
            paramLabel = "MEDIA",
            description = "One video or image (PNG, JPEG) for each camera, in the rig's order.")
    private List<Path> media = new ArrayList<>();

    @Option(names = "--rig", paramLabel = "RIG.json", description = "How the cameras stand.")
    private @Nullable Path rigFile;

    @Option(
            names = "--at",
            paramLabel = "SECONDS|TIME",
            defaultValue = "0",
            description =
                    "The moment, in seconds from the rig's time zero (default: ${DEFAULT-VALUE}; images have no other)."
                            + " With --group: now, now-5s, or a time such as 2026-02-10T18:00:16.4Z.")
    private String at = "0";

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = "Ask a running replay job for a moment of this camera group, instead of MEDIA and --rig.")
    private @Nullable String group;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Where the replay job reads; the running demo's if there is one, else 127.0.0.1:9092.")
    private @Nullable String kafka;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the result.")
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
                    "How far before and after the moment the slice reaches (default: ${DEFAULT-VALUE}; 0 = no slice, the default"
                            + " with --group).")
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
        String name = group;
        if (name != null) {
            askFor(name);
            return CommandLine.ExitCode.OK;
        }
        if (kafka != null) {
            throw refused("--kafka belongs to --group");
        }
        Path rigPath = rigFile;
        Path folder = out;
        if (rigPath == null || folder == null || media.isEmpty()) {
            throw refused("say --rig, --out and MEDIA, or --group with --at now");
        }
        double seconds = seconds();
        Size pixels = Objects.requireNonNull(size);
        if (instants < 2 || instants > 24 || !(sliceSeconds >= 0 && sliceSeconds <= LONGEST_SLICE)) {
            throw new IllegalArgumentException(ONE_SLICE);
        }
        OrbitPlan plan =
                new OrbitPlan(pictures, pixels.width(), pixels.height(), OrbitPlan.USUAL.fps(), Math.toRadians(turn));
        Terminal terminal = Terminal.of(spec.commandLine());
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            run(terminal, rigPath, seconds, folder, plan, pool);
        } finally {
            pool.shutdownNow();
        }
        return CommandLine.ExitCode.OK;
    }

    private CommandLine.ParameterException refused(String why) {
        return new CommandLine.ParameterException(spec.commandLine(), why);
    }

    private double seconds() {
        try {
            return Double.parseDouble(at);
        } catch (NumberFormatException e) {
            throw refused("--at " + at + " is no number of seconds; only with --group it is a time");
        }
    }

    private void askFor(String name) throws Exception {
        CommandLine.ParseResult given = spec.commandLine().getParseResult();
        for (String option : FILES_ONLY) {
            if (given.hasMatchedOption(option)) {
                throw refused(option + " belongs to files, not to --group");
            }
        }
        if (!media.isEmpty()) {
            throw refused("with --group there is no MEDIA: the job has the group's");
        }
        if (!Ids.isFeedName(name)) {
            throw refused("\"" + name + "\" is no camera group's name");
        }
        boolean slice = given.hasMatchedOption("--slice-seconds");
        if (!(sliceSeconds >= 0 && sliceSeconds <= LONGEST_SLICE)) {
            throw refused(ONE_SLICE);
        }
        Instant moment = GroupReplay.moment(given.hasMatchedOption("--at") ? at : "now", Instant.now());
        String servers = kafka != null ? kafka : RunningDemo.kafka().orElse("127.0.0.1:9092");
        Duration roll = slice ? Duration.ofMillis(Math.round(sliceSeconds * 1_000)) : Duration.ZERO;
        new GroupReplay(Terminal.of(spec.commandLine()), name, moment, roll).run(servers, out);
    }

    private void run(Terminal terminal, Path rigPath, double moment, Path folder, OrbitPlan plan, ExecutorService pool)
            throws Exception {
        Rig rig = RigFile.read(rigPath);
        ReplayMedia files = new ReplayMedia(rigPath, rig, media, pool);
        long started = System.nanoTime();
        terminal.progress("reading the pictures of " + rig.size() + " cameras ...");
        List<@Nullable Picture> frames = files.at(moment);
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
            throw new IllegalArgumentException("no model at " + moment + " s: "
                    + String.join("; ", shot.made().warnings()));
        }
        ReplayReport report = new ReplayReport(rigPath, moment, media, shot.made());
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
            timed(report, "slice", () -> slice(studio, files, moment, shot, plan, report, folder));
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
            ReplayStudio studio,
            ReplayMedia files,
            double moment,
            Shot middle,
            OrbitPlan plan,
            ReplayReport report,
            Path folder)
            throws Exception {
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i < instants; i++) {
            double time = moment + sliceSeconds * (2.0 * i / (instants - 1) - 1);
            if (Math.abs(time - moment) < 1e-6) {
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
