package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Contribution;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightSignal;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.describe.words.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What a score is made of, and that it is made of nothing else. */
class JudgeTest {
    private static final Weights BUILT_IN = new Weights(Map.of());

    private static List<Judged> judge(UnitView view, Judge judge) {
        List<Judged> judged = new ArrayList<>(Happenings.of(view, Long.MIN_VALUE).stream()
                .map(happening -> judge.judge(happening, view))
                .toList());
        Happenings.addReplays(judged, view);
        judged.replaceAll(j -> judge.judge(j.happening(), view));
        return judged;
    }

    private static List<Judged> judge(Known known) {
        return judge(known.view(), new Judge(BUILT_IN, false));
    }

    private static double amount(Judged judged, HighlightSignal signal) {
        return judged.contributions().stream()
                .filter(contribution -> contribution.getSignal() == signal)
                .mapToDouble(Contribution::getAmount)
                .sum();
    }

    @Test
    void theContributionsAddUpToTheScoreWhateverIsKnown() {
        Random random = new Random(20260210);
        int judged = 0;
        for (int i = 0; i < 2_000; i++) {
            Judge judge = new Judge(randomWeights(random), random.nextBoolean());
            for (Judged one : judge(randomUnit(random).view(), judge)) {
                judged++;
                assertAddsUp(one);
            }
        }
        assertThat(judged).isGreaterThan(2_000);
    }

    private static void assertAddsUp(Judged judged) {
        double sum = 0;
        for (Contribution contribution : judged.contributions()) {
            double product = contribution.getValue() * contribution.getWeight();
            assertThat(contribution.getAmount()).isEqualTo(product, within(0.000_500_1));
            assertThat(contribution.getAmount() * 1_000)
                    .isEqualTo(Math.rint(contribution.getAmount() * 1_000), within(1e-9));
            assertThat(contribution.getValue()).isBetween(0.0, 1.0);
            assertThat(contribution.getDetail()).isNotEmpty();
            sum += contribution.getAmount();
        }
        assertThat(judged.score()).isEqualTo(Math.rint(sum * 1_000) / 1_000);
        assertThat(judged.contributions()).extracting(Contribution::getSignal).doesNotHaveDuplicates();
    }

    private static Weights randomWeights(Random random) {
        return new Weights(Map.of(
                "any.crowd", number(random),
                "any.results", number(random),
                "any.motion-unofficial", number(random),
                "ice-hockey.replay-unofficial", number(random),
                "ice-hockey.jump", number(random)));
    }

    private static String number(Random random) {
        return String.format(Locale.ROOT, "%.4f", random.nextDouble());
    }

    /** One to three feeds of twenty seconds, with and without sound, boards, replays, standings and a play-by-play. */
    private static Known randomUnit(Random random) {
        Known known = new Known();
        int feeds = 1 + random.nextInt(3);
        for (int f = 0; f < feeds; f++) {
            String feed = "rink-" + f;
            boolean sounds = random.nextInt(4) > 0;
            Sound sound = Sound.quiet().cheer(4 + 10 * random.nextDouble(), 25 * random.nextDouble());
            known.feed(feed, 20, sequence -> {
                Segment segment = sounds ? Game.segment(feed, sequence, sound) : Game.segment(feed, sequence);
                segment.setPictureBytes(random.nextInt(5) == 0 ? 0 : 1_000 + random.nextInt(60_000));
                return segment;
            });
            known.shots(
                    Game.board(feed, 0, 6, "0-0"),
                    Game.board(feed, 6, 9 + random.nextInt(3), random.nextBoolean() ? "1-0" : "0-0"),
                    random.nextBoolean() ? Game.replay(feed, 14, 17) : Game.shot(feed, 14, 17));
        }
        if (random.nextBoolean()) {
            known.results(Game.standings(1, 1, Game.MARTIN, Game.VIRTANEN));
            known.results(Game.standings(2, 19 * random.nextDouble(), Game.VIRTANEN, Game.MARTIN));
        }
        if (random.nextBoolean()) {
            known.results(Game.playByPlay(1, 18, randomAction(random, "a"), randomAction(random, "b")));
        }
        return known;
    }

    private static ResultsAction randomAction(Random random, String id) {
        MomentKind[] kinds = MomentKind.values();
        return Game.action(id, kinds[random.nextInt(kinds.length)], 20 * random.nextDouble(), Game.MARTIN);
    }

    @ParameterizedTest
    @CsvSource({"GOAL, true", "FINISH, true", "START, false", "SHOT, false", "CROSSING, false"})
    void thePlayByPlayAloneTellsGoalsFromShots(MomentKind kind, boolean passes) {
        Known known = new Known()
                .feed("rink-1", 60, Sound.quiet())
                .results(Game.playByPlay(1, 31, Game.action("a", kind, 30)));

        assertThat(judge(known)).singleElement().satisfies(judged -> {
            assertThat(judged.passes()).isEqualTo(passes);
            assertThat(judged.degraded()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({"20, true", "16, true", "8, false", "5, false"})
    void withoutAPlayByPlayTheCrowdDecides(double lift, boolean passes) {
        Known known = new Known().feed("rink-1", 60, Sound.quiet().cheer(30, lift));

        assertThat(judge(known)).singleElement().satisfies(judged -> {
            assertThat(judged.passes()).isEqualTo(passes);
            assertThat(judged.degraded()).containsExactly("results:none");
            assertThat(judged.threshold()).isEqualTo(BUILT_IN.threshold(Game.SPORT, false));
        });
    }

    @Test
    void aPlayByPlayThatFellSilentSaysNothingAboutNow() {
        Known known = new Known()
                .feed("rink-1", 130, Sound.quiet().cheer(110, 20))
                .results(Game.playByPlay(1, 10, Game.action("a", MomentKind.START, 10)));

        assertThat(judge(known))
                .filteredOn(judged -> judged.happening().firstMicros() > Game.micros(100))
                .singleElement()
                .satisfies(judged -> assertThat(judged.degraded()).containsExactly("results:none"));
    }

    @Test
    void withoutSoundTheResultsTakeOverTheCrowdsWeight() {
        Known heard = new Known().feed("rink-1", 60, Sound.quiet()).results(Game.playByPlay(1, 31, Game.goal(30)));
        Known unheard = new Known().silentFeed("rink-1", 60).results(Game.playByPlay(1, 31, Game.goal(30)));

        Judged with = judge(heard).get(0);
        Judged without = judge(unheard).get(0);

        double crowd = BUILT_IN.of(Game.SPORT, HighlightSignal.CROWD, true);
        assertThat(without.degraded()).containsExactly("sound:none");
        assertThat(amount(without, HighlightSignal.RESULTS))
                .isEqualTo(amount(with, HighlightSignal.RESULTS) + crowd, within(1e-9));
        assertThat(without.contributions()).extracting(Contribution::getSignal).doesNotContain(HighlightSignal.CROWD);
    }

    @Test
    void onlyPicturesThatMoveGiveAnHonestLowScore() {
        Known known = new Known().silentFeed("rink-1", 20).next("rink-1", 20, Game::busy);

        assertThat(judge(known)).singleElement().satisfies(judged -> {
            assertThat(judged.score()).isEqualTo(0.05);
            assertThat(judged.passes()).isFalse();
            assertThat(judged.degraded()).containsExactly("results:none", "sound:none");
        });
    }

    @Test
    void onlyABoardGivesAnHonestLowScore() {
        Known known = new Known()
                .feed("rink-1", 20, sequence -> Game.still("rink-1", sequence))
                .shots(Game.board("rink-1", 12, 14, "0-0"), Game.board("rink-1", 14, 16, "1-0"));

        assertThat(judge(known)).singleElement().satisfies(judged -> {
            assertThat(judged.score()).isEqualTo(0.18);
            assertThat(judged.contributions())
                    .extracting(Contribution::getSignal)
                    .containsExactly(HighlightSignal.SCOREBOARD);
        });
    }

    @Test
    void onlyAnotherLeaderGivesAnHonestLowScore() {
        Known known = new Known()
                .feed("rink-1", 20, sequence -> Game.still("rink-1", sequence))
                .results(Game.standings(1, 5, Game.MARTIN))
                .results(Game.standings(2, 15, Game.VIRTANEN));

        assertThat(judge(known)).singleElement().satisfies(judged -> {
            assertThat(judged.score()).isEqualTo(0.08);
            assertThat(judged.passes()).isFalse();
        });
    }

    @Test
    void balancedTakesOutTheLeadersBonusAndTheSizeOfTheCrowd() {
        Known known = new Known()
                .feed("rink-1", 60, Sound.quiet().cheer(30, 9))
                .results(Game.standings(1, 1, Game.MARTIN))
                .results(Game.playByPlay(1, 31, Game.action("save", MomentKind.SAVE, 30, Game.MARTIN)));

        Judged usual = judge(known.view(), new Judge(BUILT_IN, false)).get(0);
        Judged balanced = judge(known.view(), new Judge(BUILT_IN, true)).get(0);

        assertThat(value(usual, HighlightSignal.RESULTS)).isEqualTo(0.75);
        assertThat(value(balanced, HighlightSignal.RESULTS)).isEqualTo(0.65);
        assertThat(value(usual, HighlightSignal.CROWD)).isEqualTo((9.0 - 3) / 17, within(0.03));
        assertThat(value(balanced, HighlightSignal.CROWD))
                .as("as loud as this hall gets")
                .isEqualTo(1);
    }

    private static double value(Judged judged, HighlightSignal signal) {
        return judged.contributions().stream()
                .filter(contribution -> contribution.getSignal() == signal)
                .mapToDouble(Contribution::getValue)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsPublishedIsWhatWasJudged() {
        Known known = new Known()
                .feed("rink-1", 60, Sound.quiet().cheer(30.4, 12))
                .results(Game.playByPlay(1, 31, Game.goal(30)));
        Judge judge = new Judge(BUILT_IN, false);
        Judged judged = judge(known.view(), judge).get(0);

        Highlight highlight =
                new HighlightWriter(List.of(Language.EN), judge).write("a", judged, known.view(), List.of());

        assertThat(highlight.getScore()).isEqualTo(judged.score());
        assertThat(highlight.getContributions()).isEqualTo(judged.contributions());
    }
}
