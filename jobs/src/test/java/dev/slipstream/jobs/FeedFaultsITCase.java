package dev.slipstream.jobs;

import dev.slipstream.contracts.record.FeedEvent;
import dev.slipstream.contracts.record.FeedState;
import dev.slipstream.contracts.record.Pacing;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Feeds that hang, come, go, and break off beside healthy ones, in the ingest job with real reading. */
class FeedFaultsITCase {
    private static final Logger LOG = LoggerFactory.getLogger(FeedFaultsITCase.class);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration WINDOW = Duration.ofSeconds(10);

    @TempDir
    static Path folder;

    private static Pipeline pipeline;
    private JobClient ingest;

    @BeforeAll
    static void startPipeline() throws Exception {
        pipeline = Pipeline.start(folder);
    }

    @AfterAll
    static void closePipeline() throws Exception {
        pipeline.close();
    }

    @BeforeEach
    void startJob() throws Exception {
        ingest = pipeline.ingest();
    }

    @AfterEach
    void cancelJob() throws Exception {
        pipeline.cancel(ingest);
    }

    /** Feeds that play one clip again and again as if it were live; each has given a segment when this returns. */
    private static List<String> playing(String prefix, int from, int to) {
        Path clip = TestMedia.oneShot(10);
        List<String> feeds =
                IntStream.range(from, to).mapToObj(i -> prefix + "-" + i).toList();
        feeds.forEach(feed -> pipeline.register(Pipeline.file(feed, clip, Pacing.REALTIME, true)));
        pipeline.await(
                "segments of " + feeds,
                LIMIT,
                () -> feeds.stream()
                        .noneMatch(feed -> pipeline.ledger.media(feed).isEmpty()));
        return feeds;
    }

    private static void remove(List<String> feeds) {
        feeds.forEach(pipeline::remove);
        pipeline.await(
                "removal of " + feeds,
                LIMIT,
                () -> feeds.stream()
                        .allMatch(feed -> pipeline.ledger.states(feed).contains(FeedState.REMOVED)));
    }

    private static Map<String, Integer> counts(List<String> feeds) {
        Map<String, Integer> counts = new HashMap<>();
        feeds.forEach(feed -> counts.put(feed, pipeline.ledger.media(feed).size()));
        return counts;
    }

    /** Waits until each feed has given so many segments more. */
    private static void awaitMore(List<String> feeds, int more) {
        Map<String, Integer> before = counts(feeds);
        pipeline.await(
                "more segments of " + feeds,
                LIMIT,
                () -> feeds.stream()
                        .allMatch(feed -> pipeline.ledger.media(feed).size() >= before.getOrDefault(feed, 0) + more));
    }

    /** Each epoch of a looped file or a live feed counts 0, 1, 2 without a gap. */
    private static void assertNoGaps(String feed) {
        for (long epoch : pipeline.ledger.epochs(feed)) {
            List<Long> sequences = pipeline.ledger.sequences(feed, epoch);
            assertThat(sequences)
                    .as("sequences of %s in epoch %d", feed, epoch)
                    .containsExactlyElementsOf(
                            LongStream.range(0, sequences.size()).boxed().toList());
        }
    }

    /** Segments per second that the feeds gave, all together, from now on. */
    private static double measureRate(List<String> feeds) {
        Instant from = Instant.now();
        Instant to = from.plus(WINDOW);
        pipeline.readFor(WINDOW);
        pipeline.await(
                "a segment of each feed after the window",
                LIMIT,
                () -> feeds.stream()
                        .allMatch(feed -> pipeline.ledger.media(feed).stream()
                                .anyMatch(entry -> entry.ingested().isAfter(to))));
        return feeds.stream()
                        .mapToDouble(feed -> position(feed, to) - position(feed, from))
                        .sum()
                / WINDOW.toSeconds();
    }

    /**
     * How many segments the feed had given at that moment, counting the one in progress by the time that had passed of it:
     * whole segments alone would make the rate of a short window uncertain by one segment per feed.
     */
    private static double position(String feed, Instant moment) {
        List<Instant> times = pipeline.ledger.media(feed).stream()
                .map(Ledger.Entry::ingested)
                .sorted()
                .toList();
        int before = (int) times.stream().filter(time -> !time.isAfter(moment)).count();
        Instant last = times.get(before - 1);
        Instant next = times.get(before);
        return before
                + (double) Duration.between(last, moment).toNanos()
                        / Duration.between(last, next).toNanos();
    }

    @Test
    void aFeedThatNeverAnswersSlowsDownNoOther() throws Exception {
        List<String> healthy = playing("healthy", 0, 20);
        awaitMore(healthy, 2);
        double without = measureRate(healthy);
        // The operating system accepts for it; nothing ever answers.
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            pipeline.register(Pipeline.address("silent", "http://127.0.0.1:" + silent.getLocalPort() + "/live.ts"));
            pipeline.await(
                    "connection of silent",
                    LIMIT,
                    () -> !pipeline.ledger.events("silent").isEmpty());
            double with = measureRate(healthy);
            LOG.info(
                    "20 healthy feeds: {} segments/s alone, {} segments/s beside a feed that never answers ({} %)",
                    without, with, Math.round(1000 * (with / without - 1)) / 10.0);
            assertThat(without).as("20 feeds of one segment a second").isBetween(19.0, 21.0);
            assertThat(with).isBetween(without * 0.95, without * 1.05);
            pipeline.await(
                    "quarantine of silent",
                    LIMIT,
                    () -> pipeline.ledger.states("silent").contains(FeedState.QUARANTINED));
        }
        assertThat(pipeline.ledger.states("silent"))
                .startsWith(FeedState.CONNECTING, FeedState.BACKOFF)
                .contains(FeedState.QUARANTINED)
                .doesNotContain(FeedState.STREAMING);
        assertThat(pipeline.ledger.media("silent")).isEmpty();
        healthy.forEach(FeedFaultsITCase::assertNoGaps);
        assertThat(healthy)
                .allSatisfy(feed -> assertThat(pipeline.ledger.states(feed)).doesNotContain(FeedState.BACKOFF));
        pipeline.remove("silent");
        remove(healthy);
    }

    @Test
    void feedsComeAndGoWhileTheOthersPlayOn() {
        Path clip = TestMedia.oneShot(60);
        List<String> staying = List.of("staying-0", "staying-1", "staying-2", "staying-3", "staying-4");
        staying.forEach(feed -> pipeline.register(Pipeline.file(feed, clip, Pacing.REALTIME, false)));
        List<String> leaving = playing("leaving", 0, 5);
        awaitMore(staying, 2);

        List<String> coming = playing("coming", 0, 5);
        remove(leaving);
        Map<String, Integer> left = counts(leaving);
        awaitMore(staying, 3);
        awaitMore(coming, 2);

        for (String feed : staying) {
            assertThat(pipeline.ledger.epochs(feed)).as("epochs of %s", feed).hasSize(1);
            assertThat(pipeline.ledger.states(feed)).containsExactly(FeedState.CONNECTING, FeedState.STREAMING);
            assertNoGaps(feed);
        }
        for (String feed : leaving) {
            List<Ledger.Entry> media = pipeline.ledger.media(feed);
            Ledger.Entry last = media.get(media.size() - 1);
            Ledger.Entry end =
                    pipeline.ledger.ends(feed).get(pipeline.ledger.ends(feed).size() - 1);
            assertThat(end.epoch()).isEqualTo(last.epoch());
            assertThat(end.sequence()).as("END of %s", feed).isEqualTo(last.sequence() + 1);
            assertNoGaps(feed);
        }
        assertThat(counts(leaving)).as("nothing comes after the END").isEqualTo(left);
        remove(staying);
        remove(coming);
    }

    @Test
    void aFeedThatIsCutComesBackInANewEpoch() throws Exception {
        List<String> others = playing("other", 0, 3);
        try (LiveSender sender = new LiveSender(TestMedia.transportStream(60), 60)) {
            pipeline.register(Pipeline.address("cut", sender.url()));
            pipeline.await(
                    "first segments", LIMIT, () -> pipeline.ledger.media("cut").size() >= 3);
            sender.cut();
            pipeline.await(
                    "back-off of cut",
                    LIMIT,
                    () -> pipeline.ledger.states("cut").contains(FeedState.BACKOFF));
            int beforeTheCut = pipeline.ledger.media("cut").size();
            sender.restore();
            pipeline.await(
                    "segments after the cut",
                    LIMIT,
                    () -> pipeline.ledger.media("cut").size() >= beforeTheCut + 3);
            pipeline.remove("cut");
            pipeline.await(
                    "END of both epochs",
                    LIMIT,
                    () -> pipeline.ledger.ends("cut").size() == 2);
        }

        List<Long> epochs = pipeline.ledger.epochs("cut");
        assertThat(epochs).hasSize(2).isSorted();
        assertNoGaps("cut");
        assertThat(pipeline.ledger.ends("cut").stream().map(Ledger.Entry::epoch))
                .containsExactlyElementsOf(epochs);
        FeedEvent lost = pipeline.ledger.events("cut").stream()
                .filter(event -> event.getState() == FeedState.BACKOFF)
                .findFirst()
                .orElseThrow();
        LOG.info("A cut feed said: {}", lost.getMessage());
        assertThat(lost.getMessage()).contains("127.0.0.1").contains("next try in");
        assertThat(pipeline.ledger.states("cut"))
                .filteredOn(FeedState.STREAMING::equals)
                .hasSize(2);
        for (String feed : others) {
            assertThat(pipeline.ledger.states(feed)).doesNotContain(FeedState.BACKOFF);
            assertNoGaps(feed);
        }
        remove(others);
    }
}
