package dev.slipstream.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipstream.vision.media.PictureFile;
import dev.slipstream.vision.media.TimedPicture;
import dev.slipstream.vision.replay.Origin;
import dev.slipstream.vision.slice.Slice;
import dev.slipstream.vision.slice.SliceClip;
import dev.slipstream.vision.slice.Slicer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** A spacetime slice of one video file. */
@Command(
        name = "slice",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes one picture that shows a motion at several instants, from the video of one camera that stands still or pans.",
            "Whoever moves across the picture is shown; choose a few seconds of one shot with --from and --to."
        })
final class SliceCommand implements Callable<Integer> {
    private static final String FORMAT = "png";

    @Parameters(paramLabel = "VIDEO", description = "A video file.")
    private @Nullable Path video;

    @Option(names = "--from", paramLabel = "S", defaultValue = "0", description = "First second (default: the start).")
    private double from;

    @Option(names = "--to", paramLabel = "S", description = "Second at which to end (default: the end).")
    private @Nullable Double to;

    @Option(names = "--out", paramLabel = "FILE.png", required = true, description = "The picture to write.")
    private @Nullable Path out;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write a report: pictures used, instants, alignment error, timings.")
    private @Nullable Path json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path target = Objects.requireNonNull(out);
        if (!target.toString().toLowerCase(Locale.ROOT).endsWith("." + FORMAT)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--out: a slice is written as PNG; \"" + target + "\" does not end in .png");
        }
        if (to != null && !(to > from)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), String.format(Locale.ROOT, "--from %s is not before --to %s", from, to));
        }
        Terminal terminal = Terminal.of(spec.commandLine());
        long started = System.nanoTime();
        SliceClip clip = SliceClip.read(
                Objects.requireNonNull(video),
                from,
                to,
                (done, of) -> terminal.progress("reading: " + done + " of " + of));
        clip.notes().forEach(terminal::note);
        long read = System.nanoTime();
        Slice slice = Slicer.slice(clip.pictures(), stage -> terminal.progress(stage + " ..."), System::nanoTime);
        long sliced = System.nanoTime();
        terminal.progress("writing " + target);
        write(slice, target);
        Path report = json;
        if (report != null) {
            Map<String, Object> fields = report(clip, slice);
            stages(slice, read - started, System.nanoTime() - sliced).forEach((k, v) -> fields.put(k, v));
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(report.toFile(), fields);
        }
        terminal.print(String.format(
                Locale.ROOT,
                "%s: %d instants (%s s) of %s, %s camera, %s",
                target,
                slice.seconds().size(),
                slice.seconds().stream()
                        .map(s -> String.format(Locale.ROOT, "%.2f", s))
                        .collect(Collectors.joining(", ")),
                slice.athletes().size() == 1
                        ? "one who moves"
                        : slice.athletes().size() + " who move",
                slice.fixed() ? "fixed" : "panning",
                Terminal.seconds(Duration.ofNanos(System.nanoTime() - started))));
        return CommandLine.ExitCode.OK;
    }

    private Origin origin(Slice slice) {
        ObjectNode ingredients = new ObjectMapper().createObjectNode();
        ingredients.put("video", String.valueOf(Objects.requireNonNull(video).getFileName()));
        slice.seconds().forEach(ingredients.putArray("instantsSeconds")::add);
        return new Origin(Origin.COMPOSITE_CAPTURE, ingredients);
    }

    private void write(Slice slice, Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(target, PictureFile.png(slice.picture(), origin(slice).comment()));
    }

    private static Map<String, Object> report(SliceClip clip, Slice slice) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("width", slice.picture().width());
        fields.put("height", slice.picture().height());
        fields.put("camera", slice.fixed() ? "fixed" : "panning");
        fields.put("pictures", slice.pictures());
        fields.put("picturesUsed", slice.used());
        fields.put(
                "secondsOfPictures",
                clip.pictures().stream()
                        .map(TimedPicture::mediaTimeMicros)
                        .map(t -> t / 1e6)
                        .toList());
        fields.put("instants", slice.seconds());
        fields.put("athletes", slice.athletes().size());
        fields.put("instantsOfEach", slice.athletes());
        fields.put("alignmentErrorPixels", slice.alignmentErrorPixels());
        fields.put("leastCorrelation", slice.correlation());
        fields.put("notes", clip.notes());
        return fields;
    }

    private static Map<String, Object> stages(Slice slice, long readNanos, long writeNanos) {
        Map<String, Long> millis = new LinkedHashMap<>();
        millis.put("read", readNanos / 1_000_000);
        millis.putAll(slice.stageMillis());
        millis.put("write", writeNanos / 1_000_000);
        return Map.of("millis", millis);
    }
}
