package dev.slipstream.simulator.feed;

import dev.slipstream.connectors.feed.FileRecorder;
import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.vision.media.FeedException;
import dev.slipstream.vision.media.ProtocolPolicy;
import dev.slipstream.vision.media.ReaderOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Plays hundreds of feeds straight as segment records, in real time: what ingest writes when hundreds of feeds are on,
 * without paying for reading them. Each distinct file is cut and stored once; all feeds that play it refer to that media.
 */
public final class SegmentPlayer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentPlayer.class);
    private static final long TICK_MILLIS = 20;
    /** A broker that does not answer must not hold the player back for the minute that is Kafka's default. */
    private static final long MAX_BLOCK_MILLIS = 5_000;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final PriorityQueue<SegmentLoop> loops = new PriorityQueue<>(Comparator.comparing(SegmentLoop::due));
    private final AvroCodec<Segment> codec = new AvroCodec<>(Segment.class);
    private final KafkaProducer<String, byte[]> producer;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Thread thread = new Thread(this::run, "segment-player");

    private SegmentPlayer(Properties kafka, Clock clock) {
        Properties settings = new Properties();
        settings.putAll(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(Topics.MAX_RECORD_BYTES));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.toString(MAX_BLOCK_MILLIS));
        // As ingest does: a few milliseconds of latency are worth fewer requests.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(1 << 18));
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        this.clock = clock;
    }

    /**
     * Cuts files and stores their media.
     *
     * @return a file's segments for each file
     * @throws FeedException if a file cannot be read
     * @throws IOException if the media store does not take it
     */
    public static List<List<Segment>> record(List<Path> files, MediaStore store) throws FeedException, IOException {
        List<List<Segment>> sources = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i).toAbsolutePath();
            FeedRegistration source = FeedRegistration.newBuilder()
                    .setFeed("source-of-" + LoadPlayer.name(i))
                    .setUri(file.toString())
                    .build();
            List<Segment> segments = FileRecorder.record(
                    source,
                    store,
                    ReaderOptions.of(new ProtocolPolicy(List.of(String.valueOf(file.getParent())), false)));
            if (segments.isEmpty()) {
                throw new IOException(file + " has no whole picture to play");
            }
            sources.add(segments);
        }
        return sources;
    }

    /**
     * Begins to publish to {@link Topics#SEGMENTS}, which must exist.
     *
     * @param kafka how to reach Kafka: at least {@code bootstrap.servers}
     * @param feeds each plays one of the sources, in turn, from a place of its own
     * @param sources as {@link #record} gives them; they belong to the player from here on
     */
    public static SegmentPlayer start(
            Properties kafka, List<FeedRegistration> feeds, List<List<Segment>> sources, long seed, Clock clock) {
        SegmentPlayer player = new SegmentPlayer(kafka, clock);
        Random random = new Random(seed);
        Instant now = clock.instant();
        for (int i = 0; i < feeds.size(); i++) {
            List<Segment> segments = sources.get(i % sources.size());
            int first = random.nextInt(segments.size());
            // Begun up to a segment ago, so that not all are complete at the same instant.
            long begun = (long) (random.nextDouble() * segments.get(first).getDurationMicros());
            player.loops.add(new SegmentLoop(feeds.get(i), segments, first, now.minusNanos(begun * 1_000)));
        }
        player.thread.setDaemon(true);
        player.thread.start();
        return player;
    }

    /** Feeds {@code load-001} and on that belong to no unit; their addresses are never opened. */
    public static List<FeedRegistration> feeds(int count) {
        List<FeedRegistration> feeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            feeds.add(FeedRegistration.newBuilder()
                    .setFeed(LoadPlayer.name(i))
                    .setUri("srt://127.0.0.1:1")
                    .build());
        }
        return feeds;
    }

    /** Records that Kafka has. */
    public long written() {
        return written.get();
    }

    /** Records that Kafka did not take. */
    public long failed() {
        return failed.get();
    }

    private void run() {
        try {
            while (!closed.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                Instant now = clock.instant();
                for (SegmentLoop loop = loops.peek();
                        loop != null && !loop.due().isAfter(now);
                        loop = loops.peek()) {
                    loops.remove(loop);
                    publish(loop.next(now));
                    loops.add(loop);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(Segment segment) {
        try {
            var unused = producer.send(
                    new ProducerRecord<>(Topics.SEGMENTS.name(), segment.getFeed(), codec.encode(segment)),
                    (metadata, exception) -> {
                        if (exception == null) {
                            written.incrementAndGet();
                        } else {
                            refused(exception);
                        }
                    });
        } catch (KafkaException e) {
            refused(e);
        }
    }

    private void refused(Exception why) {
        if (failed.getAndIncrement() == 0) {
            LOG.warn("Kafka did not take a segment; such segments are counted as failed", why);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSE_TIMEOUT);
    }
}
