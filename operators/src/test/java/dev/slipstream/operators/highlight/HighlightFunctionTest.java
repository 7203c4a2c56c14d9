package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.DecisionKind;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightAngle;
import dev.slipstream.contracts.record.HighlightExposure;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.contracts.record.Segment;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

/** What is told of a unit while it goes on, what its editors make of it, and its timers then. */
class HighlightFunctionTest extends HighlightHarness {
    @Test
    void aGoalIsPublishedAtOnce() throws Exception {
        goal();

        assertThat(output()).singleElement().satisfies(highlight -> {
            assertThat(highlight.getId()).isEqualTo(Game.UNIT + "/highlight-" + Game.millis(30));
            assertThat(highlight.getRevision()).isEqualTo(2);
            assertThat(highlight.getStatus()).isEqualTo(HighlightStatus.PUBLISHED);
            assertThat(highlight.getSettled()).isFalse();
            assertThat(highlight.getReason()).isEmpty();
            assertThat(highlight.getKind()).isEqualTo(MomentKind.GOAL);
            assertThat(highlight.getTitle()).isEqualTo("Goal: Émile MARTIN (CAN)");
            assertThat(highlight.getTranslations().get(0).getLanguage()).isEqualTo("fr");
            assertThat(highlight.getAthletes()).containsExactly(Highlights.MARTIN);
            assertThat(highlight.getMoment()).isEqualTo(Game.at(30));
            assertThat(highlight.getStart()).isEqualTo(Game.at(25));
            assertThat(highlight.getEnd()).isEqualTo(Game.at(34.5));
            assertThat(highlight.getAngles())
                    .extracting(
                            HighlightAngle::getFeed, HighlightAngle::getFirstSequence, HighlightAngle::getLastSequence)
                    .containsExactly(tuple(FEED, 25L, 30L));
        });
        assertThat(harness.numEventTimeTimers()).as("settle, and forget").isEqualTo(2);
        assertThat(side(HighlightFunction.EXPOSURE))
                .extracting(
                        HighlightExposure::getRevision, HighlightExposure::getHighlights, HighlightExposure::getByNoc)
                .containsExactly(tuple(1L, 1, Map.of("CAN", 1)));
    }

    @Test
    void whatIsHeardOfItRevisesIt() throws Exception {
        say(Game.startList());
        play(FEED, 0, 31, Sound.quiet().cheer(31.3, 15));
        tell(1, 31, Game.goal(30));
        play(FEED, 31, 40, Sound.quiet().cheer(31.3, 15));

        assertThat(newest()).hasSize(1);
        assertThat(output()).hasSizeBetween(2, 5);
        assertThat(last().getScore()).isGreaterThan(output().get(0).getScore() + 0.08);
        assertThat(last().getStatus()).isEqualTo(HighlightStatus.PUBLISHED);
        assertThat(seconds(last())).isEqualTo(30, within(1e-9));
    }

    @Test
    void itIsSettledByTheTimer() throws Exception {
        goal();
        play(31, 80);
        watermark(30 + SETTLE);
        assertThat(last().getSettled()).isFalse();
        watermark(30 + SETTLE + 0.1);

        assertThat(last().getSettled()).isTrue();
        assertThat(last().getStatus()).isEqualTo(HighlightStatus.PUBLISHED);
        int told = output().size();
        play(80, 100);
        watermark(100);
        assertThat(output()).hasSize(told);
        assertThat(harness.numEventTimeTimers()).as("to forget alone").isOne();
    }

    @Test
    void aCheerThatIsTooWeakIsToldOnceWhenItIsSettled() throws Exception {
        play(FEED, 0, 70, Sound.quiet().cheer(20, 8));
        assertThat(output()).isEmpty();
        watermark(70);

        assertThat(output()).singleElement().satisfies(highlight -> {
            assertThat(highlight.getStatus()).isEqualTo(HighlightStatus.REJECTED);
            assertThat(highlight.getReason()).startsWith("score 0.").contains(" is below ");
            assertThat(highlight.getSettled()).isTrue();
        });
        assertThat(side(HighlightFunction.CLIPS)).isEmpty();
    }

    @Test
    void theEndOfAllSettlesWhatIsOpen() throws Exception {
        goal();
        play(31, 36);
        harness.processWatermark(Long.MAX_VALUE);

        assertThat(only().getSettled()).isTrue();
        assertThat(only().getStatus()).isEqualTo(HighlightStatus.PUBLISHED);
    }

    @Test
    void aGoalThatIsTakenBackWhileItIsOpenIsRetracted() throws Exception {
        goal();
        tell(2, 33);
        assertThat(statuses()).containsExactly(HighlightStatus.PUBLISHED, HighlightStatus.RETRACTED);
        assertThat(last().getReason()).isNotEmpty();
        assertThat(last().getSettled()).isFalse();

        tell(3, 34, Game.goal(30));
        assertThat(only().getStatus()).isEqualTo(HighlightStatus.PUBLISHED);
        assertThat(only().getReason()).isEmpty();
    }

    @Test
    void aGoalWithACheerThatIsTakenBackIsRetractedToo() throws Exception {
        play(FEED, 0, 31, Sound.quiet().cheer(30.4, 12));
        tell(1, 31, Game.goal(30));
        play(FEED, 31, 40, Sound.quiet().cheer(30.4, 12));
        tell(2, 41);

        assertThat(only().getStatus()).isEqualTo(HighlightStatus.RETRACTED);
        assertThat(only().getReason()).startsWith("score 0.");
        assertThat(statuses()).doesNotContain(HighlightStatus.REJECTED);
    }

    @Test
    void aGoalThatIsTakenBackWhenItIsSettledIsRetracted() throws Exception {
        goal();
        play(31, 80);
        watermark(80);
        assertThat(last().getSettled()).isTrue();
        tell(2, 81);

        assertThat(only().getStatus()).isEqualTo(HighlightStatus.RETRACTED);
        assertThat(only().getSettled()).isTrue();
        assertThat(only().getReason()).isEqualTo("score 0.000 is below 0.480");
        assertThat(side(HighlightFunction.EXPOSURE))
                .last()
                .satisfies(exposure -> assertThat(exposure.getHighlights()).isZero());

        tell(3, 82, Game.goal(30));
        assertThat(only().getStatus()).isEqualTo(HighlightStatus.PUBLISHED);
        assertThat(only().getScore()).isEqualTo(output().get(0).getScore());
        assertThat(statuses()).doesNotContain(HighlightStatus.REJECTED);
    }

    @Test
    void aGoalThatComesBackAfterItWasSettledAsTakenBackIsTheSame() throws Exception {
        goal();
        tell(2, 33);
        play(31, 80);
        watermark(80);
        assertThat(only().getSettled()).isTrue();
        assertThat(only().getStatus()).isEqualTo(HighlightStatus.RETRACTED);
        assertThat(only().getScore()).as("nothing speaks for it").isZero();
        tell(3, 82, Game.goal(30));

        assertThat(only().getStatus()).isEqualTo(HighlightStatus.PUBLISHED);
        assertThat(only().getReason()).isEmpty();
    }

    @Test
    void aSecondScorerWhoIsCorrectedIsToldOf() throws Exception {
        goal();
        play(31, 80);
        watermark(80);
        tell(2, 81, Game.action("goal-30.0", MomentKind.GOAL, 30, Game.MARTIN, Game.VIRTANEN));

        assertThat(only().getAthletes()).containsExactly(Highlights.MARTIN, Highlights.VIRTANEN);
        assertThat(only().getSettled()).isTrue();
    }

    @Test
    void aFeedThatConnectsAgainStillShowedIt() throws Exception {
        goal();
        play(31, 40);
        Highlight before = only();
        Segment again = Game.segment(FEED, 40, Sound.quiet());
        again.setEpoch(1);
        again.setSequence(0);
        say(again);
        watermark(80);

        assertThat(only().getSettled()).isTrue();
        assertThat(only().getStatus()).isEqualTo(HighlightStatus.PUBLISHED);
        assertThat(only().getStart()).isEqualTo(before.getStart());
        assertThat(only().getAngles())
                .extracting(HighlightAngle::getEpoch, HighlightAngle::getFirstSequence, HighlightAngle::getLastSequence)
                .containsExactly(tuple(0L, 25L, 34L));
    }

    @Test
    void aCheerOfAFeedThatConnectsAgainStillCounts() throws Exception {
        play(FEED, 0, 40, Sound.quiet().cheer(30, 20));
        Highlight before = only();
        Segment again = Game.segment(FEED, 40, Sound.quiet());
        again.setEpoch(1);
        again.setSequence(0);
        say(again);
        watermark(80);

        assertThat(only().getStatus()).isEqualTo(HighlightStatus.PUBLISHED);
        assertThat(only().getScore()).isEqualTo(before.getScore(), within(0.011));
    }

    @Test
    void theMainFeedStaysTheMainOneWhenItConnectsAgain() throws Exception {
        for (int second = 0; second < 40; second++) {
            Segment main = Game.segment(FEED, second);
            main.setPriority(5);
            say(main);
            say(Game.segment("rink-0", second));
        }
        tell(1, 40, Game.goal(30));
        Segment again = Game.segment(FEED, 40);
        again.setPriority(5);
        again.setEpoch(1);
        again.setSequence(0);
        say(again);
        watermark(80);

        assertThat(only().getSettled()).isTrue();
        assertThat(only().getAngles())
                .extracting(HighlightAngle::getFeed, HighlightAngle::getEpoch)
                .containsExactly(tuple(FEED, 0L), tuple("rink-0", 0L));
    }

    @Test
    void whatTurnsOutToBeAReplayIsNotItsAngle() throws Exception {
        goal();
        say(Game.replay(FEED, 28, 33));

        assertThat(only().getStatus()).isEqualTo(HighlightStatus.RETRACTED);
        assertThat(only().getReason()).isEqualTo("no feed shows it");
    }

    /** A chain that is cut after fifteen seconds goes on less than a tail behind its first part. */
    @Test
    void theSecondHalfOfAChainIsNotTakenBackWhenTheFirstIsSettled() throws Exception {
        var goals = IntStream.range(0, 9).mapToObj(i -> Game.goal(20 + 2.0 * i)).toArray(ResultsAction[]::new);
        play(0, 40);
        tell(1, 41, goals);
        assertThat(newest()).hasSize(2);
        play(40, 85);
        watermark(34 + SETTLE + 1);
        watermark(36 + SETTLE + 2);

        assertThat(newest().values()).allSatisfy(highlight -> {
            assertThat(highlight.getStatus()).isEqualTo(HighlightStatus.PUBLISHED);
            assertThat(highlight.getSettled()).isTrue();
        });
        assertThat(newest().values())
                .extracting(highlight -> highlight.getMoments().size())
                .containsExactly(8, 1);
    }

    @Test
    void anEditorPicksWhatNothingFound() throws Exception {
        play(0, 40);
        say(Game.decision(DecisionKind.PIN, "p", 41, null)
                .setMoment(Game.at(30))
                .setTitle("Look")
                .build());

        assertThat(only().getId()).isEqualTo(Game.UNIT + "/pin-p");
        assertThat(only().getStatus()).isEqualTo(HighlightStatus.PUBLISHED);
        assertThat(only().getTitle()).isEqualTo("Look");
        assertThat(only().getScore()).isLessThan(only().getThreshold());
        assertThat(side(HighlightFunction.CLIPS)).hasSize(1);

        say(Game.decision(DecisionKind.RELEASE, "r", 42, only().getId()).build());
        assertThat(only().getStatus()).isEqualTo(HighlightStatus.RETRACTED);
    }

    @Test
    void aDecisionMayComeBeforeItsHighlight() throws Exception {
        play(0, 31);
        say(Game.decision(DecisionKind.VETO, "v", 30.5, Game.UNIT + "/highlight-" + Game.millis(30))
                .build());
        tell(1, 31, Game.goal(30));

        assertThat(only().getStatus()).isEqualTo(HighlightStatus.VETOED);
    }

    @Test
    void aDecisionThatMeansNothingIsADeadLetter() throws Exception {
        goal();
        say(Game.decision(DecisionKind.TRIM, "t", 41, only().getId()).build());

        assertThat(output()).hasSize(1);
        assertThat(side(HighlightFunction.FAILED))
                .extracting(DeadLetter::getReason, DeadLetter::getRecord)
                .containsExactly(tuple(Reason.DECISION_INVALID.name(), "t"));
    }

    @Test
    void unitsDoNotHearOfEachOther() throws Exception {
        goal();
        Segment other = Game.segment("curling-1", 30, Sound.quiet());
        other.setUnit("CURMTEAM--------------FNL-000100");
        say(other);

        assertThat(only().getAngles()).extracting(HighlightAngle::getFeed).containsExactly(FEED);
    }
}
