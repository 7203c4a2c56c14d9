package dev.slipstream.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.connectors.elasticsearch.DescriptionDocument;
import dev.slipstream.connectors.odf.OdfFiles;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DescriptionStatus;
import dev.slipstream.contracts.record.FeedEvent;
import dev.slipstream.contracts.record.FeedHealth;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.embedded.InProcessSink;
import dev.slipstream.jobs.DescribeMediaJob;
import dev.slipstream.jobs.SlipstreamOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** One bounded run of the describe job over named media, without any server. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Describes video: one JSON line per shot, with times, text, athletes and their evidence, model"
                + " versions and embedding, in DIR/descriptions.jsonl; what is wrong with the feeds (black, frozen, silent,"
                + " looping) in DIR/health.jsonl. Media segments and key frames (JPEG) stay in"
                + " DIR/media.")
final class DescribeCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @CommandLine.Mixin
    private EventMedia media = new EventMedia();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<String> languages = media.languages(spec.commandLine());
        Path folder = media.out();
        Terminal terminal = Terminal.of(spec.commandLine());
        List<FeedRegistration> feeds = media.feeds(media.unit());
        List<ResultsMessage> known = OdfFiles.read(media.results());

        long started = System.nanoTime();
        Gathered gathered = run(languages, feeds, known, terminal);
        List<Description> finals = gathered.finals();
        Path file = folder.resolve("descriptions.jsonl");
        write(file, finals.stream().map(DescriptionDocument::fields));
        write(folder.resolve("health.jsonl"), gathered.health().stream().map(HealthLine::fields));
        gathered.health().forEach(health -> terminal.note(health.getMessage()));
        gathered.letters().forEach(letter -> terminal.error(letter.getMessage()));
        terminal.note(String.format(
                "%d descriptions of %d feeds in %s: %s",
                finals.size(), feeds.size(), Terminal.seconds(Duration.ofNanos(System.nanoTime() - started)), file));
        finals.forEach(d -> terminal.print(
                String.format("%s  %7.1f s  %s", d.getFeed(), d.getMediaStartMicros() / 1e6, d.getText())));
        return finals.isEmpty() || !gathered.letters().isEmpty()
                ? CommandLine.ExitCode.SOFTWARE
                : CommandLine.ExitCode.OK;
    }

    private Gathered run(
            List<String> languages, List<FeedRegistration> feeds, List<ResultsMessage> known, Terminal terminal)
            throws Exception {
        Configuration settings = media.settings();
        settings.set(SlipstreamOptions.DESCRIBE_LANGUAGES, languages);
        StreamExecutionEnvironment env = LocalSettings.environment(settings, Math.min(2, feeds.size()));
        DescribeMediaJob.Outputs outputs = DescribeMediaJob.define(env, settings, feeds, known);
        Gathered gathered = new Gathered();
        try (InProcessSink<Description> descriptions = new InProcessSink<>(d -> {
                    gathered.add(d);
                    terminal.progress(gathered.progress());
                });
                InProcessSink<FeedHealth> health = new InProcessSink<>(gathered::add);
                InProcessSink<DeadLetter> letters = new InProcessSink<>(gathered::add);
                InProcessSink<FeedEvent> events = new InProcessSink<>(e -> terminal.progress(
                        e.getFeed() + " " + e.getState().name().toLowerCase(Locale.ROOT)))) {
            outputs.descriptions().sinkTo(descriptions).name("descriptions").uid("descriptions");
            outputs.health().sinkTo(health).name("feed-health").uid("feed-health");
            outputs.deadLetters().sinkTo(letters).name("dead-letters").uid("dead-letters");
            outputs.events().sinkTo(events).name("feed-events").uid("feed-events");
            env.execute(DescribeMediaJob.NAME);
        }
        return gathered;
    }

    private static void write(Path file, Stream<Map<String, Object>> records) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (Map<String, Object> fields : records.toList()) {
                lines.write(JSON.writeValueAsString(fields));
                lines.newLine();
            }
        }
    }

    /** What came out of the run; filled by several threads. */
    private static final class Gathered {
        private final List<Description> descriptions = new ArrayList<>();
        private final List<FeedHealth> health = new ArrayList<>();
        private final List<DeadLetter> letters = new ArrayList<>();

        synchronized void add(Description description) {
            descriptions.add(description);
        }

        synchronized void add(DeadLetter letter) {
            letters.add(letter);
        }

        synchronized void add(FeedHealth told) {
            health.add(told);
        }

        synchronized List<FeedHealth> health() {
            return health.stream()
                    .sorted(Comparator.comparing(FeedHealth::getFeed)
                            .thenComparing(FeedHealth::getEpoch)
                            .thenComparing(FeedHealth::getMediaTimeMicros))
                    .toList();
        }

        synchronized List<DeadLetter> letters() {
            return List.copyOf(letters);
        }

        synchronized List<Description> finals() {
            return descriptions.stream()
                    .filter(d -> d.getStatus() == DescriptionStatus.FINAL)
                    .sorted(Comparator.comparing(Description::getFeed)
                            .thenComparing(Description::getEpoch)
                            .thenComparing(Description::getFirstSequence))
                    .toList();
        }

        synchronized String progress() {
            Description last = descriptions.get(descriptions.size() - 1);
            return String.format(
                    "%s at %.0f s, %d descriptions", last.getFeed(), last.getMediaEndMicros() / 1e6, finals().size());
        }
    }
}
