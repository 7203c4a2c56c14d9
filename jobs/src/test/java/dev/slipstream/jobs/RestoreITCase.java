package dev.slipstream.jobs;

import dev.slipstream.contracts.record.FeedState;
import dev.slipstream.contracts.record.Pacing;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Both jobs die in the middle of their feeds and come back from their last checkpoints: the counts are exact. */
class RestoreITCase {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreITCase.class);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int SECONDS_EACH = 3;
    private static final int SHOTS = 4;
    private static final int SEGMENTS = SHOTS * SECONDS_EACH;
    /** Read as fast as it goes, so it has ended before the jobs die, and must not be read again. */
    private static final String FINISHED = "restored-finished";

    /** In the checkpoint, and no longer registered when the job comes back. */
    private static final String REMOVED = "restored-removed";

    private static final List<String> FEEDS = List.of("restored-0", "restored-1", FINISHED);

    @Test
    void everySegmentOnceAndEveryShotWhole(@TempDir Path folder) throws Exception {
        Path clip = TestMedia.fourShots(SECONDS_EACH);
        try (Pipeline pipeline = Pipeline.start(folder)) {
            JobClient ingest = pipeline.ingest();
            JobClient describe = pipeline.describe(CheapModels.load());
            FEEDS.forEach(feed -> pipeline.register(
                    Pipeline.file(feed, clip, feed.equals(FINISHED) ? Pacing.FAST : Pacing.REALTIME, false)));
            pipeline.register(Pipeline.file(REMOVED, clip, Pacing.REALTIME, true));
            awaitSegments(pipeline, 3);
            awaitCheckpoint(pipeline, ingest);
            awaitCheckpoint(pipeline, describe);
            // Behind the checkpoints, so that there is something to replay.
            awaitSegments(pipeline, 5);
            pipeline.cancel(describe);
            pipeline.cancel(ingest);
            int atTheKill = pipeline.ledger.media(FEEDS.get(0)).size();
            assertThat(atTheKill).isLessThan(SEGMENTS);
            pipeline.remove(REMOVED);

            JobClient describeAgain = pipeline.describe(
                    CheapModels.load(), pipeline.latestCheckpoint(describe).orElseThrow());
            JobClient ingestAgain =
                    pipeline.ingest(pipeline.latestCheckpoint(ingest).orElseThrow());
            pipeline.await(
                    "the END of every feed",
                    LIMIT,
                    () -> FEEDS.stream()
                            .noneMatch(feed -> pipeline.ledger.ends(feed).isEmpty()));
            pipeline.await(
                    "every sample in a document",
                    LIMIT,
                    () -> FEEDS.stream().allMatch(feed -> pipeline.documents.samples(feed) >= SEGMENTS));

            pipeline.await(
                    "removal of a feed that left while the job was away",
                    LIMIT,
                    () -> pipeline.ledger.states(REMOVED).contains(FeedState.REMOVED));

            LOG.info(
                    "Killed after {} of {} segments per feed; {} segments came twice",
                    atTheKill,
                    SEGMENTS,
                    pipeline.ledger.repeated());
            FEEDS.forEach(feed -> assertExact(pipeline, feed));
            assertThat(pipeline.ledger.letters()).isEmpty();
            pipeline.cancel(ingestAgain);
            pipeline.cancel(describeAgain);
        }
    }

    private static void assertExact(Pipeline pipeline, String feed) {
        List<Ledger.Entry> media = pipeline.ledger.media(feed);
        assertThat(media.stream().map(Ledger.Entry::epoch).distinct())
                .as("a file's epoch outlasts the job")
                .hasSize(1);
        assertThat(media.stream().map(Ledger.Entry::sequence))
                .as("sequences of %s", feed)
                .containsExactlyElementsOf(LongStream.range(0, SEGMENTS).boxed().toList());
        assertThat(pipeline.ledger.ends(feed)).hasSize(1);
        List<Documents.Shot> shots = pipeline.documents.shots(feed);
        LOG.info("{}: {}", feed, shots);
        assertThat(shots).hasSize(SHOTS);
        for (int i = 0; i < SHOTS; i++) {
            Documents.Shot shot = shots.get(i);
            // A segment's sample is the picture at its end, so the segment that ends with a cut shows the next shot.
            long first = i == 0 ? 0 : (long) i * SECONDS_EACH - 1;
            long last = i == SHOTS - 1 ? SEGMENTS - 1 : (i + 1L) * SECONDS_EACH - 2;
            assertThat(shot.firstSequence()).isEqualTo(first);
            assertThat(shot.lastSequence()).isEqualTo(last);
            assertThat(shot.samples()).isEqualTo(last - first + 1);
            assertThat(shot.degraded()).isEmpty();
        }
    }

    private static void awaitSegments(Pipeline pipeline, int count) {
        pipeline.await(
                count + " segments of each feed",
                LIMIT,
                () -> FEEDS.stream()
                        .allMatch(feed -> pipeline.ledger.media(feed).size() >= count));
    }

    private static void awaitCheckpoint(Pipeline pipeline, JobClient job) {
        long before = pipeline.checkpoints(job);
        // The one after next began after this call.
        pipeline.await("checkpoint", LIMIT, () -> pipeline.checkpoints(job) >= before + 2);
    }
}
