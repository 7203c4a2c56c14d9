package dev.slipstream.jobs;

import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.record.ClockSource;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Pacing;
import dev.slipstream.contracts.record.Sample;
import dev.slipstream.contracts.record.Segment;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Records that are none, and samples that are no pictures, leave the way with a reason; the others go on. */
class DeadLettersITCase {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLettersITCase.class);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int SECONDS = 10;
    private static final int GARBAGE_SAMPLES = 3;

    private final AvroCodec<Segment> segments = new AvroCodec<>(Segment.class);
    private final Random random = new Random(1);

    @Test
    void corruptRecordsAndSamplesAreDeadLetteredAndTheOthersGoOn(@TempDir Path folder) throws Exception {
        try (Pipeline pipeline = Pipeline.start(folder)) {
            // One before everything else in each partition, so that every feed comes behind one.
            for (int partition = 0; partition < Topics.SEGMENTS.partitions(); partition++) {
                pipeline.send(new ProducerRecord<>(
                        Topics.SEGMENTS.name(), partition, "stray", "not Avro".getBytes(StandardCharsets.UTF_8)));
            }
            byte[] whole = segments.encode(garbageSegment("cut-short", 0));
            pipeline.send(
                    new ProducerRecord<>(Topics.SEGMENTS.name(), "cut-short", Arrays.copyOf(whole, whole.length / 2)));
            for (int i = 0; i < GARBAGE_SAMPLES; i++) {
                pipeline.send(new ProducerRecord<>(
                        Topics.SEGMENTS.name(), "garbage", segments.encode(garbageSegment("garbage", i))));
            }
            JobClient ingest = pipeline.ingest();
            JobClient describe = pipeline.describe(CheapModels.load());
            List<String> sound = List.of("sound-0", "sound-1", "sound-2", "sound-3");
            Path clip = TestMedia.oneShot(SECONDS);
            sound.forEach(feed -> pipeline.register(Pipeline.file(feed, clip, Pacing.FAST, false)));

            int corrupt = Topics.SEGMENTS.partitions() + 1;
            pipeline.await(
                    "all dead letters", LIMIT, () -> pipeline.ledger.letters().size() >= corrupt + GARBAGE_SAMPLES);
            pipeline.await(
                    "every sound sample in a document",
                    LIMIT,
                    () -> sound.stream().allMatch(feed -> pipeline.documents.samples(feed) >= SECONDS));

            assertRecords(pipeline, corrupt);
            assertSamples(pipeline);
            assertThat(sound).allSatisfy(feed -> {
                assertThat(pipeline.documents.samples(feed)).isEqualTo(SECONDS);
                assertThat(pipeline.ledger.letters(feed)).isEmpty();
            });
            assertThat(pipeline.documents.shots("garbage")).isEmpty();
            assertThat(pipeline.status(describe)).isEqualTo(JobStatus.RUNNING);
            pipeline.cancel(ingest);
            pipeline.cancel(describe);
        }
    }

    private static void assertRecords(Pipeline pipeline, int expected) {
        List<DeadLetter> letters = of(pipeline, Reason.RECORD_UNDECODABLE);
        LOG.info(
                "{} corrupt records, such as: {}",
                letters.size(),
                letters.get(0).getMessage());
        assertThat(letters).hasSize(expected).hasSize(pipeline.ledger.undecodable());
        assertThat(letters).allSatisfy(letter -> {
            assertThat(letter.getFeed()).isIn("stray", "cut-short");
            assertThat(letter.getRecord()).matches("slipstream\\.segments/\\d/\\d+");
            assertThat(letter.getMessage()).contains(letter.getRecord());
        });
    }

    private static void assertSamples(Pipeline pipeline) {
        List<DeadLetter> letters = of(pipeline, Reason.SAMPLE_UNDECODABLE);
        LOG.info(
                "{} corrupt samples, such as: {}",
                letters.size(),
                letters.get(0).getMessage());
        assertThat(letters)
                .hasSize(GARBAGE_SAMPLES)
                .allSatisfy(letter -> {
                    assertThat(letter.getFeed()).isEqualTo("garbage");
                    assertThat(letter.getSamples()).isOne();
                    assertThat(letter.getMessage()).contains("garbage").contains(letter.getRecord());
                })
                .extracting(DeadLetter::getRecord)
                .containsExactlyInAnyOrder("garbage/0/0", "garbage/0/1", "garbage/0/2");
    }

    private static List<DeadLetter> of(Pipeline pipeline, Reason reason) {
        return pipeline.ledger.letters().stream()
                .filter(letter -> letter.getReason().equals(reason.name()))
                .toList();
    }

    private Segment garbageSegment(String feed, int sequence) {
        byte[] noise = new byte[4096];
        random.nextBytes(noise);
        Instant time = Instant.parse("2026-02-07T10:00:00Z").plusSeconds(sequence);
        return Segment.newBuilder()
                .setId(feed + "/0/" + sequence)
                .setFeed(feed)
                .setEpoch(0)
                .setSequence(sequence)
                .setCaptureTime(time)
                .setDurationMicros(1_000_000)
                .setMediaTimeMicros(sequence * 1_000_000L)
                .setClockSource(ClockSource.ARRIVAL)
                .setClockErrorMicros(Long.MAX_VALUE)
                .setSample(Sample.newBuilder()
                        .setCaptureTime(time)
                        .setCodec("h264")
                        .setWidth(320)
                        .setHeight(180)
                        .setParameterSets(ByteBuffer.allocate(0))
                        .setData(ByteBuffer.wrap(noise))
                        .setDerived(false)
                        .build())
                .setIngestTime(time)
                .build();
    }
}
