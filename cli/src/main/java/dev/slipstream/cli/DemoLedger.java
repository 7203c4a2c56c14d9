package dev.slipstream.cli;

import dev.slipstream.connectors.kafka.TopicTail;
import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.UndecodableRecordException;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.Outcome;
import dev.slipstream.contracts.record.Replay;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.contracts.record.SegmentKind;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads along on the topics and counts, per feed, what went in and what left the way. Not thread-safe. */
final class DemoLedger implements AutoCloseable {
    private final TopicTail topics;
    private final AvroCodec<Segment> segments = new AvroCodec<>(Segment.class);
    private final AvroCodec<DeadLetter> letters = new AvroCodec<>(DeadLetter.class);
    private final AvroCodec<ReplayRequest> requests = new AvroCodec<>(ReplayRequest.class);
    private final AvroCodec<Replay> replays = new AvroCodec<>(Replay.class);
    private final AvroCodec<Highlight> highlights = new AvroCodec<>(Highlight.class);
    private final HighlightBook highlightBook = new HighlightBook();
    private final ReplayBook replayBook = new ReplayBook();
    /** Ids, because delivery is at least once; a demo is short enough to keep them. */
    private final Map<String, Set<String>> segmentIds = new TreeMap<>();

    private final Map<String, DeadLetter> lettersById = new HashMap<>();

    DemoLedger(String bootstrapServers) {
        topics = TopicTail.fromBeginning(
                bootstrapServers,
                List.of(
                        Topics.SEGMENTS,
                        Topics.DEAD_LETTERS,
                        Topics.REPLAY_REQUESTS,
                        Topics.REPLAYS,
                        Topics.HIGHLIGHTS));
    }

    /** Counts what has come since the last call. */
    void readOn(Duration patience) {
        for (ConsumerRecord<byte[], byte[]> record : topics.poll(patience)) {
            try {
                read(record);
            } catch (UndecodableRecordException e) {
                throw new IllegalStateException(record.topic() + " offset " + record.offset() + ": " + e.getMessage());
            }
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> record) throws UndecodableRecordException {
        if (record.topic().equals(Topics.SEGMENTS.name())) {
            Segment segment = segments.decode(record.value());
            if (segment.getKind() == SegmentKind.MEDIA) {
                segmentIds
                        .computeIfAbsent(segment.getFeed(), f -> new HashSet<>())
                        .add(segment.getId());
            }
        } else if (record.topic().equals(Topics.REPLAY_REQUESTS.name())) {
            replayBook.asked(requests.decode(record.value()), record.timestamp());
        } else if (record.topic().equals(Topics.REPLAYS.name())) {
            replayBook.published(replays.decode(record.value()), record.timestamp());
        } else if (record.topic().equals(Topics.HIGHLIGHTS.name())) {
            highlightBook.read(highlights.decode(record.value()), Instant.now());
        } else {
            DeadLetter letter = letters.decode(record.value());
            lettersById.put(letter.getId(), letter);
            replayBook.lost(letter);
        }
    }

    /** What became of the moments that somebody asked for. */
    ReplayBook replays() {
        return replayBook;
    }

    /** What was found worth showing again. */
    HighlightBook highlights() {
        return highlightBook;
    }

    /** Whether something of all these feeds has come. */
    boolean hasAll(Collection<String> feeds) {
        return segmentIds.keySet().containsAll(feeds);
    }

    long samplesIn() {
        return segmentIds.values().stream().mapToLong(Set::size).sum();
    }

    /** Dead letters so far, in no order. */
    List<DeadLetter> deadLetters() {
        return List.copyOf(lettersById.values());
    }

    /**
     * The books of every feed.
     *
     * @param out samples in final, searchable descriptions, by feed
     */
    Map<String, FeedBalance> balances(Map<String, Long> out) {
        Set<String> feeds = new HashSet<>(segmentIds.keySet());
        feeds.addAll(out.keySet());
        lettersById.values().forEach(letter -> {
            if (letter.getFeed() != null) {
                feeds.add(letter.getFeed());
            }
        });
        Map<String, FeedBalance> balances = new TreeMap<>();
        for (String feed : feeds) {
            balances.put(
                    feed,
                    new FeedBalance(
                            segmentIds.getOrDefault(feed, Set.of()).size() + lostAtIngest(feed),
                            out.getOrDefault(feed, 0L),
                            lost(feed, Outcome.SHED),
                            lost(feed, Outcome.LATE),
                            lost(feed, Outcome.FAILED)));
        }
        return balances;
    }

    private long lost(String feed, Outcome outcome) {
        return lettersById.values().stream()
                .filter(letter -> feed.equals(letter.getFeed()) && letter.getOutcome() == outcome)
                .mapToLong(DeadLetter::getSamples)
                .sum();
    }

    /** What never reached the segments topic, but was cut from the feed all the same. */
    private long lostAtIngest(String feed) {
        return lettersById.values().stream()
                .filter(letter ->
                        feed.equals(letter.getFeed()) && letter.getOrigin().equals("feed-source"))
                .mapToLong(DeadLetter::getSamples)
                .sum();
    }

    @Override
    public void close() {
        topics.close();
    }
}
