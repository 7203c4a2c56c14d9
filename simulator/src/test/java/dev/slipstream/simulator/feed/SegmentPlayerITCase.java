package dev.slipstream.simulator.feed;

import dev.slipstream.connectors.kafka.KafkaTopics;
import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.UndecodableRecordException;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.embedded.SharedServers;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Records of many feeds out of few files are what ingest would have written. */
class SegmentPlayerITCase {
    private static final int FEEDS = 12;

    @TempDir
    private static Path folder;

    @Test
    void manyFeedsArePlayedOutOfFewFiles() throws Exception {
        MediaStore store = new MediaStore(folder.resolve("store").toString());
        List<List<Segment>> sources = SegmentPlayer.record(List.of(file("a"), file("b")), store);
        assertThat(sources).hasSize(2).allSatisfy(source -> assertThat(source).hasSize(2));
        Properties kafka = new Properties();
        kafka.put("bootstrap.servers", SharedServers.kafka().bootstrapServers());
        KafkaTopics.createMissing(kafka);
        Instant began = Instant.now();
        List<Segment> segments;
        try (SegmentPlayer player =
                SegmentPlayer.start(kafka, SegmentPlayer.feeds(FEEDS), sources, 5, Clock.systemUTC())) {
            segments = read(kafka, 4 * FEEDS);
            assertThat(player.failed()).isZero();
            assertThat(player.written()).isGreaterThanOrEqualTo(4 * FEEDS);
        }

        Set<String> media = new HashSet<>();
        Map<String, Segment> last = new HashMap<>();
        for (Segment segment : segments) {
            Segment before = last.put(segment.getFeed(), segment);
            assertThat(segment.getId())
                    .isEqualTo(segment.getFeed() + "/" + segment.getEpoch() + "/" + segment.getSequence());
            assertThat(segment.getSequence()).isEqualTo(before == null ? 0 : before.getSequence() + 1);
            if (before != null) {
                assertThat(segment.getCaptureTime())
                        .isEqualTo(before.getCaptureTime().plusSeconds(1));
                assertThat(segment.getMediaTimeMicros()).isEqualTo(before.getMediaTimeMicros() + 1_000_000);
            }
            // A segment is there when it is over, and not much later.
            assertThat(Duration.between(segment.getCaptureTime().plusSeconds(1), segment.getIngestTime()))
                    .isBetween(Duration.ZERO, Duration.ofSeconds(2));
            // The picture at which the segment ends, or of a file's last segment that with which it begins.
            assertThat(segment.getSample().getCaptureTime())
                    .isIn(segment.getCaptureTime(), segment.getCaptureTime().plusSeconds(1));
            assertThat(Duration.between(
                                    segment.getCaptureTime(),
                                    segment.getLoudness().getStartTime())
                            .abs())
                    .isLessThan(Duration.ofMillis(1_200));
            assertThat(segment.getCaptureTime()).isAfter(began.minusSeconds(2));
            media.add(segment.getMedia().getUri());
            assertThat(store.read(segment.getMedia())).isNotEmpty();
        }
        assertThat(last).hasSize(FEEDS);
        assertThat(media).hasSize(4);
    }

    private static Path file(String name) throws IOException {
        Path file = folder.resolve(name + ".mp4");
        FeedFile.write(
                file, new TestPictures(320, 180), 50, FeedFormat.of(320, 180), TestPictures.tone(2), frame -> {});
        return file;
    }

    private static List<Segment> read(Properties kafka, int wanted) throws UndecodableRecordException {
        Properties settings = new Properties();
        settings.putAll(kafka);
        settings.put("group.id", "segment-player-test");
        settings.put("auto.offset.reset", "earliest");
        AvroCodec<Segment> codec = new AvroCodec<>(Segment.class);
        List<Segment> read = new ArrayList<>();
        Instant deadline = Instant.now().plusSeconds(30);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.SEGMENTS.name()));
            while (read.size() < wanted && Instant.now().isBefore(deadline)) {
                for (ConsumerRecord<String, byte[]> entry : consumer.poll(Duration.ofMillis(200))) {
                    Segment segment = codec.decode(Objects.requireNonNull(entry.value()));
                    assertThat(entry.key()).isEqualTo(segment.getFeed());
                    read.add(segment);
                }
            }
        }
        assertThat(read).hasSizeGreaterThanOrEqualTo(wanted);
        return read;
    }
}
