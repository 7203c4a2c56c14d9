package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.DecisionKind;
import dev.slipstream.contracts.record.HighlightAngle;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.operators.highlight.HighlightSettings.Pace;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What is kept of a unit, how long, and over a restart. */
class HighlightStateTest extends HighlightHarness {
    private static final int HOUR = 3_600;

    @Test
    void signalsThatAreRepeatedChangeNothing() throws Exception {
        goal();
        say(Game.shot(FEED, 10, 28));
        play(31, 40);
        int told = output().size();
        int exposures = side(HighlightFunction.EXPOSURE).size();
        int clips = side(HighlightFunction.CLIPS).size();
        long bytes = stateBytes();

        play(0, 40);
        tell(1, 31, Game.goal(30));
        say(Game.startList());
        say(Game.shot(FEED, 10, 28));

        assertThat(output()).hasSize(told);
        assertThat(side(HighlightFunction.EXPOSURE)).hasSize(exposures);
        assertThat(side(HighlightFunction.CLIPS)).hasSize(clips);
        assertThat(stateBytes()).isEqualTo(bytes);
    }

    @Test
    void decisionsAboutHighlightsThatNeverComeAreBounded() throws Exception {
        play(0, 2);
        for (int i = 0; i < HighlightFunction.MOST_HIGHLIGHTS + 5; i++) {
            say(Game.decision(DecisionKind.VETO, "v-" + i, 3, Game.UNIT + "/highlight-" + i)
                    .build());
        }

        assertThat(side(HighlightFunction.FAILED))
                .hasSize(5)
                .allSatisfy(letter -> assertThat(letter.getMessage())
                        .contains("there are decisions about 1000 highlights of this unit already"));
    }

    @Test
    void itGoesOnFromASnapshotAndDecisionsStillHold() throws Exception {
        goal();
        play(31, 36);
        String id = only().getId();
        say(Game.decision(DecisionKind.RETITLE, "r", 36, id)
                .setTitle("What a goal")
                .build());
        long revision = only().getRevision();
        restart(Pace.LIVE);
        play(31, 36); // Read again from the source.
        assertThat(output()).as("nothing is told twice").isEmpty();
        play(36, 40);
        tell(2, 40);

        assertThat(output()).singleElement().satisfies(highlight -> {
            assertThat(highlight.getId()).isEqualTo(id);
            assertThat(highlight.getRevision()).isEqualTo(revision + 2);
            assertThat(highlight.getStatus()).isEqualTo(HighlightStatus.RETRACTED);
            assertThat(highlight.getTitle()).isEqualTo("What a goal");
            assertThat(highlight.getDecisions()).containsExactly("r");
        });
        assertThat(side(HighlightFunction.CLIPS)).as("it was asked for before").isEmpty();
        watermark(100);
        assertThat(last().getSettled()).as("by the timer of the snapshot").isTrue();
    }

    @Test
    void feedsBeyondTheMostAreLeftOut() throws Exception {
        for (int feed = 0; feed < HighlightFunction.MOST_FEEDS; feed++) {
            play("rink-" + feed, 0, 2, Sound.quiet());
        }
        long bytes = stateBytes();
        play("stranger", 0, 2, Sound.quiet().cheer(1, 20));
        assertThat(stateBytes()).isEqualTo(bytes);

        play("rink-0", 2, 31, Sound.quiet());
        tell(1, 31, Game.goal(30));
        assertThat(only().getAngles()).extracting(HighlightAngle::getFeed).containsExactly("rink-0");
    }

    @Test
    void highlightsBeyondTheMostMakeRoom() throws Exception {
        play(0, 2);
        for (int i = 0; i < HighlightFunction.MOST_HIGHLIGHTS; i++) {
            say(Game.decision(DecisionKind.PIN, "p-" + i, 3, null)
                    .setMoment(Game.at(0.5 + i / 1e3))
                    .build());
            if (i % 100 == 99) {
                watermark(i); // Settles them.
            }
        }
        long bytes = stateBytes();
        say(Game.decision(DecisionKind.PIN, "q-1", 1_001, null)
                .setMoment(Game.at(1))
                .build());
        say(Game.decision(DecisionKind.PIN, "q-2", 1_002, null)
                .setMoment(Game.at(1))
                .build());

        assertThat(stateBytes()).isCloseTo(bytes, within(2_000L));
        assertThat(newest()).hasSize(HighlightFunction.MOST_HIGHLIGHTS + 2);
    }

    @Test
    void anHourOfSegmentsDoesNotLetStateGrow() throws Exception {
        Sound sound = Sound.quiet();
        for (int second = 20; second < HOUR; second += 200) {
            sound.cheer(second, 6);
        }
        long[] bytes = new long[2];
        for (int second = 0; second < HOUR; second++) {
            say(Game.segment(FEED, second, sound));
            if (second % 4 == 0) {
                say(Game.shot(FEED, second, second + 4));
            }
            if (second % 10 == 0) {
                watermark(second);
            }
            if (second == 300 || second == HOUR - 1) {
                bytes[second == 300 ? 0 : 1] = stateBytes();
            }
        }

        long candidates = 17 * 4_000L; // Those that are remembered until the unit is forgotten.
        assertThat(bytes[1]).isLessThan(bytes[0] + candidates);
        assertThat(harness.numEventTimeTimers())
                .as("to forget, one in ten minutes")
                .isLessThan(10);
    }

    @Test
    void aUnitIsForgottenSixHoursAfterItsLastSignal() throws Exception {
        goal();
        for (int second = 31; second < HOUR; second += 60) {
            say(Game.segment(FEED, second, Sound.quiet()));
            watermark(second);
        }
        say(Game.decision(DecisionKind.RETITLE, "r", HOUR, output().get(0).getId())
                .setTitle("A")
                .build());
        watermark(HOUR + 5 * HOUR);
        assertThat(harness.numKeyedStateEntries()).isPositive();
        watermark(HOUR + 6 * HOUR + 1);

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void soIsOneThatNoFeedEverShowed() throws Exception {
        tell(1, 31, Game.goal(30));
        assertThat(output()).isEmpty();
        assertThat(harness.numEventTimeTimers()).isOne();
        watermark(7 * HOUR);

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void aTimerThatOutlivesItsUnitStartsNothing() throws Exception {
        play(0, 2);
        say(Game.decision(DecisionKind.PIN, "p", 3, null)
                .setMoment(Game.at(30.0 * HOUR))
                .build());
        watermark(8 * HOUR);
        assertThat(harness.numKeyedStateEntries()).isZero();
        watermark(40 * HOUR);

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }
}
