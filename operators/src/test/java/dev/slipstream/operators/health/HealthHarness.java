package dev.slipstream.operators.health;

import dev.slipstream.contracts.record.FeedHealth;
import dev.slipstream.contracts.record.Loudness;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.sample.SampledSegment;
import dev.slipstream.operators.sample.TestSegments;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** Feeds segments of a second each to the operator, and looks at what it keeps when the test is over. */
abstract class HealthHarness {
    static final float LOUD = -23;
    static final float QUIET = -80;

    private KeyedOneInputStreamOperatorTestHarness<String, HealthSignals, FeedHealth> harness;

    @BeforeEach
    void open() throws Exception {
        harness = ProcessFunctionTestHarnesses.forKeyedProcessFunction(
                new FeedHealthFunction(), signals -> signals.feed, Types.STRING);
    }

    @AfterEach
    void close() throws Exception {
        assertThat(harness.numEventTimeTimers()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
        assertThat(harness.numKeyedStateEntries()).isLessThanOrEqualTo(1);
        harness.close();
    }

    void segment(long epoch, long sequence, byte[] thumbnail) throws Exception {
        segment(epoch, sequence, thumbnail, null);
    }

    /** {@code lufs}: of all blocks; null = no sound was measured. */
    void segment(long epoch, long sequence, byte[] thumbnail, @Nullable Float lufs) throws Exception {
        Segment segment = TestSegments.media(epoch, sequence, (byte) 1);
        segment.setWidth(1280);
        segment.setHeight(720);
        if (lufs != null) {
            segment.setLoudness(new Loudness(segment.getCaptureTime(), List.of(QUIET, lufs, QUIET)));
        }
        process(new SampledSegment(segment, thumbnail));
    }

    void end(long epoch, long sequence) throws Exception {
        process(new SampledSegment(TestSegments.end(epoch, sequence), null));
    }

    void process(SampledSegment sampled) throws Exception {
        harness.processElement(HealthSignals.of(sampled), 0);
    }

    /** Stops the operator and starts another from its state; what was told before is forgotten here. */
    void restore() throws Exception {
        var snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new FeedHealthFunction()), signals -> signals.feed, Types.STRING);
        harness.initializeState(snapshot);
        harness.open();
    }

    List<FeedHealth> events() {
        return harness.extractOutputValues();
    }

    /** What was told, as condition, + or -, and the second of {@code since} and of {@code time}. */
    List<String> told() {
        return events().stream()
                .map(event -> event.getCondition() + (event.getActive() ? "+" : "-")
                        + event.getMediaSinceMicros() / 1_000_000 + ".." + event.getMediaTimeMicros() / 1_000_000)
                .toList();
    }

    /** What the operator keeps of the feed. */
    FeedHealthState state() throws Exception {
        var operator = (KeyedProcessOperator<?, ?, ?>) harness.getOperator();
        operator.setCurrentKey(TestSegments.FEED);
        ValueState<FeedHealthState> state = operator.getKeyedStateBackend()
                .getPartitionedState(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        new ValueStateDescriptor<>("health", FeedHealthState.class));
        return Objects.requireNonNull(state.value());
    }
}
