package dev.slipstream.jobs;

import dev.slipstream.connectors.feed.FeedDirectory;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DescriptionStatus;
import dev.slipstream.contracts.record.FeedEvent;
import dev.slipstream.contracts.record.FeedHealth;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.embedded.InProcessSink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One bounded run of the describe job: the real source and decoder, cheap models where none are given, results in memory. */
final class MediaRun {
    private final Path mediaStore;
    private final Queue<Description> descriptions = new ConcurrentLinkedQueue<>();
    private final Queue<FeedHealth> health = new ConcurrentLinkedQueue<>();
    private final Queue<DeadLetter> deadLetters = new ConcurrentLinkedQueue<>();

    private MediaRun(Path mediaStore) {
        this.mediaStore = mediaStore;
    }

    /** Runs to the end; {@code events} is called by a task's thread. */
    static MediaRun of(Configuration settings, List<FeedRegistration> feeds, Consumer<FeedEvent> events)
            throws Exception {
        return of(settings, feeds, events, CheapModels.load());
    }

    /** The same with models of the caller's. */
    static MediaRun of(
            Configuration settings,
            List<FeedRegistration> feeds,
            Consumer<FeedEvent> events,
            DescribeWorkflow.Models models)
            throws Exception {
        return of(settings, feeds, List.of(), events, models);
    }

    /** The same with results that are known from the start. */
    static MediaRun of(
            Configuration settings,
            List<FeedRegistration> feeds,
            List<ResultsMessage> results,
            Consumer<FeedEvent> events,
            DescribeWorkflow.Models models)
            throws Exception {
        MediaRun run = new MediaRun(Path.of(URI.create(settings.get(SlipstreamOptions.MEDIA_STORE_ROOT))));
        Configuration all = new Configuration(settings);
        all.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(all);
        env.setParallelism(2);
        DescribeMediaJob.Outputs outputs = DescribeMediaJob.defineWorkflow(
                env, settings, FeedSources.of(FeedDirectory.of(feeds), settings), results, models);
        outputs.descriptions().sinkTo(new InProcessSink<>(run.descriptions::add));
        outputs.health().sinkTo(new InProcessSink<>(run.health::add));
        outputs.deadLetters().sinkTo(new InProcessSink<>(run.deadLetters::add));
        outputs.events().sinkTo(new InProcessSink<>(events));
        env.execute(DescribeMediaJob.NAME);
        return run;
    }

    /** A feed's shots in the order of their media. */
    List<Description> shots(String feed) {
        return descriptions.stream()
                .filter(d ->
                        d.getStatus() == DescriptionStatus.FINAL && d.getFeed().equals(feed))
                .sorted(Comparator.comparing(Description::getEpoch).thenComparing(Description::getFirstSequence))
                .toList();
    }

    /** What was told about the feeds' health, in order. */
    List<FeedHealth> health() {
        return List.copyOf(health);
    }

    List<DeadLetter> deadLetters() {
        return List.copyOf(deadLetters);
    }

    /** How many segments of the feed lie in the media store: a count that the job has no part in. */
    int segments(String feed) throws IOException {
        Path folder = mediaStore.resolve("segments").resolve(feed);
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return (int) files.filter(f -> f.toString().endsWith(".mp4")).count();
        }
    }

    /** How many samples of the feed final descriptions stand on. */
    int described(String feed) {
        return shots(feed).stream().mapToInt(Description::getSamples).sum();
    }

    /** How many samples of the feed dead letters stand for. */
    int lost(String feed) {
        return deadLetters.stream()
                .filter(letter -> feed.equals(letter.getFeed()))
                .mapToInt(DeadLetter::getSamples)
                .sum();
    }
}
