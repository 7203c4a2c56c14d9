package dev.slipstream.operators.health;

import dev.slipstream.contracts.record.FeedHealth;
import dev.slipstream.operators.describe.Scenes;
import dev.slipstream.operators.sample.TestSegments;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each condition begins after its time and ends once; state and timers are looked at after every test. */
class FeedHealthFunctionTest extends HealthHarness {
    @Test
    void blackBeginsAfterFiveSecondsAndEndsWithAPicture() throws Exception {
        moving(0, 0, 3);
        for (int i = 3; i < 10; i++) {
            segment(0, i, Scenes.plain(1));
        }
        moving(0, 10, 14);

        assertThat(told()).containsExactly("BLACK+3..8", "BLACK-3..10");
        FeedHealth began = events().get(0);
        assertThat(began.getId()).isEqualTo("slalom-1/0/black-3");
        assertThat(began.getFeed()).isEqualTo("slalom-1");
        assertThat(began.getSince()).isEqualTo(TestSegments.START.plusSeconds(3));
        assertThat(began.getTime()).isEqualTo(TestSegments.START.plusSeconds(8));
        assertThat(began.getMessage())
                .isEqualTo("Feed slalom-1 has been black since 2026-02-10T10:00:03Z; look at the camera, the mixer and"
                        + " the line");
        FeedHealth ended = events().get(1);
        assertThat(ended.getId()).isEqualTo(began.getId());
        assertThat(ended.getTime()).isEqualTo(TestSegments.START.plusSeconds(10));
        assertThat(ended.getMessage())
                .isEqualTo("Feed slalom-1 is no longer black since 2026-02-10T10:00:10Z, after 7 s");
    }

    @Test
    void aDipToBlackIsNotTold() throws Exception {
        moving(0, 0, 3);
        for (int i = 3; i < 8; i++) {
            segment(0, i, Scenes.plain(0));
        }
        moving(0, 8, 12);

        assertThat(told()).isEmpty();
    }

    @Test
    void aPictureThatComesBackForAMomentEndsNothing() throws Exception {
        for (int i = 0; i < 8; i++) {
            segment(0, i, Scenes.plain(0));
        }
        moving(0, 8, 9);
        for (int i = 9; i < 18; i++) {
            segment(0, i, Scenes.plain(0));
        }

        assertThat(told()).containsExactly("BLACK+0..5");
    }

    @Test
    void aPictureThatStandsStillIsFrozenAfterTenSeconds() throws Exception {
        moving(0, 0, 3);
        for (int i = 3; i < 20; i++) {
            segment(0, i, Scenes.scene(2));
        }
        moving(0, 20, 24);

        assertThat(told()).containsExactly("FROZEN+4..14", "FROZEN-4..20");
    }

    @Test
    void aCameraThatLooksAtAnEmptyVenueIsNotFrozen() throws Exception {
        for (int i = 0; i < 40; i++) {
            segment(0, i, Noise.over(Scenes.scene(2), i, 0.15));
        }

        assertThat(told()).isEmpty();
    }

    @Test
    void aClockThatRunsInAStillPictureShowsThatItIsNotFrozen() throws Exception {
        for (int i = 0; i < 40; i++) {
            byte[] picture = Scenes.scene(2);
            picture[5 * 64 + 58] = (byte) (100 + 9 * (i % 2));
            segment(0, i, picture);
        }

        assertThat(told()).isEmpty();
    }

    @Test
    void silenceIsASoundTrackInWhichNothingIsHeard() throws Exception {
        for (int i = 0; i < 30; i++) {
            segment(0, i, Scenes.scene(i), i < 5 || i >= 20 ? LOUD : QUIET);
        }

        assertThat(told()).containsExactly("SILENT+5..15", "SILENT-5..20");
    }

    @Test
    void aFeedWithoutSoundIsNotSilentAndOneWhoseSoundStopsIs() throws Exception {
        moving(0, 0, 30);
        assertThat(told()).isEmpty();

        segment(0, 30, Scenes.scene(30), LOUD);
        moving(0, 31, 45);
        assertThat(told()).containsExactly("SILENT+31..41");
    }

    @Test
    void whatIsHeardNowAndThenIsNotSilent() throws Exception {
        for (int i = 0; i < 60; i++) {
            segment(0, i, Scenes.scene(i), i % 8 == 0 ? -50f : QUIET);
        }

        assertThat(told()).isEmpty();
    }

    @Test
    void aLoopIsToldInItsThirdPassAndEndsWhenSomethingElseComes() throws Exception {
        for (int i = 0; i < 40; i++) {
            segment(0, i, Scenes.scene(i % 12));
        }
        moving(0, 40, 44);

        assertThat(told()).containsExactly("LOOPING+26..26", "LOOPING-26..40");
        assertThat(events().get(0).getMessage())
                .isEqualTo("Feed slalom-1 has been in a loop of about 12 s since 2026-02-10T10:00:26Z; look at the"
                        + " player, and whether it should be live");
    }

    @Test
    void aReplayIsNoLoop() throws Exception {
        moving(0, 0, 20);
        for (int i = 20; i < 30; i++) {
            segment(0, i, Scenes.scene(i - 10));
        }
        moving(0, 30, 60);

        assertThat(told()).isEmpty();
    }

    @Test
    void theEndOfTheEpochEndsWhatWasActiveAndEmptiesTheState() throws Exception {
        for (int i = 0; i < 12; i++) {
            segment(0, i, Scenes.plain(0), QUIET);
        }
        end(0, 12);
        segment(0, 5, Scenes.plain(0));
        segment(0, 13, Scenes.plain(0));

        assertThat(told()).containsExactly("BLACK+0..5", "SILENT+0..10", "BLACK-0..12", "SILENT-0..12");
        assertThat(events().get(2).getMessage())
                .isEqualTo("Feed slalom-1 ended; it had been black since 2026-02-10T10:00:00Z; the topic"
                        + " slipstream.feed-events says why it ended");
        assertThat(state().ended).isTrue();
        assertThat(state().spells).isEmpty();
        assertThat(state().fingerprints).isEmpty();
        assertThat(state().thumbnail).isNull();
    }

    @Test
    void aNewEpochEndsWhatTheOneBeforeLeftOpen() throws Exception {
        for (int i = 0; i < 7; i++) {
            segment(0, i, Scenes.plain(0));
        }
        segment(1, 0, Scenes.scene(1));
        segment(0, 7, Scenes.plain(0));

        assertThat(told()).containsExactly("BLACK+0..5", "BLACK-0..7");
        assertThat(events().get(1).getEpoch()).isZero();
        assertThat(state().epoch).isEqualTo(1);
    }

    @Test
    void replayedSegmentsChangeNothing() throws Exception {
        moving(0, 0, 3);
        for (int i = 0; i < 30; i++) {
            segment(0, 2, Scenes.scene(2));
        }

        assertThat(told()).isEmpty();
        assertThat(state().fingerprints).hasSize(3);
    }

    @Test
    void aRestoredOperatorTellsTheEndOfWhatItToldTheBeginningOf() throws Exception {
        for (int i = 0; i < 7; i++) {
            segment(0, i, Scenes.plain(0));
        }
        restore();
        segment(0, 7, Scenes.plain(0));
        moving(0, 8, 12);

        assertThat(told()).containsExactly("BLACK-0..8");
    }

    @Test
    void whatLiesInAGapIsNotGuessed() throws Exception {
        for (int i = 0; i < 4; i++) {
            segment(0, i, Scenes.plain(0));
        }
        for (int i = 20; i < 24; i++) {
            segment(0, i, Scenes.plain(0));
        }

        assertThat(told()).isEmpty();
        assertThat(state().fingerprints).hasSize(4);
    }

    @Test
    void stateDoesNotGrowWithTime() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            segment(0, i, Scenes.plain(i % 40 < 20 ? 0 : 128), i % 40 < 20 ? QUIET : LOUD);
        }

        assertThat(state().fingerprints).hasSize(LoopFinder.MOST_SAMPLES);
        assertThat(state().spells.size()).isLessThanOrEqualTo(Check.values().length);
    }

    private void moving(long epoch, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            segment(epoch, i, Scenes.scene(100 + i));
        }
    }
}
