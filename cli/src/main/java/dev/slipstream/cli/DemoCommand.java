package dev.slipstream.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
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
            "Starts real Kafka, Elasticsearch and Flink on this machine, plays media as live feeds through all jobs,"
                    + " and keeps the descriptions searchable until it ends.",
            "Files are looped."
        })
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--media",
            paramLabel = "FILE|URL",
            description = "A video file, or an http, https, srt, rtsp or rtmp address; may be repeated.")
    private List<String> media = new ArrayList<>();

    @Option(names = "--feeds", paramLabel = "N", description = "Play N feeds, by repeating the media.")
    private int feeds;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "End by itself after this long, such as 60s or 5min; otherwise ctrl-C ends it.")
    private @Nullable Duration time;

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
            paramLabel = "ODF.xml",
            description = "ODF start lists and results to publish at the start; may be repeated.")
    private List<Path> results = new ArrayList<>();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (media.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Name at least one video with --media; there is no simulated venue yet");
        }
        Terminal terminal = Terminal.of(spec.commandLine());
        List<String> playing = new ArrayList<>();
        for (int i = 0; i < Math.max(feeds, media.size()); i++) {
            playing.add(media.get(i % media.size()));
        }
        DemoReport outcome = new DemoRun(terminal, new DemoRun.Options(playing, time, port, unit, results)).run();
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
}
