package dev.slipstream.operators.cascade;

import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.ModelRollout;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.describe.ShotSample;
import dev.slipstream.operators.describe.ShotSamples;
import dev.slipstream.operators.sample.TestSegments;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.BroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

/** What is asked about a sample, and which versions answer. */
class CascadeFunctionTest {
    private BroadcastOperatorTestHarness<ShotSample, ModelRollout, PlannedSample> harness;

    @BeforeEach
    void open() throws Exception {
        open(0, 0);
    }

    private void open(double text, double caption) throws Exception {
        Map<String, Double> budgets = new LinkedHashMap<>();
        budgets.put(Step.TEXT, text);
        budgets.put(Step.CAPTION, caption);
        harness = ProcessFunctionTestHarnesses.forBroadcastProcessFunction(
                new CascadeFunction(budgets), CascadeFunction.ROLLOUTS);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void asksOnlyAboutPicturesThatAreNew() throws Exception {
        process(ShotSamples.of(TestSegments.media(0, 0, (byte) 1), 0, true));
        process(ShotSamples.of(TestSegments.media(0, 1, (byte) 1), 0, false));
        process(ShotSamples.of(TestSegments.media(0, 2, (byte) 1), 0, true));

        assertThat(harness.extractOutputValues())
                .extracting(planned -> planned.steps)
                .as("a caption only at the start of a shot")
                .containsExactly(List.of(Step.TEXT, Step.CAPTION), List.of(), List.of(Step.TEXT));
        assertThat(pictureBytes()).containsExactly(true, false, true);
    }

    @Test
    void aboveTheBudgetTheSampleGoesOnWithoutTheStep() throws Exception {
        harness.close();
        open(1, 0);
        process(ShotSamples.of(TestSegments.media(0, 0, (byte) 1), 0, true));
        process(ShotSamples.of(TestSegments.media(0, 0, (byte) 1), 5, true));

        assertThat(harness.extractOutputValues())
                .extracting(planned -> planned.steps, planned -> planned.shed)
                .containsExactly(
                        tuple(List.of(Step.TEXT, Step.CAPTION), List.of()), tuple(List.of(), List.of(Step.TEXT)));
        assertThat(pictureBytes()).containsExactly(true, false);
    }

    @Test
    void aLookBetweenSamplesIsPlannedWhereTheyDifferAndMissingItDegradesNothing() throws Exception {
        harness.close();
        harness = ProcessFunctionTestHarnesses.forBroadcastProcessFunction(
                new CascadeFunction(Map.of(Step.CUTS, 1.0)), CascadeFunction.ROLLOUTS);
        for (int i = 0; i < 3; i++) {
            ShotSample sample = ShotSamples.of(TestSegments.media(0, i, (byte) 1), 0, false);
            sample.doubtful = i > 0;
            if (i > 0) {
                sample.segment = TestSegments.media(0, i, (byte) 1);
            }
            process(sample);
        }

        assertThat(harness.extractOutputValues())
                .extracting(planned -> planned.steps, planned -> planned.shed)
                .containsExactly(
                        tuple(List.of(), List.of()), tuple(List.of(Step.CUTS), List.of()), tuple(List.of(), List.of()));
        assertThat(pictureBytes()).containsExactly(false, true, false);
    }

    @Test
    void aPictureIsStoredWhereItIsNewOrMayBeginAShotAndItsShedIsMarked() throws Exception {
        harness.close();
        harness = ProcessFunctionTestHarnesses.forBroadcastProcessFunction(
                new CascadeFunction(Map.of(Step.KEY_FRAME, 1.0)), CascadeFunction.ROLLOUTS);
        ShotSample compared = ShotSamples.of(TestSegments.media(0, 2, (byte) 1), 0, false);
        compared.doubtful = true;
        compared.segment = TestSegments.media(0, 2, (byte) 1);

        process(ShotSamples.of(TestSegments.media(0, 0, (byte) 1), 0, true));
        process(ShotSamples.of(TestSegments.media(0, 1, (byte) 1), 0, false));
        process(compared);
        harness.watermark(1_000);
        process(compared);

        assertThat(harness.extractOutputValues())
                .extracting(planned -> planned.steps, planned -> planned.shed)
                .containsExactly(
                        tuple(List.of(Step.KEY_FRAME), List.of()),
                        tuple(List.of(), List.of()),
                        tuple(List.of(), List.of(Step.KEY_FRAME)),
                        tuple(List.of(Step.KEY_FRAME), List.of()));
        assertThat(pictureBytes()).containsExactly(true, false, false, true);
    }

    @Test
    void theBudgetComesBackWithTheWatermarkAndAFeedAheadOfItStopsNobody() throws Exception {
        harness.close();
        open(1, 0);
        process(ShotSamples.of(TestSegments.media(9, 0, (byte) 1), 0, true));
        harness.watermark(1_000);
        process(ShotSamples.of(TestSegments.media(0, 0, (byte) 1), 5, true));
        process(ShotSamples.of(TestSegments.media(0, 1, (byte) 1), 5, true));
        harness.watermark(2_000);
        process(ShotSamples.of(TestSegments.media(0, 2, (byte) 1), 5, true));

        assertThat(harness.extractOutputValues())
                .extracting(planned -> planned.steps.contains(Step.TEXT))
                .containsExactly(true, true, false, true);
    }

    @Test
    void aRolloutSendsItsShareToTheCandidateAndAlwaysTheSameSamples() throws Exception {
        rollout("reader", "1", "2", 0.3, false);

        List<String> first = versions(1_000);
        List<String> second = versions(1_000);

        assertThat(first).isEqualTo(second);
        assertThat(first.stream().filter("2"::equals).count() / 1_000.0).isCloseTo(0.3, within(0.05));
    }

    @Test
    void aShadowIsAskedBesideTheStableVersionOnly() throws Exception {
        rollout("reader", "1", "2", 0.5, true);
        versions(50);

        assertThat(harness.extractOutputValues())
                .extracting(planned -> planned.routes.get(0))
                .allSatisfy(route -> assertThat(route.shadow).isEqualTo(route.version.equals("1") ? "2" : null));
    }

    @Test
    void aRollbackHoldsFromTheNextSampleOnAndSurvivesARestore() throws Exception {
        rollout("reader", "1", "2", 1, false);
        assertThat(versions(3)).containsOnly("2");
        rollout("reader", "1", null, 0, false);
        assertThat(versions(3)).containsOnly("1");

        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = restored(snapshot);

        assertThat(versions(3)).containsOnly("1");
        assertThat(harness.getBroadcastState(CascadeFunction.ROLLOUTS).contains("reader"))
                .isTrue();
    }

    private static BroadcastOperatorTestHarness<ShotSample, ModelRollout, PlannedSample> restored(
            OperatorSubtaskState snapshot) throws Exception {
        var operator = new CoBroadcastWithNonKeyedOperator<>(
                new CascadeFunction(Map.of(Step.TEXT, 0.0)), List.of(CascadeFunction.ROLLOUTS));
        var harness = new BroadcastOperatorTestHarness<ShotSample, ModelRollout, PlannedSample>(operator, 1, 1, 0);
        harness.initializeState(snapshot);
        harness.open();
        return harness;
    }

    @Test
    void nonsenseIsADeadLetterAndChangesNothing() throws Exception {
        rollout("reader", "1", "2", 1, false);
        rollout("reader", "1", "3", 7, false);
        rollout("../etc", "1", null, 0, false);
        rollout("reader", "1", null, 0.5, false);

        assertThat(versions(2)).containsOnly("2");
        assertThat(harness.getSideOutput(CascadeFunction.FAILED))
                .extracting(StreamRecord::getValue)
                .extracting(DeadLetter::getReason, DeadLetter::getSamples)
                .containsOnly(tuple("ROLLOUT_INVALID", 0))
                .hasSize(3);
        assertThat(harness.getSideOutput(CascadeFunction.FAILED)
                        .peek()
                        .getValue()
                        .getMessage())
                .contains("\"reader\"", "7.0", "publish a corrected rollout");
    }

    private void rollout(String model, String stable, @Nullable String candidate, double share, boolean shadow)
            throws Exception {
        harness.processBroadcastElement(new ModelRollout(model, stable, candidate, share, shadow), 0);
    }

    private List<String> versions(int samples) throws Exception {
        int before = harness.extractOutputValues().size();
        for (int i = 0; i < samples; i++) {
            process(ShotSamples.of(TestSegments.media(0, i, (byte) 1), i, true));
        }
        return harness.extractOutputValues().stream()
                .skip(before)
                .map(planned -> planned.routes.get(0).version)
                .toList();
    }

    private List<Boolean> pictureBytes() {
        return harness.extractOutputValues().stream()
                .map(planned -> planned.sample.segment)
                .map(Segment::getSample)
                .map(sample -> sample.getData().hasRemaining())
                .toList();
    }

    private void process(ShotSample sample) throws Exception {
        harness.processElement(sample, 0);
    }
}
