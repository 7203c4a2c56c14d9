package dev.slipstream.jobs;

import dev.slipstream.connectors.kafka.TopicTail;
import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.UndecodableRecordException;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.FeedEvent;
import dev.slipstream.contracts.record.FeedState;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.Replay;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.contracts.record.SegmentKind;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has come out on the topics so far, from their beginning. Not thread-safe. */
final class Ledger implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(50);

    /** What tests ask about a segment; its picture stays on the topic. */
    record Entry(String id, String feed, long epoch, long sequence, SegmentKind kind, Instant ingested) {}

    private final TopicTail topics;
    private final AvroCodec<Segment> segmentCodec = new AvroCodec<>(Segment.class);
    private final AvroCodec<DeadLetter> letterCodec = new AvroCodec<>(DeadLetter.class);
    private final AvroCodec<Description> descriptionCodec = new AvroCodec<>(Description.class);
    private final AvroCodec<Replay> replayCodec = new AvroCodec<>(Replay.class);
    private final AvroCodec<Highlight> highlightCodec = new AvroCodec<>(Highlight.class);
    private final AvroCodec<ReplayRequest> requestCodec = new AvroCodec<>(ReplayRequest.class);
    private final AvroCodec<FeedEvent> eventCodec = new AvroCodec<>(FeedEvent.class);
    /** By id, because delivery is at least once; in the order of each feed's first delivery. */
    private final Map<String, Entry> segments = new LinkedHashMap<>();

    private final Map<String, Description> descriptions = new LinkedHashMap<>();

    /** By id and revision. */
    private final Map<String, Replay> replays = new LinkedHashMap<>();

    /** Every revision, in the order of each id's partition. */
    private final List<Highlight> highlights = new ArrayList<>();

    private final List<ReplayRequest> requests = new ArrayList<>();

    private final Map<String, DeadLetter> letters = new LinkedHashMap<>();
    private final List<FeedEvent> events = new ArrayList<>();
    private int repeated;
    private int undecodable;

    Ledger(String bootstrapServers) {
        topics = TopicTail.fromBeginning(
                bootstrapServers,
                List.of(
                        Topics.SEGMENTS,
                        Topics.FEED_EVENTS,
                        Topics.DEAD_LETTERS,
                        Topics.DESCRIPTIONS,
                        Topics.HIGHLIGHTS,
                        Topics.REPLAY_REQUESTS,
                        Topics.REPLAYS));
    }

    /** Takes in what has come since the last call. */
    void read() {
        for (ConsumerRecord<byte[], byte[]> record : topics.poll(PATIENCE)) {
            try {
                if (record.topic().equals(Topics.SEGMENTS.name())) {
                    note(segmentCodec.decode(record.value()));
                } else if (record.topic().equals(Topics.DEAD_LETTERS.name())) {
                    DeadLetter letter = letterCodec.decode(record.value());
                    letters.put(letter.getId(), letter);
                } else if (record.topic().equals(Topics.DESCRIPTIONS.name())) {
                    note(descriptionCodec.decode(record.value()));
                } else if (record.topic().equals(Topics.REPLAYS.name())) {
                    Replay replay = replayCodec.decode(record.value());
                    replays.put(replay.getId() + " " + replay.getRevision(), replay);
                } else if (record.topic().equals(Topics.HIGHLIGHTS.name())) {
                    highlights.add(highlightCodec.decode(record.value()));
                } else if (record.topic().equals(Topics.REPLAY_REQUESTS.name())) {
                    requests.add(requestCodec.decode(record.value()));
                } else {
                    events.add(eventCodec.decode(record.value()));
                }
            } catch (UndecodableRecordException e) {
                undecodable++;
            }
        }
    }

    private void note(Description description) {
        descriptions.merge(description.getId(), description, (a, b) -> b.getRevision() >= a.getRevision() ? b : a);
    }

    private void note(Segment segment) {
        Entry entry = new Entry(
                segment.getId(),
                segment.getFeed(),
                segment.getEpoch(),
                segment.getSequence(),
                segment.getKind(),
                segment.getIngestTime());
        // An END and a MEDIA segment may share an id: the END of an epoch that a replay then carried on.
        if (segments.putIfAbsent(entry.kind() + entry.id(), entry) != null) {
            repeated++;
        }
    }

    /** All revisions of a unit's highlights that were committed, as they came. */
    List<Highlight> highlights(String unit) {
        return highlights.stream()
                .filter(highlight -> highlight.getUnit().equals(unit))
                .toList();
    }

    List<ReplayRequest> requests() {
        return List.copyOf(requests);
    }

    /** The newest description of each of a feed's shots, in their order. */
    List<Description> descriptions(String feed) {
        return descriptions.values().stream()
                .filter(description -> description.getFeed().equals(feed))
                .sorted(Comparator.comparing(Description::getEpoch).thenComparing(Description::getFirstSequence))
                .toList();
    }

    /** Distinct segments of a feed, by epoch and sequence. */
    List<Entry> segments(String feed, SegmentKind kind) {
        return segments.values().stream()
                .filter(entry -> entry.feed().equals(feed) && entry.kind() == kind)
                .sorted(Comparator.comparingLong(Entry::epoch).thenComparingLong(Entry::sequence))
                .toList();
    }

    List<Entry> media(String feed) {
        return segments(feed, SegmentKind.MEDIA);
    }

    List<Entry> ends(String feed) {
        return segments(feed, SegmentKind.END);
    }

    /** Epochs that have media, in order. */
    List<Long> epochs(String feed) {
        return media(feed).stream().map(Entry::epoch).distinct().toList();
    }

    /** Sequences of the media of one epoch, in order. */
    List<Long> sequences(String feed, long epoch) {
        return media(feed).stream()
                .filter(entry -> entry.epoch() == epoch)
                .map(Entry::sequence)
                .toList();
    }

    /** Segments that came more than once, as at-least-once delivery allows. */
    int repeated() {
        return repeated;
    }

    /** Records on the topics that are none; some tests write such. */
    int undecodable() {
        return undecodable;
    }

    List<DeadLetter> letters() {
        return List.copyOf(letters.values());
    }

    List<DeadLetter> letters(String feed) {
        return letters.values().stream()
                .filter(letter -> feed.equals(letter.getFeed()))
                .toList();
    }

    /** Samples of a feed that dead letters stand for. */
    int lostSamples(String feed) {
        return letters(feed).stream().mapToInt(DeadLetter::getSamples).sum();
    }

    /** The same, of the dead letters of one origin. */
    int lostSamples(String feed, String origin) {
        return letters(feed).stream()
                .filter(letter -> letter.getOrigin().equals(origin))
                .mapToInt(DeadLetter::getSamples)
                .sum();
    }

    /** Every revision of the replays of a group, once. */
    List<Replay> replays(String group) {
        return replays.values().stream()
                .filter(replay -> replay.getGroup().equals(group))
                .toList();
    }

    List<FeedEvent> events(String feed) {
        return events.stream().filter(event -> event.getFeed().equals(feed)).toList();
    }

    List<FeedState> states(String feed) {
        return events(feed).stream().map(FeedEvent::getState).toList();
    }

    @Override
    public void close() {
        topics.close();
    }
}
