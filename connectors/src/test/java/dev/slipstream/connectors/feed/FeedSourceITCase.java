package dev.slipstream.connectors.feed;

import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.FeedEvent;
import dev.slipstream.contracts.record.FeedOutput;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.FeedState;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.contracts.record.SegmentKind;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The source in a job: isolation between feeds, removal and addition while it runs, and the end of bounded runs. */
class FeedSourceITCase {
    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    Path media;

    private FeedSourceBuilder source() {
        return FeedSource.builder()
                .setConnector(new FakeFeeds())
                .setMediaStore(new MediaStore(media.toString()))
                .setReconnectPolicy(
                        new ReconnectPolicy(Duration.ofMillis(20), Duration.ofMillis(100), 3, Duration.ofMillis(200)))
                .setDiscoveryInterval(Duration.ofMillis(50));
    }

    private static StreamExecutionEnvironment environment() {
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(strict);
        env.setParallelism(2);
        return env;
    }

    private List<FeedOutput> runToTheEnd(List<FeedRegistration> feeds) throws Exception {
        List<FeedOutput> all = new ArrayList<>();
        try (CloseableIterator<FeedOutput> outputs = environment()
                .fromSource(
                        source().setDirectory(FeedDirectory.of(feeds)).build(),
                        WatermarkStrategy.noWatermarks(),
                        "feeds")
                .uid("feeds")
                .executeAndCollect()) {
            outputs.forEachRemaining(all::add);
        }
        return all;
    }

    private static List<Segment> media(List<FeedOutput> all, String feed) {
        return all.stream()
                .map(FeedOutput::getSegment)
                .filter(s -> s != null && s.getFeed().equals(feed) && s.getKind() == SegmentKind.MEDIA)
                .toList();
    }

    private static List<FeedEvent> events(List<FeedOutput> all, String feed) {
        return all.stream()
                .map(FeedOutput::getEvent)
                .filter(e -> e != null && e.getFeed().equals(feed))
                .toList();
    }

    @Test
    void filesComeWholeInOrderAndTheRunEnds() throws Exception {
        List<FeedOutput> all = runToTheEnd(List.of(FakeFeeds.fast("a", "file:20"), FakeFeeds.fast("b", "file:3")));

        assertThat(media(all, "a")).hasSize(20).extracting(Segment::getSequence).isSorted();
        assertThat(media(all, "b")).extracting(Segment::getId).containsExactly("b/0/0", "b/0/1", "b/0/2");
        assertThat(all)
                .filteredOn(o -> o.getSegment() != null && o.getSegment().getKind() == SegmentKind.END)
                .extracting(o -> o.getSegment().getId())
                .containsExactlyInAnyOrder("a/0/20", "b/0/3");
        Segment first = media(all, "a").get(0);
        assertThat(new MediaStore(media.toString()).read(first.getMedia()))
                .asString(java.nio.charset.StandardCharsets.US_ASCII)
                .isEqualTo("segment 1");
    }

    @Test
    void aFileWhoseTimestampsStartAgainGoesOnInOneEpoch() throws Exception {
        List<FeedOutput> all = runToTheEnd(List.of(FakeFeeds.fast("j", "jump:4")));

        assertThat(media(all, "j")).hasSize(8).extracting(Segment::getEpoch).containsOnly(0L);
        assertThat(media(all, "j"))
                .extracting(s -> s.getMediaTimeMicros() / 1_000_000)
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void aRefusedAndADeadFeedAreReportedByNameAndStopNobody() throws Exception {
        List<FeedOutput> all = runToTheEnd(List.of(
                FakeFeeds.fast("good", "file:5"), FakeFeeds.fast("evil", "refused:"), FakeFeeds.fast("gone", "dead:")));

        assertThat(media(all, "good")).hasSize(5);
        List<DeadLetter> letters = all.stream()
                .map(FeedOutput::getDeadLetter)
                .filter(l -> l != null)
                .toList();
        assertThat(letters)
                .extracting(DeadLetter::getFeed, DeadLetter::getReason)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("evil", Reason.ADDRESS_REFUSED.name()),
                        org.assertj.core.api.Assertions.tuple("gone", Reason.FEED_UNREACHABLE.name()));
        assertThat(events(all, "gone"))
                .extracting(FeedEvent::getState)
                .filteredOn(s -> s == FeedState.BACKOFF)
                .hasSize(2);
    }

    /** A directory that a test changes while the job runs; static because it is serialized into the job. */
    private record LiveDirectory(String test) implements FeedDirectory {
        static final Map<String, Map<String, Entry>> FEEDS = new ConcurrentHashMap<>();

        /** Not in the constructor, which deserialization calls too. */
        static LiveDirectory empty(String test) {
            FEEDS.put(test, new ConcurrentHashMap<>());
            return new LiveDirectory(test);
        }

        private Map<String, Entry> feeds() {
            return java.util.Objects.requireNonNull(FEEDS.get(test));
        }

        void add(FeedRegistration feed) {
            feeds().put(feed.getFeed(), new Entry(feed, 1_770_000_000_000L));
        }

        void remove(String feed) {
            feeds().remove(feed);
        }

        @Override
        public boolean isFixed() {
            return false;
        }

        @Override
        public Reader open() {
            return new Reader() {
                @Override
                public Listing list() {
                    return new Listing(new HashMap<>(feeds()), Map.of());
                }

                @Override
                public void close() {}
            };
        }
    }

    /** What the running job emitted, gathered outside it. */
    private static final class Gathered implements AutoCloseable {
        private final List<FeedOutput> all = java.util.Collections.synchronizedList(new ArrayList<>());
        private final JobClient job;
        private final CloseableIterator<FeedOutput> outputs;

        Gathered(FeedSource source) throws Exception {
            StreamExecutionEnvironment env = environment();
            var stream = env.fromSource(source, WatermarkStrategy.noWatermarks(), "feeds")
                    .uid("feeds");
            outputs = stream.collectAsync();
            job = env.executeAsync();
            Thread thread = new Thread(() -> {
                try {
                    outputs.forEachRemaining(all::add);
                } catch (RuntimeException cancelled) {
                    // The iterator fails when the job is cancelled at the end of the test.
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        long count(Predicate<FeedOutput> which) {
            synchronized (all) {
                return all.stream().filter(which).count();
            }
        }

        long segments(String feed) {
            return count(o -> o.getSegment() != null
                    && o.getSegment().getFeed().equals(feed)
                    && o.getSegment().getKind() == SegmentKind.MEDIA);
        }

        List<FeedOutput> snapshot() {
            synchronized (all) {
                return List.copyOf(all);
            }
        }

        @Override
        public void close() throws Exception {
            job.cancel().get();
            outputs.close();
            // A feed's thread outlasts its job by the segment that it is writing.
            await().until(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("feed-")));
        }
    }

    @Test
    void feedsAreAddedAndRemovedWhileTheOthersRun() throws Exception {
        LiveDirectory directory = LiveDirectory.empty("add-remove");
        FakeFeeds.many(5, "stays-", "live:10").forEach(directory::add);
        FakeFeeds.many(5, "leaves-", "live:10").forEach(directory::add);
        try (Gathered gathered = new Gathered(source().setDirectory(directory).build())) {
            await().until(() -> gathered.segments("leaves-4") > 3 && gathered.segments("stays-4") > 3);

            FakeFeeds.many(5, "joins-", "live:10").forEach(directory::add);
            for (int i = 0; i < 5; i++) {
                directory.remove("leaves-" + i);
            }

            await().until(() -> gathered.segments("joins-0") > 3 && gathered.segments("joins-4") > 3);
            for (int i = 0; i < 5; i++) {
                String feed = "leaves-" + i;
                await().until(() ->
                        events(gathered.snapshot(), feed).stream().anyMatch(e -> e.getState() == FeedState.REMOVED));
                long after = gathered.segments(feed);
                long others = gathered.segments("stays-0");
                await().until(() -> gathered.segments("stays-0") > others + 5);
                assertThat(gathered.segments(feed)).isEqualTo(after);
                assertThat(FakeFeeds.CONNECTIONS.get("stays-" + i)).hasValue(1);
            }
            List<Segment> last = gathered.snapshot().stream()
                    .map(FeedOutput::getSegment)
                    .filter(s -> s != null && s.getFeed().equals("leaves-0"))
                    .toList();
            assertThat(last.get(last.size() - 1).getKind()).isEqualTo(SegmentKind.END);
            assertThat(last.get(last.size() - 1).getSequence())
                    .isEqualTo(last.get(last.size() - 2).getSequence() + 1);
        }
    }

    /** A file's thread that waits for its time ends the moment it is told to, and must not end its feed before the END. */
    @Test
    void everyRemovedFeedEndsWithAnEnd() throws Exception {
        LiveDirectory directory = LiveDirectory.empty("remove-all");
        List<FeedRegistration> feeds = FakeFeeds.many(50, "paced-", "file:1000");
        feeds.forEach(directory::add);
        try (Gathered gathered = new Gathered(source().setDirectory(directory).build())) {
            await().until(() -> feeds.stream().allMatch(feed -> gathered.segments(feed.getFeed()) > 0));
            feeds.forEach(feed -> directory.remove(feed.getFeed()));

            await().untilAsserted(() -> {
                List<FeedOutput> all = gathered.snapshot();
                assertThat(all)
                        .filteredOn(
                                o -> o.getSegment() != null && o.getSegment().getKind() == SegmentKind.END)
                        .extracting(o -> o.getSegment().getFeed())
                        .doesNotHaveDuplicates()
                        .hasSize(feeds.size());
                assertThat(feeds)
                        .allSatisfy(feed -> assertThat(events(all, feed.getFeed()))
                                .extracting(FeedEvent::getState)
                                .contains(FeedState.REMOVED));
            });
        }
    }

    @Test
    void feedsThatHangFloodFlapOrDieSlowNobody() throws Exception {
        LiveDirectory directory = LiveDirectory.empty("trouble");
        FakeFeeds.many(20, "healthy-", "live:20").forEach(directory::add);
        directory.add(FakeFeeds.registration("hangs", "hang:"));
        directory.add(FakeFeeds.registration("floods", "flood:"));
        directory.add(FakeFeeds.registration("flaps", "flap:2"));
        directory.add(FakeFeeds.registration("dies", "dead:"));
        try (Gathered gathered = new Gathered(source().setDirectory(directory).build())) {
            await().until(() -> gathered.segments("healthy-19") > 0 && gathered.segments("healthy-0") > 0);
            await().atMost(Duration.ofSeconds(30)).until(() -> gathered.segments("healthy-0") >= 100);

            for (int i = 0; i < 20; i++) {
                // All started within a moment of each other and all run at one pace.
                assertThat(gathered.segments("healthy-" + i)).isBetween(80L, 130L);
            }
            List<FeedOutput> all = gathered.snapshot();
            assertThat(events(all, "dies"))
                    .extracting(FeedEvent::getState)
                    .contains(FeedState.BACKOFF, FeedState.QUARANTINED, FeedState.PROBING);
            assertThat(media(all, "flaps")).extracting(Segment::getId).doesNotHaveDuplicates();
            assertThat(media(all, "flaps").stream().map(Segment::getEpoch).distinct())
                    .isSorted()
                    .hasSizeGreaterThan(2);
        }
    }
}
