package dev.slipstream.cli;

import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Pacing;
import dev.slipstream.operators.describe.words.Language;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What commands are told about media of an event that they look at without any server. */
final class EventMedia {
    @Parameters(
            arity = "1..*",
            paramLabel = "MEDIA",
            description = "A video file, or an http, https (HLS too), srt, rtsp or rtmp address.")
    private List<String> media = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the result.")
    private @Nullable Path out;

    @Option(
            names = "--results",
            paramLabel = "ODF.xml|DIR",
            description =
                    "ODF start list, results or play-by-play; athletes are named from these only. May be repeated.")
    private List<Path> results = new ArrayList<>();

    @Option(names = "--unit", paramLabel = "RSC", description = "Event unit on screen, where --results holds several.")
    private @Nullable String unit;

    @Option(names = "--sport", paramLabel = "NAME", description = "Sport on screen, for its words and weights.")
    private @Nullable String sport;

    @Option(
            names = "--languages",
            paramLabel = "LANG",
            split = ",",
            defaultValue = "en",
            description =
                    "Languages of what is written, from en, fr, de, it, zh; the first is the text's own, the others are"
                            + " translations.")
    private List<String> languages = new ArrayList<>();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "Stop reading after this long, such as 30s; for live addresses that do not end.")
    private @Nullable Duration time;

    /** The folder for the result, which is there then. */
    Path out() throws IOException {
        return Files.createDirectories(Objects.requireNonNull(out));
    }

    List<Path> results() {
        return results;
    }

    @Nullable
    String unit() {
        return unit;
    }

    /**
     * The languages, by their codes.
     *
     * @throws CommandLine.ParameterException if there are no words for one
     */
    List<String> languages(CommandLine command) {
        try {
            Language.list(languages);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(command, "--languages: " + e.getMessage(), e);
        }
        return languages;
    }

    /** {@code shown}: the unit that they show; null where nobody says. */
    List<FeedRegistration> feeds(@Nullable String shown) throws IOException {
        return MediaArguments.feeds(media, Pacing.FAST, false, shown, sport);
    }

    /** Of a run over them, which keeps its segments in {@code DIR/media}. */
    Configuration settings() {
        return LocalSettings.forMedia(Objects.requireNonNull(out).resolve("media"), media, time);
    }
}
