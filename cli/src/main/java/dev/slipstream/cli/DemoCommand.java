package dev.slipstream.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.slipstream.connectors.odf.OdfFiles;
import dev.slipstream.contracts.record.Pacing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Everything on this machine, with one command: what a newcomer runs first. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts real Kafka, Elasticsearch and Flink on this machine, plays live feeds through all jobs, and keeps the"
                    + " descriptions searchable until it ends.",
            "Without --media it plays a simulated venue: three sports, of each a programme and a ring of cameras, and twelve"
                    + " calibrated cameras around a finish line, of which replays are made. Files are looped."
        })
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--media",
            paramLabel = "FILE|URL",
            description =
                    "A video file, or an http, https, srt, rtsp or rtmp address, instead of the venue; may be repeated.")
    private List<String> media = new ArrayList<>();

    @Option(
            names = "--feeds",
            paramLabel = "N",
            description = "Play N feeds, by repeating the media. Fewer than the venue's 24 are without its replays.")
    private int feeds;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "End by itself after this long, such as 60s or 5min; otherwise ctrl-C ends it.")
    private @Nullable Duration time;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            converter = Durations.class,
            defaultValue = "0s",
            description = "Leave the latencies of the first so many seconds out: the machine is cold (default: none).")
    private Duration warmUp = Duration.ZERO;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port of the web page on 127.0.0.1; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the balance and the latencies as JSON.")
    private @Nullable Path report;

    @Option(names = "--unit", paramLabel = "RSC", description = "Event unit on screen, for the start list.")
    private @Nullable String unit;

    @Option(
            names = "--results",
            paramLabel = "ODF.xml|DIR",
            description = "ODF start lists and results to publish at the start; may be repeated.")
    private List<Path> results = new ArrayList<>();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Terminal terminal = Terminal.of(spec.commandLine());
        DemoReport outcome = media.isEmpty() ? venue(terminal) : media(terminal);
        Path file = report;
        if (file != null) {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), outcome);
            terminal.note("Report: " + file);
        }
        return outcome.balanced() && outcome.descriptions() > 0
                ? CommandLine.ExitCode.OK
                : CommandLine.ExitCode.SOFTWARE;
    }

    private DemoReport venue(Terminal terminal) throws Exception {
        if (unit != null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--unit belongs to --media; the venue knows its own units");
        }
        try (DemoVenue venue = DemoVenue.open(terminal, feeds, true)) {
            List<TimedResults> all = new ArrayList<>(venue.results());
            OdfFiles.read(results).forEach(message -> all.add(new TimedResults(0, message)));
            return new DemoRun(
                            terminal,
                            new DemoRun.Options(venue.feeds(), all, venue.plays(), venue.replays(), warmUp, time, port))
                    .run();
        }
    }

    private DemoReport media(Terminal terminal) throws Exception {
        List<String> playing = new ArrayList<>();
        for (int i = 0; i < Math.max(feeds, media.size()); i++) {
            playing.add(media.get(i % media.size()));
        }
        List<TimedResults> all = OdfFiles.read(results).stream()
                .map(message -> new TimedResults(0, message))
                .toList();
        return new DemoRun(
                        terminal,
                        new DemoRun.Options(
                                MediaArguments.feeds(playing, Pacing.REALTIME, true, unit, null),
                                all,
                                LoopedPlays.none(),
                                null,
                                warmUp,
                                time,
                                port))
                .run();
    }
}
