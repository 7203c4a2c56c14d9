package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.ResultsAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Where a highlight begins and ends on a feed. */
class BoundsTest {
    private static final String FEED = "rink-1";
    private static final double GOAL = 30;

    private final Known known = new Known();

    /** A goal, with what was heard of it. */
    private Happening goal() {
        known.results(Game.playByPlay(1, GOAL + 1, Game.goal(GOAL)));
        return known.happenings().stream()
                .filter(happening -> !happening.actions.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private Stretch bounds() {
        return Bounds.of(known.track(FEED), goal(), MomentKind.GOAL);
    }

    private static void assertBounds(Stretch stretch, double start, double end) {
        assertThat(Game.second(stretch.startMicros())).as("in-point").isEqualTo(start, within(1e-6));
        assertThat(Game.second(stretch.endMicros())).as("out-point").isEqualTo(end, within(1e-6));
    }

    @Test
    void aGoalHasItsRunUpAndAReaction() {
        known.silentFeed(FEED, 60);
        assertBounds(bounds(), 25, 34.5);
    }

    @ParameterizedTest
    @CsvSource({"START, 27", "FINISH, 25.5", "FALL, 26", "GOAL, 25"})
    void theRunUpIsThatOfTheAction(MomentKind kind, double start) {
        known.silentFeed(FEED, 60);
        assertThat(Game.second(Bounds.of(known.track(FEED), goal(), kind).startMicros()))
                .isEqualTo(start);
    }

    @Test
    void itEndsWhenTheCrowdIsDown() {
        known.feed(FEED, 60, Sound.quiet().cheer(30.3, 14));
        Happening goal = goal();
        long cheerEnds = goal.cheers.get(0).endMicros();

        Stretch stretch = Bounds.of(known.track(FEED), goal, MomentKind.GOAL);

        assertThat(stretch.endMicros()).isGreaterThan(cheerEnds).isBetween(Game.micros(33), Game.micros(38));
        assertThat(stretch.startMicros()).as("the action lies before the cheer").isEqualTo(Game.micros(25));
    }

    @Test
    void allActionsOfItAreInIt() {
        known.silentFeed(FEED, 60);
        ResultsAction save = Game.action("save", MomentKind.SAVE, 27);
        known.results(Game.playByPlay(1, 31, save, Game.goal(GOAL)));

        Stretch stretch = Bounds.of(known.track(FEED), known.happenings().get(0), MomentKind.GOAL);

        assertBounds(stretch, 22, 34.5);
    }

    @Test
    void aCutThatIsNearTakesTheirPlace() {
        known.silentFeed(FEED, 60)
                .shots(
                        Game.shot(FEED, 10, 23.4),
                        Game.shot(FEED, 23.4, 28.7),
                        Game.shot(FEED, 28.7, 33.8),
                        Game.shot(FEED, 33.8, 36.6),
                        Game.shot(FEED, 36.6, 50));
        assertBounds(bounds(), 23.4, 33.8);
    }

    @Test
    void aCutThatIsFarOrIntoTheActionDoesNot() {
        known.silentFeed(FEED, 60)
                .shots(
                        Game.shot(FEED, 10, 20),
                        Game.shot(FEED, 20, 29),
                        Game.shot(FEED, 29, 32),
                        Game.shot(FEED, 32, 50));
        assertBounds(bounds(), 25, 34.5);
    }

    @Test
    void itBeginsBehindAReplayOfWhatWasBefore() {
        known.silentFeed(FEED, 60).shots(Game.replay(FEED, 22, 27.2), Game.shot(FEED, 27.2, 40));
        assertBounds(bounds(), 27.6, 34.5); // Behind the wipe from it.
    }

    @Test
    void aReplayWithinTheRunUpIsNotShownEither() {
        known.silentFeed(FEED, 60).shots(Game.shot(FEED, 15, 26), Game.replay(FEED, 26, 28), Game.shot(FEED, 28, 40));
        assertBounds(bounds(), 28.4, 34.5);
    }

    @Test
    void itEndsBeforeTheReplay() {
        known.silentFeed(FEED, 60).shots(Game.shot(FEED, 15, 32.6), Game.replay(FEED, 32.6, 37));
        assertThat(Game.second(bounds().endMicros())).isEqualTo(32.2);
    }

    @Test
    void aFeedThatCameLaterBeginsWithItsFirstPicture() {
        for (long sequence = 28; sequence < 50; sequence++) {
            known.next(FEED, sequence, segment -> segment);
        }
        assertBounds(bounds(), 28, 34.5);
    }

    @Test
    void aFeedThatEndedEndsWithItsLastPicture() {
        known.silentFeed(FEED, 33).end(FEED, 33);
        assertBounds(bounds(), 25, 33);
    }

    @Test
    void aFeedWhoseClockIsAheadIsCutWhereItsOwnSoundRose() {
        known.feed(FEED, 60, Sound.quiet().cheer(31.5, 14));
        Stretch stretch = bounds();

        assertThat(Game.second(stretch.startMicros())).isEqualTo(26.5, within(0.3));
    }

    @Test
    void aFeedThatShowsSomethingAgainDoesNotShowIt() {
        known.silentFeed(FEED, 60).silentFeed("rink-2", 60).shots(Game.replay(FEED, 28, 33));
        Happening goal = goal();

        assertThat(Bounds.shows(known.track(FEED), goal)).isFalse();
        assertThat(Bounds.shows(known.track("rink-2"), goal)).isTrue();
    }

    @Test
    void aFeedThatHasNotComeSoFarDoesNotShowIt() {
        known.silentFeed(FEED, 20).silentFeed("rink-2", 60);

        assertThat(Bounds.shows(known.track(FEED), goal())).isFalse();
    }
}
