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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Kafka goes away and comes back while both jobs work: nothing is lost and nothing counted twice. */
class BrokerRestartITCase {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerRestartITCase.class);
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int FEEDS = 8;

    @Test
    void everySampleIsAccountedForAfterARestart(@TempDir Path folder) throws Exception {
        Path clip = TestMedia.oneShot(10);
        List<String> feeds =
                IntStream.range(0, FEEDS).mapToObj(i -> "restarted-" + i).toList();
        try (Pipeline pipeline = Pipeline.start(folder)) {
            JobClient ingest = pipeline.ingest();
            JobClient describe = pipeline.describe(CheapModels.load());
            feeds.forEach(feed -> pipeline.register(Pipeline.file(feed, clip, Pacing.REALTIME, true)));
            awaitMore(pipeline, feeds, 3);

            long stopped = System.nanoTime();
            pipeline.kafka().restart();
            Duration away = Duration.ofNanos(System.nanoTime() - stopped);
            awaitMore(pipeline, feeds, 4);

            feeds.forEach(pipeline::remove);
            pipeline.await(
                    "removal",
                    LIMIT,
                    () -> feeds.stream()
                            .allMatch(feed -> pipeline.ledger.states(feed).contains(FeedState.REMOVED)));
            pipeline.await(
                    "the books to balance",
                    LIMIT,
                    () -> feeds.stream().allMatch(feed -> in(pipeline, feed) == out(pipeline, feed)));
            feeds.forEach(feed -> LOG.info(
                    "{}: {} segments, {} samples in final documents, {} in dead letters",
                    feed,
                    pipeline.ledger.media(feed).size(),
                    pipeline.documents.samples(feed),
                    pipeline.ledger.lostSamples(feed)));
            LOG.info("Kafka was away for {} ms; {} segments came twice", away.toMillis(), pipeline.ledger.repeated());
            for (String feed : feeds) {
                assertThat(out(pipeline, feed)).as("samples of %s", feed).isEqualTo(in(pipeline, feed));
                assertThat(pipeline.ledger.states(feed))
                        .as("a broker's restart is nothing to a feed")
                        .doesNotContain(FeedState.BACKOFF);
            }
            pipeline.cancel(ingest);
            pipeline.cancel(describe);
        }
    }

    /** Samples cut from the feed: on the topic, or shed before it. */
    private static int in(Pipeline pipeline, String feed) {
        return pipeline.ledger.media(feed).size() + pipeline.ledger.lostSamples(feed, "feed-source");
    }

    private static int out(Pipeline pipeline, String feed) {
        return pipeline.documents.samples(feed) + pipeline.ledger.lostSamples(feed);
    }

    private static void awaitMore(Pipeline pipeline, List<String> feeds, int more) {
        Map<String, Integer> before = new HashMap<>();
        feeds.forEach(feed -> before.put(feed, pipeline.ledger.media(feed).size()));
        pipeline.await(
                "more segments",
                LIMIT,
                () -> feeds.stream()
                        .allMatch(feed -> pipeline.ledger.media(feed).size() >= before.getOrDefault(feed, 0) + more));
    }
}
