package dev.slipstream.jobs;

import dev.slipstream.connectors.feed.FeedDirectory;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DescriptionStatus;
import dev.slipstream.contracts.record.FeedEvent;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.TextEmbedder;
import dev.slipstream.modelserving.TextLine;
import dev.slipstream.modelserving.TextReader;
import dev.slipstream.operators.sample.FfmpegSampleDecoder;
import dev.slipstream.vision.media.Picture;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One bounded run of the describe job: the real source and decoder, models that know nothing, results in memory. */
final class MediaRun {
    private final Path mediaStore;
    private final Queue<Description> descriptions = new ConcurrentLinkedQueue<>();
    private final Queue<DeadLetter> deadLetters = new ConcurrentLinkedQueue<>();

    private MediaRun(Path mediaStore) {
        this.mediaStore = mediaStore;
    }

    /** Runs to the end; {@code events} is called by a task's thread. */
    static MediaRun of(Configuration settings, List<FeedRegistration> feeds, Consumer<FeedEvent> events)
            throws Exception {
        MediaRun run = new MediaRun(Path.of(URI.create(settings.get(SlipstreamOptions.MEDIA_STORE_ROOT))));
        Configuration all = new Configuration(settings);
        all.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(all);
        env.setParallelism(2);
        DescribeMediaJob.Outputs outputs = DescribeMediaJob.defineWorkflow(
                env,
                settings,
                FeedSources.of(FeedDirectory.of(feeds), settings),
                List.of(),
                new DescribeWorkflow.Models(FfmpegSampleDecoder::new, BlindReader::new, FlatEmbedder::new));
        outputs.descriptions().sinkTo(new Collect<>(run.descriptions::add));
        outputs.deadLetters().sinkTo(new Collect<>(run.deadLetters::add));
        outputs.events().sinkTo(new Collect<>(events));
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

    /** Sees no text. */
    private static final class BlindReader implements TextReader {
        @Override
        public List<TextLine> read(Picture picture) {
            return List.of();
        }

        @Override
        public List<ModelInfo> models() {
            return List.of(new ModelInfo("blind", "1", "00"));
        }

        @Override
        public void close() {}
    }

    /** Takes all texts for the same. */
    private static final class FlatEmbedder implements TextEmbedder {
        @Override
        public float[] embed(String text) {
            return new float[] {1, 0};
        }

        @Override
        public int dimensions() {
            return 2;
        }

        @Override
        public ModelInfo model() {
            return new ModelInfo("flat", "1", "00");
        }

        @Override
        public void close() {}
    }

    /** Hands records to this process: Flink's own way to collect them ends with the first stream. */
    private static final class Collect<T> implements Sink<T> {
        private static final long serialVersionUID = 1;
        private static final Map<String, Consumer<Object>> RECEIVERS = new ConcurrentHashMap<>();

        private final String id = UUID.randomUUID().toString();

        @SuppressWarnings("unchecked")
        Collect(Consumer<? super T> receiver) {
            RECEIVERS.put(id, record -> receiver.accept((T) record));
        }

        @Override
        public SinkWriter<T> createWriter(WriterInitContext context) {
            Consumer<Object> receiver = RECEIVERS.get(id);
            if (receiver == null) {
                throw new IllegalStateException("the run has ended");
            }
            return new SinkWriter<>() {
                @Override
                public void write(T element, Context unused) {
                    receiver.accept(element);
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }
}
