package dev.slipstream.operators.replay;

import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Outcome;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.contracts.record.SegmentKind;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static dev.slipstream.operators.replay.ReplayFixtures.CAMERAS;
import static dev.slipstream.operators.replay.ReplayFixtures.GROUP;
import static dev.slipstream.operators.replay.ReplayFixtures.START;
import static dev.slipstream.operators.replay.ReplayFixtures.camera;
import static dev.slipstream.operators.replay.ReplayFixtures.feed;
import static dev.slipstream.operators.replay.ReplayFixtures.request;
import static dev.slipstream.operators.replay.ReplayFixtures.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Which moments go on, when, with which cameras; and what the group's state and timers are then. */
class CameraGroupFunctionTest {
    private KeyedTwoInputStreamOperatorTestHarness<String, Segment, ReplayRequest, ReplayTask> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Segment, ReplayRequest, ReplayTask> harness()
            throws Exception {
        return harness(List.of(ReplayFixtures.RIG));
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Segment, ReplayRequest, ReplayTask> harness(
            List<GroupRig> rigs) throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new CameraGroupFunction(rigs, ReplayFixtures.LIMITS)),
                Segment::getCameraGroup,
                ReplayRequest::getGroup,
                Types.STRING);
    }

    /** One more second of all cameras but these. */
    private void second(long sequence, Integer... without) throws Exception {
        for (int camera = 0; camera < CAMERAS; camera++) {
            if (!List.of(without).contains(camera)) {
                harness.processElement1(segment(camera, sequence), START.toEpochMilli() + sequence * 1_000);
            }
        }
    }

    private void ask(ReplayRequest request) throws Exception {
        harness.processElement2(request, 0);
    }

    private void watermark(long millis) throws Exception {
        harness.processBothWatermarks(
                new org.apache.flink.streaming.api.watermark.Watermark(START.toEpochMilli() + millis));
    }

    private List<ReplayTask> tasks() {
        return harness.extractOutputValues();
    }

    private List<DeadLetter> letters() {
        List<DeadLetter> letters = new ArrayList<>();
        var output = harness.getSideOutput(CameraGroupFunction.FAILED);
        if (output != null) {
            output.forEach(record -> letters.add(record.getValue()));
        }
        return letters;
    }

    @Test
    void aMomentGoesOnWhenTheLastCameraHasPassedIt() throws Exception {
        second(0);
        ask(request("a", 1_500));
        assertThat(harness.numEventTimeTimers()).as("its deadline").isOne();
        second(1, 15);
        assertThat(tasks()).isEmpty();
        harness.processElement1(segment(15, 1), 0);

        assertThat(tasks()).singleElement().satisfies(task -> {
            assertThat(task.id).isEqualTo(GROUP + "/replay-" + (START.toEpochMilli() + 1_500));
            assertThat(task.usable()).isEqualTo(CAMERAS);
            assertThat(task.requests).containsExactly("a");
            assertThat(task.sport).isEqualTo("short-track");
            assertThat(task.cameras).extracting(share -> share.camera).startsWith(camera(0), camera(1));
            assertThat(task.cameras.get(3).segment).isEqualTo(feed(3) + "/0/1");
            assertThat(task.cameras.get(3).segments).extracting(s -> s.sequence).containsExactly(1L);
        });
        assertThat(harness.numEventTimeTimers()).as("remembrance").isOne();
        watermark(60_000);
        assertThat(harness.numEventTimeTimers()).isZero();
        assertThat(harness.numKeyedStateEntries()).as("the map of rings alone").isOne();
    }

    @Test
    void theStretchBringsWhatItNeedsToDecode() throws Exception {
        second(0);
        for (int camera = 0; camera < CAMERAS; camera++) {
            for (long sequence = 1; sequence < 6; sequence++) {
                Segment segment = segment(camera, sequence);
                segment.setDependent(sequence == 2);
                harness.processElement1(segment, 0);
            }
        }
        ReplayRequest request = request("a", 3_500);
        request.setPreRollMicros(1_200_000);
        request.setPostRollMicros(700_000);
        ask(request);

        assertThat(tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.cameras.get(0).segments)
                        .extracting(s -> s.sequence)
                        .as("2.3 lies in 2, which needs 1; 4.2 lies in 4")
                        .containsExactly(1L, 2L, 3L, 4L));
    }

    @Test
    void aMomentAtTheEndOfASegmentWaitsForThePictureBehindIt() throws Exception {
        second(0);
        ask(request("a", 990));
        assertThat(tasks()).isEmpty();
        second(1);

        assertThat(tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.cameras.get(0).segments)
                        .extracting(s -> s.sequence)
                        .containsExactly(0L, 1L));
    }

    @Test
    void twoRequestsForAMomentShareOneReconstruction() throws Exception {
        second(0);
        ask(request("a", 1_500));
        ask(request("b", 1_503));
        ask(request("a", 1_500));
        second(1);
        ask(request("c", 1_498));

        assertThat(tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.requests).containsExactly("a", "b"));
        assertThat(letters()).isEmpty();
    }

    @Test
    void atTheDeadlineItGoesOnWithTheCamerasThatAreThere() throws Exception {
        second(0);
        ask(request("a", 1_500));
        second(1, 4, 9);
        watermark(4_400);
        assertThat(tasks()).isEmpty();
        watermark(4_600);

        assertThat(tasks()).singleElement().satisfies(task -> {
            assertThat(task.usable()).isEqualTo(14);
            assertThat(task.cameras)
                    .filteredOn(share -> !share.isUsable())
                    .extracting(share -> share.camera, share -> share.reason)
                    .containsExactly(
                            tuple(camera(4), "it has no picture of the moment"),
                            tuple(camera(9), "it has no picture of the moment"));
        });
    }

    @Test
    void aCameraThatHasEndedIsNotWaitedFor() throws Exception {
        second(0);
        ask(request("a", 1_500));
        harness.processElement1(segment(feed(3), 0, 1, SegmentKind.END), 0);
        second(1, 3);
        assertThat(tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.usable()).isEqualTo(15));
    }

    @Test
    void aClockThatMayBeOffByFortyMillisecondsIsRefusedWithTheReason() throws Exception {
        for (int camera = 0; camera < CAMERAS; camera++) {
            Segment segment = segment(camera, 0);
            segment.setClockErrorMicros(camera == 7 ? 40_000 : camera == 8 ? Long.MAX_VALUE : 20_000);
            harness.processElement1(segment, 0);
        }
        ask(request("a", 500));

        assertThat(tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.cameras)
                        .filteredOn(share -> !share.isUsable())
                        .extracting(share -> share.reason)
                        .containsExactly(
                                "its clock may be off by 40 ms, and 20 ms are allowed",
                                "its clock may be off by an unknown time, and 20 ms are allowed"));
    }

    @Test
    void withoutAQuorumTheMomentIsADeadLetterThatNamesTheCameras() throws Exception {
        for (int camera = 0; camera < CAMERAS; camera++) {
            Segment segment = segment(camera, 0);
            segment.setClockErrorMicros(camera < 5 ? 40_000 : 0);
            harness.processElement1(segment, 0);
        }
        ask(request("a", 500));

        assertThat(tasks()).isEmpty();
        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.getReason()).isEqualTo(Reason.REPLAY_IMPOSSIBLE.name());
            assertThat(letter.getMessage())
                    .contains("requests a")
                    .contains("11 of 16 cameras can be used and 12 are needed")
                    .contains("ring-01, ring-02, ring-03, ring-04, ring-05: its clock may be off by 40 ms");
        });
        assertThat(harness.numEventTimeTimers()).as("remembrance alone").isOne();
    }

    @Test
    void whatCannotBeAskedForIsRefusedWithTheReason() throws Exception {
        for (long sequence = 0; sequence < 40; sequence++) {
            second(sequence);
        }
        ask(request("gone", 500));
        ask(request("ahead", 200_000));
        ReplayRequest other = request("other", 39_500);
        other.setGroup("slope");
        ask(other);
        ReplayRequest roll = request("roll", 39_500);
        roll.setPreRollMicros(3_600_000_000L);
        ask(roll);

        assertThat(tasks()).isEmpty();
        assertThat(letters())
                .extracting(
                        DeadLetter::getOutcome, letter -> letter.getMessage().replaceAll(" for group.*?Z: ", ": "))
                .satisfiesExactly(
                        gone -> assertThat(gone.toString())
                                .contains(Outcome.LATE.name())
                                .contains("request gone: the moment is gone: the oldest segment"),
                        ahead -> assertThat(ahead.toString()).contains("more than a minute ahead"),
                        slope -> assertThat(slope.toString()).contains("there is no rig for this group"),
                        tooLong -> assertThat(tooLong.toString()).contains("must be 0 to 5 s"));
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void aRequestThatIsThereBeforeTheFirstSegmentWaits() throws Exception {
        ask(request("early", 500));
        second(0);
        assertThat(tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.usable()).isEqualTo(CAMERAS));
    }

    @Test
    void aFeedThatIsNoCameraOfTheRigChangesNothing() throws Exception {
        harness.processElement1(segment("short-track-ring-01-2", 0, 0, SegmentKind.MEDIA), 0);
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void aGroupsCheckpointStaysUnderAMegabyte() throws Exception {
        for (long sequence = 0; sequence < 200; sequence++) {
            for (int camera = 0; camera < CAMERAS; camera++) {
                Segment segment = segment(camera, sequence);
                segment.setCaptureTime(START.plusMillis(sequence * 500));
                segment.setDurationMicros(500_000);
                harness.processElement1(segment, 0);
            }
        }
        for (int i = 0; i < 20; i++) {
            ask(request("request-" + i, 110_000 + 100 * i));
        }
        assertThat(harness.numEventTimeTimers()).isEqualTo(20);
        assertThat(size(harness.snapshot(1, 1))).isBetween(100_000L, 1_000_000L);
    }

    private static long size(OperatorSubtaskState state) {
        return state.getStateSize();
    }

    @Test
    void aMomentThatWaitsGoesOnOnceAfterARestart() throws Exception {
        second(0);
        ask(request("a", 1_500));
        second(1, 15);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(state);
        harness.open();
        assertThat(harness.numEventTimeTimers()).isOne();
        second(1); // Replayed from the source.
        second(2);
        watermark(10_000);
        assertThat(tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.usable()).isEqualTo(CAMERAS));
        assertThat(letters()).isEmpty();
    }

    @Test
    void aMomentWhoseRigWasTakenAwayIsADeadLetterAtItsDeadline() throws Exception {
        second(0);
        ask(request("a", 1_500));
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        harness = harness(List.of());
        harness.initializeState(state);
        harness.open();
        watermark(10_000);
        assertThat(letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.getReason()).isEqualTo(Reason.REPLAY_IMPOSSIBLE.name()));
        watermark(100_000);
        assertThat(harness.numEventTimeTimers()).isZero();
    }
}
