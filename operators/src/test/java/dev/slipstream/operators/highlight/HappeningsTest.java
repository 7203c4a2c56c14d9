package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.HighlightAngle;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.ResultsAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Which signs mean the same. */
class HappeningsTest {
    private static final Judge JUDGE = new Judge(new Weights(Map.of()), false);

    @ParameterizedTest
    @CsvSource({"1, 1", "4, 1", "4.1, 2", "6, 2"})
    void actionsWithinFourSecondsAreOne(double apart, int happenings) {
        Known known = new Known()
                .feed("rink-1", 60, Sound.quiet())
                .results(Game.playByPlay(1, 45, Game.goal(30), Game.action("hit", MomentKind.HIT, 30 + apart)));

        assertThat(known.happenings()).hasSize(happenings);
    }

    @ParameterizedTest
    @CsvSource({"3.5, 1", "6, 2"})
    void soAreCheers(double apart, int happenings) {
        Known known = new Known().feed("rink-1", 60, Sound.quiet().cheer(30, 10).cheer(30 + apart, 16));

        assertThat(known.happenings()).hasSize(happenings);
    }

    @Test
    void aChainOfActionsIsNoLongerThanAViewerWatches() {
        Known known = new Known()
                .feed("rink-1", 60, Sound.quiet())
                .results(Game.playByPlay(
                        1,
                        50,
                        IntStream.range(0, 10)
                                .mapToObj(i -> Game.action("hit-" + i, MomentKind.HIT, 20 + 2 * i))
                                .toArray(ResultsAction[]::new)));

        assertThat(known.happenings())
                .extracting(happening -> happening.actions.size())
                .containsExactly(8, 2);
    }

    @Test
    void eightFeedsWhoseClocksDifferHearOneCheer() {
        double[] ahead = {0, 0.8, 0.1, 0.7, 0.2, 0.6, 0.3, 0.5};
        Known known = new Known();
        for (int i = 0; i < ahead.length; i++) {
            known.feed("rink-" + i, 60, Sound.quiet().cheer(30 + ahead[i], 12));
        }

        assertThat(known.happenings()).singleElement().satisfies(happening -> {
            assertThat(happening.cheers).singleElement().satisfies(cheer -> {
                assertThat(cheer.feeds()).hasSize(8);
                assertThat(Game.second(cheer.startMicros())).as("the median").isEqualTo(30.4, within(0.2));
            });
            assertThat(Angles.of(known.view(), happening, MomentKind.OTHER, List.of()))
                    .extracting(HighlightAngle::getFeed)
                    .hasSize(8)
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void aFeedHearsACheerOnce() {
        Known known = new Known()
                .feed("rink-0", 60, Sound.quiet().cheer(30, 10).cheer(33, 18))
                .feed("rink-1", 60, Sound.quiet().cheer(30.3, 10).cheer(33.2, 18));

        assertThat(known.happenings())
                .singleElement()
                .satisfies(happening -> assertThat(happening.cheers)
                        .hasSize(2)
                        .allSatisfy(cheer -> assertThat(cheer.feeds()).containsExactly("rink-0", "rink-1")));
    }

    @Test
    void theCrowdAndTheBoardBelongToTheGoalTheyFollow() {
        Known known = new Known()
                .feed("rink-1", 60, Sound.quiet().cheer(30.8, 14))
                .shots(Game.board("rink-1", 20, 33, "0-0"), Game.board("rink-1", 34, 40, "1-0"))
                .results(Game.playByPlay(1, 31, Game.goal(30)));

        assertThat(known.happenings()).singleElement().satisfies(happening -> {
            assertThat(happening.actions).hasSize(1);
            assertThat(happening.cheers).hasSize(1);
            assertThat(happening.scores)
                    .singleElement()
                    .satisfies(told -> assertThat(told.what()).isEqualTo("0-0 > 1-0"));
        });
    }

    @Test
    void aReplayIsLinkedToTheLiveMomentAndIsNoneItself() {
        Known known = new Known()
                .feed("rink-1", 60, Sound.quiet().cheer(30.8, 14))
                .results(Game.playByPlay(1, 31, Game.goal(30)))
                .shots(Game.replay("rink-1", 38, 43));

        List<Judged> judged = judged(known);
        Happenings.addReplays(judged, known.view());

        assertThat(judged)
                .singleElement()
                .satisfies(one -> assertThat(one.happening().replays)
                        .extracting(shot -> shot.startMicros)
                        .containsExactly(Game.micros(38)));
    }

    @Test
    void aReplayIsOfTheBestThatWasShortlyBefore() {
        Known known = new Known()
                .feed("rink-1", 60, Sound.quiet())
                .results(Game.playByPlay(1, 40, Game.goal(25), Game.action("shot", MomentKind.SHOT, 32), Game.goal(5)))
                .shots(Game.replay("rink-1", 38, 43));

        List<Judged> judged = judged(known);
        Happenings.addReplays(judged, known.view());

        assertThat(judged)
                .filteredOn(one -> !one.happening().replays.isEmpty())
                .singleElement()
                .satisfies(one -> assertThat(one.happening().firstMicros()).isEqualTo(Game.micros(25)));
    }

    @Test
    void aMovementThatIsShownAgainStaysWhereItWas() {
        Known known = new Known().silentFeed("rink-1", 20).next("rink-1", 20, Game::busy);
        for (long sequence = 21; sequence < 40; sequence++) {
            known.next("rink-1", sequence, segment -> segment);
        }
        known.shots(Game.replay("rink-1", 30, 34));

        List<Judged> judged = judged(known);
        Happenings.addReplays(judged, known.view());

        assertThat(judged).singleElement().satisfies(one -> {
            assertThat(one.happening().replays).hasSize(1);
            assertThat(one.happening().firstMicros()).isEqualTo(Game.micros(20));
        });
    }

    @Test
    void whatIsSettledIsNotFoundAgain() {
        Known known = new Known()
                .feed("rink-1", 60, Sound.quiet().cheer(20, 10).cheer(40, 10))
                .results(Game.playByPlay(1, 41, Game.goal(20), Game.goal(39.5)));

        assertThat(Happenings.of(known.view(), Game.micros(23))).singleElement().satisfies(happening -> {
            assertThat(happening.firstMicros()).isEqualTo(Game.micros(39.5));
            assertThat(happening.cheers).hasSize(1);
        });
    }

    @Test
    void whatTheFeedsHaveNotShownYetWaits() {
        Known known = new Known().feed("rink-1", 20, Sound.quiet()).results(Game.playByPlay(1, 31, Game.goal(30)));

        assertThat(known.happenings()).isEmpty();
    }

    private static List<Judged> judged(Known known) {
        List<Judged> judged = new ArrayList<>();
        known.happenings().forEach(happening -> judged.add(JUDGE.judge(happening, known.view())));
        return judged;
    }
}
