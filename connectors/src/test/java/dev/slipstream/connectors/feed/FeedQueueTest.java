package dev.slipstream.connectors.feed;

import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.FeedOutput;
import dev.slipstream.contracts.record.FeedState;
import dev.slipstream.contracts.record.Outcome;
import dev.slipstream.contracts.record.Segment;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class FeedQueueTest {
    private final FeedTime time = new FeedTime() {
        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public long epochMicros() {
            return 0;
        }
    };
    private final FeedNotices notices = new FeedNotices(time);
    private final AtomicInteger signals = new AtomicInteger();
    private final FeedQueue queue = new FeedQueue(3, signals::incrementAndGet, notices::mergeShed);

    private FeedItem segment(long sequence) {
        FeedProgress at = new FeedProgress(7, sequence, 0, 0, false);
        Segment segment = notices.end(FakeFeeds.registration("rink-1", "live:1"), at)
                .output()
                .getSegment();
        return new FeedItem(FeedOutput.newBuilder().setSegment(segment).build(), at.next(0), true);
    }

    private List<FeedItem> drain() {
        List<FeedItem> all = new ArrayList<>();
        for (FeedItem item = queue.poll(); item != null; item = queue.poll()) {
            all.add(item);
        }
        return all;
    }

    private CompletableFuture<Boolean> putElsewhere(FeedItem item) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return queue.put(item);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void aLiveFeedNeverWaitsAndEverySegmentIsCounted() {
        for (int i = 0; i < 10; i++) {
            queue.offerLive(segment(i), notices::shed);
        }

        List<FeedItem> all = drain();
        DeadLetter letter = all.get(0).output().getDeadLetter();
        assertThat(letter.getOutcome()).isEqualTo(Outcome.SHED);
        assertThat(letter.getSamples()).isEqualTo(7);
        assertThat(letter.getMessage()).contains("rink-1", "7 segments");
        assertThat(all.subList(1, 4))
                .extracting(item -> item.output().getSegment().getSequence())
                .containsExactly(7L, 8L, 9L);
        assertThat(all).hasSize(4);
    }

    @Test
    void sheddingKeepsTheOrderOfEverythingElse() {
        FeedItem event = notices.event(
                FakeFeeds.registration("rink-1", "live:1"), FeedProgress.from(7), FeedState.STREAMING, "");
        queue.offerLive(event, notices::shed);
        for (int i = 0; i < 5; i++) {
            queue.offerLive(segment(i), notices::shed);
        }

        List<FeedItem> all = drain();
        assertThat(all).hasSize(5);
        assertThat(all.get(0)).isSameAs(event);
        assertThat(all.get(1).output().getDeadLetter().getSamples()).isEqualTo(2);
        assertThat(all.get(1).after().nextSequence()).isEqualTo(2);
    }

    @Test
    void aFileWaitsForSpace() throws Exception {
        for (int i = 0; i < 3; i++) {
            queue.put(segment(i));
        }
        CompletableFuture<Boolean> fourth = putElsewhere(segment(3));
        assertThat(queue.size()).isEqualTo(3);

        queue.poll();

        assertThat(fourth.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(drain()).hasSize(3);
    }

    @Test
    void closingFreesAWaitingFileAndSaysLastWords() throws Exception {
        for (int i = 0; i < 3; i++) {
            queue.put(segment(i));
        }
        CompletableFuture<Boolean> fourth = putElsewhere(segment(3));
        queue.close(
                newest -> List.of(segment(newest == null ? -1 : newest.after().nextSequence())));

        assertThat(fourth.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(drain())
                .hasSize(4)
                .last()
                .extracting(i -> i.after().nextSequence())
                .isEqualTo(4L);
        assertThat(queue.offerLive(segment(9), notices::shed)).isFalse();
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void anEventShedsNoSegmentOfAFullQueue() throws Exception {
        for (int i = 0; i < 3; i++) {
            queue.put(segment(i));
        }
        FeedItem event =
                notices.event(FakeFeeds.registration("rink-1", "live:1"), FeedProgress.from(7), FeedState.ENDED, "");

        assertThat(queue.offerLive(event, notices::shed)).isFalse();

        assertThat(drain()).hasSize(4).filteredOn(FeedItem::sample).hasSize(3);
    }

    @Test
    void theReaderIsWokenOncePerFilling() throws Exception {
        queue.put(segment(0));
        queue.put(segment(1));
        assertThat(signals).hasValue(1);
        drain();
        queue.put(segment(2));
        assertThat(signals).hasValue(2);
    }
}
