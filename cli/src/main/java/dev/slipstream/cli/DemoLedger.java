package dev.slipstream.cli;

import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.UndecodableRecordException;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Outcome;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.contracts.record.SegmentKind;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** Reads along on the topics and counts, per feed, what went in and what left the way. Not thread-safe. */
final class DemoLedger implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AvroCodec<Segment> segments = new AvroCodec<>(Segment.class);
    private final AvroCodec<DeadLetter> letters = new AvroCodec<>(DeadLetter.class);
    /** Ids, because delivery is at least once; a demo is short enough to keep them. */
    private final Map<String, Set<String>> segmentIds = new TreeMap<>();

    private final Map<String, DeadLetter> lettersById = new HashMap<>();

    DemoLedger(String bootstrapServers) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(Topics.MAX_RECORD_BYTES));
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topics.Topic topic : List.of(Topics.SEGMENTS, Topics.DEAD_LETTERS)) {
            consumer.partitionsFor(topic.name())
                    .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Counts what has come since the last call. */
    void readOn(Duration patience) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
            try {
                if (record.topic().equals(Topics.SEGMENTS.name())) {
                    Segment segment = segments.decode(record.value());
                    if (segment.getKind() == SegmentKind.MEDIA) {
                        segmentIds
                                .computeIfAbsent(segment.getFeed(), f -> new HashSet<>())
                                .add(segment.getId());
                    }
                } else {
                    DeadLetter letter = letters.decode(record.value());
                    lettersById.put(letter.getId(), letter);
                }
            } catch (UndecodableRecordException e) {
                throw new IllegalStateException(record.topic() + " offset " + record.offset() + ": " + e.getMessage());
            }
        }
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
        consumer.close();
    }
}
