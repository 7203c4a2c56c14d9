package dev.slipstream.cli;

import dev.slipstream.simulator.feed.Trouble;
import dev.slipstream.simulator.production.Production;
import dev.slipstream.simulator.production.ProductionPlan;
import dev.slipstream.simulator.production.Recording;
import dev.slipstream.simulator.sport.Moment;
import dev.slipstream.simulator.sport.Sport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** A venue without a camera: media for trying everything out, and the truth for measuring it. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Renders an invented competition: a switched programme with graphics, its cameras, and a calibrated ring of"
                    + " cameras, with sound and results messages, and writes down what was true.",
            "Everything follows from the seed; the same seed gives the same pictures on any machine."
        })
final class SimulateCommand implements Callable<Integer> {
    @Option(names = "--seed", required = true, paramLabel = "N", description = "Decides everything that happens.")
    private long seed;

    @Option(
            names = "--sport",
            paramLabel = "NAME",
            defaultValue = "ice-hockey",
            converter = Sports.class,
            description = "ice-hockey, short-track or ski-cross (default: ${DEFAULT-VALUE}).")
    private Sport sport = Sport.ICE_HOCKEY;

    @Option(
            names = "--cameras",
            paramLabel = "N",
            defaultValue = "8",
            description = "Cameras of the calibrated ring (default: ${DEFAULT-VALUE}).")
    private int cameras;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "Length of all feeds (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1280x720",
            converter = Size.Converter.class,
            description = "Pixels of all feeds (default: ${DEFAULT-VALUE}).")
    private @Nullable Size size;

    @Option(
            names = "--fps",
            paramLabel = "N",
            defaultValue = "25",
            description = "Pictures per second (default: ${DEFAULT-VALUE}).")
    private int fps;

    @Option(
            names = "--holdout",
            paramLabel = "N",
            defaultValue = "0",
            description = "Further cameras, between those of the ring, whose pictures are kept apart as PNG.")
    private int holdout;

    @Option(
            names = "--geometry-at",
            paramLabel = "S,...",
            split = ",",
            description = "Seconds at which bodies are written down (default: where athletes are inside of the ring).")
    private List<Double> geometryAt = new ArrayList<>();

    @Option(
            names = "--trouble",
            paramLabel = "FEED:WHAT",
            description = {"Something that goes wrong on purpose; may be repeated.", Trouble.SYNTAX})
    private List<String> trouble = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for everything.")
    private @Nullable Path out;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Terminal terminal = Terminal.of(spec.commandLine());
        ProductionPlan plan = plan();
        if (out == null) {
            throw new IllegalStateException("picocli requires --out");
        }
        long started = System.nanoTime();
        terminal.note("Building the venue ...");
        Production production = new Production(plan);
        ProgressBar bar = new ProgressBar(terminal, "pictures");
        Recording.write(production, out, bar::show);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        terminal.note(String.format(
                Locale.ROOT,
                "%s, seed %d: %d feeds of %.0f s in %s after %s",
                plan.sport().title(),
                seed,
                1 + production.recorded().size() + production.ring().size(),
                seconds,
                out,
                Terminal.seconds(took)));
        for (Moment moment : production.competition().moments()) {
            terminal.print(String.format(
                    Locale.ROOT, "%6.2f s  %-12s importance %.2f", moment.time(), moment.type(), moment.importance()));
        }
        return CommandLine.ExitCode.OK;
    }

    private ProductionPlan plan() {
        if (size == null) {
            throw new IllegalStateException("picocli sets the default size");
        }
        try {
            return new ProductionPlan(
                    sport,
                    seed,
                    cameras,
                    seconds,
                    size.width(),
                    size.height(),
                    fps,
                    holdout,
                    geometryAt,
                    true,
                    Trouble.parse(trouble, seed));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Sports by the names that people type. */
    static final class Sports implements CommandLine.ITypeConverter<Sport> {
        @Override
        public Sport convert(String value) {
            return Arrays.stream(Sport.values())
                    .filter(sport -> sport.label().equals(value))
                    .findFirst()
                    .orElseThrow(() -> new CommandLine.TypeConversionException("there is no sport '" + value
                            + "'; say one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(Sport.values())
                                            .map(Sport::label)
                                            .toList())));
        }
    }
}
