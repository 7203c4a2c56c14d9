package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DescriptionStatus;
import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.KeyMoment;
import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.RecognisedAthlete;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.sample.TestSegments;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** A {@link DescribeFunction} on a harness, with what tests say to it and look at. */
abstract class DescribeHarness {
    static final Entrant INGRID = Reads.entrant("1", "12", "Ingrid", "SOLBERG", "NOR");
    static final Entrant MEI = Reads.entrant("5", "31", "Mei", "LINDE", "SUI");

    KeyedBroadcastOperatorTestHarness<String, ReadSample, ResultsMessage, Description> harness;

    @BeforeEach
    @SuppressWarnings("NullAway.Init") // The other open() sets the harness.
    void open() throws Exception {
        open(new DescribeFunction(), null);
    }

    /** Goes on from a snapshot where there is one. */
    void open(DescribeFunction function, @Nullable OperatorSubtaskState snapshot) throws Exception {
        harness = new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(function, List.of(DescribeFunction.ROSTERS)),
                read -> read.sample.segment.getFeed(),
                Types.STRING,
                1,
                1,
                0);
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    void results(ResultsMessage message) throws Exception {
        harness.processBroadcastElement(message, 0);
    }

    void sample(long epoch, long sequence, long shot) throws Exception {
        sample(epoch, sequence, shot, null, List.of());
    }

    void sample(long epoch, long sequence, long shot, @Nullable String unit, List<ReadText> texts) throws Exception {
        harness.processElement(read(epoch, sequence, shot, unit, texts), 0);
    }

    static ReadSample read(long epoch, long sequence, long shot, @Nullable String unit, List<ReadText> texts) {
        Segment segment = TestSegments.media(epoch, sequence, (byte) 1);
        segment.setUnit(unit);
        ReadSample read = new ReadSample(ShotSamples.of(segment, shot, false));
        texts.forEach(text -> read.texts.add(
                ReadText.newBuilder(text).setSegment(segment.getId()).build()));
        if (!texts.isEmpty()) {
            read.models.add(new ModelVersion("reader", "1", "ab"));
        }
        return read;
    }

    void end(long epoch, long sequence) throws Exception {
        harness.processElement(new ReadSample(ShotSample.end(TestSegments.end(epoch, sequence), 0)), 0);
    }

    /** Both inputs' watermark, milliseconds after the start. */
    void watermark(long millis) throws Exception {
        long time = TestSegments.START.toEpochMilli() + millis;
        harness.processWatermark(new Watermark(time));
        harness.processBroadcastWatermark(new Watermark(time));
    }

    int stateEntries() {
        return ((HeapKeyedStateBackend<?>) harness.getOperator().getKeyedStateBackend()).numKeyValueStateEntries();
    }

    List<Description> output() {
        return harness.extractOutputValues();
    }

    List<Description> finals() {
        return output().stream()
                .filter(d -> d.getStatus() == DescriptionStatus.FINAL)
                .toList();
    }

    List<String> late() {
        var late = harness.getSideOutput(DescribeFunction.LATE);
        return late == null
                ? List.of()
                : late.stream().map(letter -> letter.getValue().getRecord()).toList();
    }

    static List<String> names(Description description) {
        return description.getAthletes().stream()
                .map(RecognisedAthlete::getFamilyName)
                .toList();
    }

    /** One sample of another feed. */
    void sample(String feed, long sequence, @Nullable String unit) throws Exception {
        ReadSample read = read(0, sequence, sequence, unit, List.of());
        read.sample.segment.setFeed(feed);
        harness.processElement(read, 0);
    }

    void end(String feed, long sequence) throws Exception {
        Segment end = TestSegments.end(0, sequence);
        end.setFeed(feed);
        harness.processElement(new ReadSample(ShotSample.end(end, 0)), 0);
    }

    /** Of each shot the id, the highest revision and its moments' kinds; no revision may come twice or go down. */
    List<Tuple> newest() {
        Map<String, Description> newest = new LinkedHashMap<>();
        for (Description description : output()) {
            Description before = newest.put(description.getId(), description);
            assertThat(description.getRevision()).isEqualTo(before == null ? 1 : before.getRevision() + 1);
        }
        return newest.values().stream()
                .map(description -> tuple(
                        description.getId(),
                        description.getRevision(),
                        description.getMoments().stream()
                                .map(KeyMoment::getKind)
                                .toList()))
                .toList();
    }

    /** How many closed shots of the feed are still kept. */
    int recent() throws Exception {
        HeapKeyedStateBackend<String> backend =
                (HeapKeyedStateBackend<String>) harness.getOperator().<String>getKeyedStateBackend();
        backend.setCurrentKey(TestSegments.FEED);
        RecentShots recent = backend.getPartitionedState(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        new ValueStateDescriptor<>("recent-shots", RecentShots.class))
                .value();
        return recent == null ? 0 : recent.shots.size();
    }
}
