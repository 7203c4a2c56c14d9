package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Outcome;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.sample.SampledSegment;
import dev.slipstream.operators.sample.TestSegments;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Shots, replays, epochs and the gate before text recognition, with state and timers looked at. */
class ShotFunctionTest {
    private KeyedOneInputStreamOperatorTestHarness<String, SampledSegment, ShotSample> harness;

    @BeforeEach
    void open() throws Exception {
        harness = ProcessFunctionTestHarnesses.forKeyedProcessFunction(
                new ShotFunction(), sampled -> sampled.segment.getFeed(), Types.STRING);
    }

    @AfterEach
    void close() throws Exception {
        assertThat(harness.numEventTimeTimers()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
        assertThat(harness.numKeyedStateEntries()).isLessThanOrEqualTo(1);
        harness.close();
    }

    @Test
    void aShotGoesOnUntilTheSceneChanges() throws Exception {
        for (int i = 0; i < 3; i++) {
            sample(0, i, Scenes.scene(1, 2 * i, 0, 1, 0));
        }
        sample(0, 3, Scenes.scene(2));
        sample(0, 4, Scenes.scene(2, 3, 0, 1, 0));

        assertThat(shots()).containsExactly(0L, 0L, 0L, 3L, 3L);
        assertThat(output()).extracting(s -> s.firstOfShot).containsExactly(true, false, false, true, false);
    }

    @Test
    void aSegmentIsLookedIntoWhereItsEndsDifferAndNothingIsMissingBetween() throws Exception {
        sample(0, 0, Scenes.scene(1));
        sample(0, 1, Scenes.scene(2));
        sample(0, 2, Scenes.scene(2));
        sample(0, 4, Scenes.scene(3));
        SampledSegment dependent = new SampledSegment(TestSegments.media(0, 5, (byte) 1), Scenes.scene(4));
        dependent.segment.setDependent(true);
        harness.processElement(dependent, 0);

        assertThat(output()).extracting(s -> s.doubtful).containsExactly(false, true, false, false, false);
        assertThat(shots()).containsExactly(0L, 1L, 1L, 4L, 5L);
    }

    @Test
    void aFlashIsNoCut() throws Exception {
        sample(0, 0, Scenes.scene(1));
        sample(0, 1, Scenes.plain(255));
        sample(0, 2, Scenes.scene(1));

        assertThat(shots()).containsExactly(0L, 0L, 0L);
    }

    @Test
    void readsTheFirstOfAShotWhatChangedAndEveryFiveSeconds() throws Exception {
        byte[] scene = Scenes.scene(1);
        sample(0, 0, scene);
        sample(0, 1, scene);
        sample(0, 2, Scenes.withBar(scene, 250));
        for (int i = 3; i < 9; i++) {
            sample(0, i, Scenes.withBar(scene, 250));
        }

        assertThat(output())
                .extracting(s -> s.readText)
                .containsExactly(true, false, true, false, false, false, false, true, false);
    }

    @Test
    void onlySamplesToReadCarryTheirPicture() throws Exception {
        sample(0, 0, Scenes.scene(1));
        sample(0, 1, Scenes.scene(1));

        assertThat(output())
                .extracting(s -> s.segment.getSample().getData().remaining())
                .containsExactly(1, 0);
        assertThat(output().get(1).segment.getSample().getCaptureTime()).isEqualTo(TestSegments.START.plusSeconds(1));
    }

    @Test
    void dropsReplayedSegments() throws Exception {
        sample(0, 0, Scenes.scene(1));
        sample(0, 1, Scenes.scene(1));
        sample(0, 1, Scenes.scene(1));
        sample(0, 0, Scenes.scene(1));

        assertThat(output()).hasSize(2);
        assertThat(harness.getSideOutput(ShotFunction.LATE)).isNull();
    }

    @Test
    void aNewEpochIsANewShotAndAnOldOneIsLate() throws Exception {
        sample(0, 0, Scenes.scene(1));
        sample(1, 0, Scenes.scene(1));
        sample(0, 1, Scenes.scene(1));

        assertThat(output()).extracting(s -> s.segment.getId()).containsExactly("slalom-1/0/0", "slalom-1/1/0");
        assertThat(output()).allMatch(s -> s.firstOfShot);
        assertThat(harness.getSideOutput(ShotFunction.LATE)).singleElement().satisfies(late -> {
            assertThat(late.getValue().getOutcome()).isEqualTo(Outcome.LATE);
            assertThat(late.getValue().getReason()).isEqualTo("SHOT_CLOSED");
            assertThat(late.getValue().getRecord()).isEqualTo("slalom-1/0/1");
        });
    }

    @Test
    void theEndIsPassedOnceAndNothingOfItsEpochFollows() throws Exception {
        sample(0, 0, Scenes.scene(1));
        end(0, 1);
        end(0, 1);
        sample(0, 2, Scenes.scene(1));

        assertThat(output()).extracting(s -> s.end).containsExactly(false, true);
        assertThat(harness.getSideOutput(ShotFunction.LATE)).hasSize(1);
    }

    @Test
    void afterHalfAMinuteOfSilenceTheShotIsAnother() throws Exception {
        sample(0, 0, Scenes.scene(1));
        sample(0, 29, Scenes.scene(1));
        sample(0, 59, Scenes.scene(1));

        assertThat(shots()).containsExactly(0L, 0L, 59L);
    }

    @Test
    void goesOnAfterARestore() throws Exception {
        sample(0, 0, Scenes.scene(1));
        var snapshot = harness.snapshot(0, 0);
        harness.close();
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ShotFunction()), sampled -> sampled.segment.getFeed(), Types.STRING);
        harness.initializeState(snapshot);
        harness.open();

        sample(0, 0, Scenes.scene(1));
        sample(0, 1, Scenes.scene(1, 3, 0, 1, 0));

        assertThat(shots()).containsExactly(0L);
    }

    private void sample(long epoch, long sequence, byte[] thumbnail) throws Exception {
        process(TestSegments.media(epoch, sequence, (byte) 1), thumbnail);
    }

    private void end(long epoch, long sequence) throws Exception {
        process(TestSegments.end(epoch, sequence), null);
    }

    private void process(Segment segment, byte @Nullable [] thumbnail) throws Exception {
        harness.processElement(
                new SampledSegment(segment, thumbnail), segment.getCaptureTime().toEpochMilli());
    }

    private List<ShotSample> output() {
        return harness.extractOutputValues();
    }

    private List<Long> shots() {
        return output().stream().map(s -> s.shotFirstSequence).toList();
    }
}
