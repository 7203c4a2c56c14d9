package dev.slipstream.cli;

import dev.slipstream.connectors.odf.OdfFiles;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.FeedEvent;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.embedded.InProcessSink;
import dev.slipstream.jobs.HighlightMediaJob;
import dev.slipstream.jobs.HighlightOptions;
import dev.slipstream.jobs.SlipstreamOptions;
import dev.slipstream.operators.highlight.Weights;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** One bounded run of ingest, describe and highlight over named media, without any server. */
@Command(
        name = "highlights",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Finds what is worth showing again: one JSON line per highlight and per rejected candidate, with its score, what"
                        + " contributes to it, angles and replays, in DIR/highlights.jsonl; clips with posters in DIR/clips; reels of all and"
                        + " of each athlete (HLS) in DIR/clips too. All MEDIA show the same event. Segments stay in DIR/media.")
final class HighlightsCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private EventMedia media = new EventMedia();

    @Option(
            names = "--weights",
            paramLabel = "SPORT.NAME=VALUE",
            split = ",",
            description =
                    "Other weights, thresholds or importances than the built-in ones; docs/highlights.md lists them.")
    private Map<String, String> weights = new LinkedHashMap<>();

    @Option(names = "--balanced", description = "Take the bias of crowd size and rank out of the scores.")
    private boolean balanced;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<String> languages = media.languages(spec.commandLine());
        checkWeights();
        Path folder = media.out();
        Terminal terminal = Terminal.of(spec.commandLine());
        List<ResultsMessage> known = OdfFiles.read(media.results());
        List<FeedRegistration> feeds = media.feeds(unit(known));
        long started = System.nanoTime();
        Gathered gathered = run(languages, feeds, known, terminal);
        List<Highlight> last = gathered.last();
        HighlightFiles files = new HighlightFiles(folder);
        files.write(last);
        gathered.letters().forEach(letter -> terminal.error(letter.getMessage()));
        long published = last.stream().filter(HighlightsCommand::isPublished).count();
        terminal.note(String.format(
                "%d highlights and %d rejected candidates in %s: %s",
                published,
                last.size() - published,
                Terminal.seconds(Duration.ofNanos(System.nanoTime() - started)),
                folder.resolve(HighlightFiles.LIST)));
        last.stream()
                .filter(HighlightsCommand::isPublished)
                .forEach(highlight -> terminal.print(line(highlight, last)));
        return gathered.letters().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void checkWeights() {
        try {
            new Weights(weights);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--weights: " + e.getMessage(), e);
        }
    }

    /** The one that is named, or the only one of the results; one for all where nobody says. */
    private String unit(List<ResultsMessage> known) {
        String named = media.unit();
        if (named != null) {
            return named;
        }
        Set<String> units = known.stream()
                .filter(message -> message.getKind() != ResultsKind.PARTICIPANTS)
                .map(ResultsMessage::getUnit)
                .collect(Collectors.toSet());
        if (units.size() > 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--results holds the units " + units.stream().sorted().toList() + "; choose one with --unit");
        }
        return units.isEmpty() ? "media" : units.iterator().next();
    }

    static boolean isPublished(Highlight highlight) {
        return highlight.getStatus() == HighlightStatus.PUBLISHED;
    }

    /** {@code 0:12.3 to 0:20.1  0.89  Goal: ...}, from the first angle of all. */
    private static String line(Highlight highlight, List<Highlight> all) {
        long zero = all.stream()
                .mapToLong(other -> other.getStart().toEpochMilli())
                .min()
                .orElse(0);
        String why = highlight.getContributions().stream()
                .filter(contribution -> contribution.getAmount() >= 0.01)
                .map(contribution -> String.format(
                        Locale.ROOT,
                        "%s %.2f",
                        contribution.getSignal().name().toLowerCase(Locale.ROOT),
                        contribution.getAmount()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%s to %s  %.2f  %s  (%s)",
                clock(highlight.getStart().toEpochMilli() - zero),
                clock(highlight.getEnd().toEpochMilli() - zero),
                highlight.getScore(),
                highlight.getTitle(),
                why);
    }

    private static String clock(long millis) {
        return String.format(Locale.ROOT, "%d:%04.1f", millis / 60_000, millis % 60_000 / 1000.0);
    }

    private Gathered run(
            List<String> languages, List<FeedRegistration> feeds, List<ResultsMessage> known, Terminal terminal)
            throws Exception {
        Configuration settings = media.settings();
        settings.set(SlipstreamOptions.DESCRIBE_LANGUAGES, languages);
        settings.set(HighlightOptions.WEIGHTS, weights);
        settings.set(HighlightOptions.BALANCED, balanced);
        StreamExecutionEnvironment env = LocalSettings.environment(settings, Math.min(2, feeds.size()));
        HighlightMediaJob.Outputs outputs = HighlightMediaJob.define(env, settings, feeds, known, List.of());
        Gathered gathered = new Gathered();
        try (InProcessSink<Highlight> highlights = new InProcessSink<>(highlight -> {
                    gathered.add(highlight);
                    terminal.progress(highlight.getTitle());
                });
                InProcessSink<DeadLetter> letters = new InProcessSink<>(gathered::add);
                InProcessSink<FeedEvent> events = new InProcessSink<>(e -> terminal.progress(
                        e.getFeed() + " " + e.getState().name().toLowerCase(Locale.ROOT)))) {
            outputs.highlights().sinkTo(highlights).name("highlights-file").uid("highlights-file");
            outputs.deadLetters().sinkTo(letters).name("dead-letters").uid("dead-letters");
            outputs.events().sinkTo(events).name("feed-events").uid("feed-events");
            env.execute(HighlightMediaJob.NAME);
        }
        return gathered;
    }

    /** What came out of the run; filled by several threads. */
    private static final class Gathered {
        private final Map<String, Highlight> highlights = new LinkedHashMap<>();
        private final List<DeadLetter> letters = new ArrayList<>();

        synchronized void add(Highlight highlight) {
            highlights.merge(highlight.getId(), highlight, (a, b) -> b.getRevision() >= a.getRevision() ? b : a);
        }

        synchronized void add(DeadLetter letter) {
            letters.add(letter);
        }

        synchronized List<DeadLetter> letters() {
            return List.copyOf(letters);
        }

        /** In order of time. */
        synchronized List<Highlight> last() {
            return highlights.values().stream()
                    .sorted(Comparator.comparing(Highlight::getMoment).thenComparing(Highlight::getId))
                    .toList();
        }
    }
}
