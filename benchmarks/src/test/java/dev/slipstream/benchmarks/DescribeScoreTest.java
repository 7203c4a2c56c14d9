package dev.slipstream.benchmarks;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DescriptionStatus;
import dev.slipstream.contracts.record.KeyMoment;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.RecognisedAthlete;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A measure that cannot be wrong measures nothing: each kind of mistake lowers its figure, and is named. */
class DescribeScoreTest {
    /** Live 0 to 10 with the name of Berg, a replay 10 to 14, live 14 to 20 without names; Dahl is seen there. */
    private static final DescribeTruth TRUTH = new DescribeTruth(
            List.of(
                    new DescribeTruth.Athlete("1", "Berg", "NOR", List.of(new DescribeTruth.Span(0, 10))),
                    new DescribeTruth.Athlete("2", "Dahl", "SWE", List.of(new DescribeTruth.Span(15, 18)))),
            List.of(shot("live", 0, 10), shot("replay", 10, 14), shot("live", 14, 20)),
            List.of(
                    new DescribeTruth.Graphic("lower-third", "7\nIngrid BERG\nNOR", new DescribeTruth.Span(2, 6)),
                    new DescribeTruth.Graphic("scoreboard", "BERGDAHL 3", new DescribeTruth.Span(0, 20))),
            List.of(
                    new DescribeTruth.Event("START", 1, 0.5),
                    new DescribeTruth.Event("FALL", 12, 0.5),
                    new DescribeTruth.Event("FINISH", 19, 0.5)));

    private final DescribeScore score = new DescribeScore();

    @Test
    void whatIsTrueIsRight() {
        score.add(
                "all",
                TRUTH,
                List.of(
                        said(0, 10.4, List.of(moment(MomentKind.START, 2.9)), "1"),
                        said(10.4, 14, List.of(moment(MomentKind.REPLAY, 10.4))),
                        said(14, 20, List.of(moment(MomentKind.FINISH, 19)), "2")));

        assertThat(score.confusions()).isEmpty();
        assertThat(score.shots.f1()).isEqualTo(1);
        assertThat(score.shots.truths()).isEqualTo(2);
        assertThat(score.athletes.precision()).isEqualTo(1);
        assertThat(score.athletes.recall()).isEqualTo(1);
        assertThat(score.moments.f1()).isEqualTo(1);
        assertThat(score.outsideStartList).isZero();
    }

    @Test
    void aBoundaryTooFarOffIsMissedAndOneThatIsNoneIsWrong() {
        score.add("cuts", TRUTH, List.of(said(0, 9, List.of(), "1"), said(9, 14, List.of()), said(14, 20, List.of())));

        assertThat(score.shots.f1()).isEqualTo(0.5);
        assertThat(score.confusions()).anyMatch(line -> line.contains("10.0 s  missed shot"));
        assertThat(score.confusions()).anyMatch(line -> line.contains("9.0 s  there is no shot"));
    }

    @Test
    void anAthleteWhoIsElsewhereIsWrongAndOneWhoIsNamedAndNotPublishedIsMissed() {
        score.add("who", TRUTH, List.of(said(0, 10, List.of(), "2"), said(10, 14, List.of()), said(14, 20, List.of())));

        assertThat(score.athletes.precision()).isZero();
        assertThat(score.athletes.recall()).isZero();
        assertThat(score.confusions())
                .anyMatch(line -> line.contains("missed Berg (NOR), named for 4.0 s by lower-third"))
                .anyMatch(line -> line.contains("Dahl (SWE) is not in the shot"));
    }

    @Test
    void aNameInsideAnotherWordIsNoName() {
        assertThat(TRUTH.graphics().get(1).names(TRUTH.athletes().get(0))).isFalse();
        assertThat(TRUTH.graphics().get(0).names(TRUTH.athletes().get(0))).isTrue();
    }

    @Test
    void momentsOfAnotherKindOrTimeAreWrong() {
        score.add(
                "moments",
                TRUTH,
                List.of(
                        said(0, 10, List.of(moment(MomentKind.GOAL, 1), moment(MomentKind.START, 3.1)), "1"),
                        said(10, 14, List.of(moment(MomentKind.FALL, 12))),
                        said(14, 20, List.of())));

        assertThat(score.moments.f1()).isZero();
        assertThat(score.moments.truths()).as("START, FINISH and the replay").isEqualTo(3);
    }

    @Test
    void whoIsOnNoStartListIsCounted() {
        score.add("nobody", TRUTH, List.of(said(0, 10, List.of(), "99")));

        assertThat(score.outsideStartList).isEqualTo(1);
    }

    private static DescribeTruth.Shot shot(String kind, double from, double to) {
        return new DescribeTruth.Shot(kind, "wide", new DescribeTruth.Span(from, to));
    }

    private static Description said(double from, double to, List<KeyMoment> moments, String... athletes) {
        return Description.newBuilder()
                .setId("feed/0/shot-" + from)
                .setRevision(1)
                .setStatus(DescriptionStatus.FINAL)
                .setFeed("feed")
                .setEpoch(0)
                .setFirstSequence(0)
                .setLastSequence(0)
                .setStart(Instant.EPOCH)
                .setEnd(Instant.EPOCH)
                .setMediaStartMicros((long) (from * 1e6))
                .setMediaEndMicros((long) (to * 1e6))
                .setSamples(1)
                .setText("A shot.")
                .setTags(List.of())
                .setAthletes(Arrays.stream(athletes)
                        .map(id -> new RecognisedAthlete(id, null, "", "", "", 1f, List.of()))
                        .toList())
                .setTexts(List.of())
                .setMoments(moments)
                .setMedia(List.of())
                .setModels(List.of())
                .setLastSampleTime(Instant.EPOCH)
                .build();
    }

    private static KeyMoment moment(MomentKind kind, double seconds) {
        return new KeyMoment(kind.name(), kind, Instant.EPOCH, (long) (seconds * 1e6), List.of(), 1f, List.of());
    }
}
