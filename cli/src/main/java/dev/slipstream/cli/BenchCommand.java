package dev.slipstream.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.slipstream.benchmarks.BenchResult;
import dev.slipstream.benchmarks.Benchmark;
import dev.slipstream.benchmarks.Benchmarks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Runs one benchmark with its baseline in the same run. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs a benchmark beside its baseline and prints figures of this machine and the ratios.")
final class BenchCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "NAME",
            description = {
                "ingest: CPU for ingest and keyframe decode, beside FFmpeg's program.",
                "inference: images per second through operator and server, beside a bare ONNX Runtime session.",
                "describe: athletes, shots and key moments of simulated programmes, against the truth; and capture to",
                "    searchable of 50 live feeds."
            })
    private String name = "";

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the result as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            split = ",",
            description =
                    "Seeds of generated input, for tuning; without it those of the report, which nobody tunes on.")
    private List<Long> seeds = new ArrayList<>();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Terminal terminal = Terminal.of(spec.commandLine());
        Benchmarks benchmarks = new Benchmarks(new DemoLiveRun(terminal));
        Benchmark bench = benchmarks
                .named(name)
                .orElseThrow(() -> new CommandLine.ParameterException(
                        spec.commandLine(),
                        "no benchmark \"" + name + "\"; there is "
                                + benchmarks.all().stream().map(Benchmark::name).collect(Collectors.joining(", "))));
        if (!seeds.isEmpty()) {
            bench = bench.withSeeds(seeds);
        }
        Path work = RunningDemo.folder().resolve("bench");
        Files.createDirectories(work);
        BenchResult result = bench.run(work, terminal::note);
        result.figures()
                .forEach((key, value) -> terminal.print(String.format(Locale.ROOT, "%-32s %10.2f", key, value)));
        result.ratios().forEach((key, value) -> terminal.print(String.format(Locale.ROOT, "%-32s %10.2f", key, value)));
        Path file = json;
        if (file != null) {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), result);
            terminal.note("Result: " + file);
        }
        return CommandLine.ExitCode.OK;
    }
}
