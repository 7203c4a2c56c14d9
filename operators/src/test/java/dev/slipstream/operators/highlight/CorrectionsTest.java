package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Contribution;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightSignal;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.operators.describe.words.Language;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What becomes of a settled highlight when the play-by-play is corrected. */
class CorrectionsTest {
    private static final ResultsAction GOAL = Game.goal(30);

    private final Judge judge = new Judge(new Weights(Map.of()), false);
    private final HighlightWriter writer = new HighlightWriter(List.of(Language.EN, Language.DE), judge);
    private final Corrections corrections = new Corrections(judge, writer);
    private final Known known = new Known().results(Game.startList());
    private int version;

    private Highlight settled(ResultsAction... actions) {
        known.feed("rink-1", 60, Sound.quiet().cheer(30.6, 10));
        return settledWithoutFeed(actions);
    }

    private Highlight settledWithoutFeed(ResultsAction... actions) {
        tell(actions);
        Happening happening = new Happening();
        happening.actions.addAll(List.of(actions));
        if (!known.view().tracks().isEmpty()) {
            happening.cheers.addAll(known.happenings().get(0).cheers);
        }
        Highlight settled = writer.write(Highlights.ID, judge.judge(happening, known.view()), known.view(), List.of());
        settled.setSettled(true);
        return settled;
    }

    /** A further version of the play-by-play. */
    private void tell(ResultsAction... actions) {
        version++;
        known.results(Game.playByPlay(version, 60.0 + version, actions));
    }

    private Highlight corrected(Highlight settled) {
        return corrections.of(settled, known.facts());
    }

    private static Contribution results(Highlight highlight) {
        return highlight.getContributions().stream()
                .filter(contribution -> contribution.getSignal() == HighlightSignal.RESULTS)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aVersionThatSaysTheSameChangesNothing() {
        Highlight settled = settled(GOAL);
        tell(GOAL, Game.goal(55));

        assertThat(corrected(settled)).isSameAs(settled);
    }

    @Test
    void aGoalThatIsTakenBackCountsNoMore() {
        Highlight settled = settled(GOAL);
        tell();

        Highlight corrected = corrected(settled);

        assertThat(corrected.getStatus()).isEqualTo(HighlightStatus.REJECTED);
        assertThat(corrected.getReason()).isEqualTo(HighlightWriter.tooLow(corrected.getScore(), 0.48));
        assertThat(results(corrected).getValue()).isZero();
        assertThat(results(corrected).getDetail()).isEqualTo("the play-by-play took it back");
        assertThat(corrected.getScore())
                .isEqualTo(settled.getScore() - results(settled).getAmount(), within(1e-9));
        assertThat(corrected.getSettled()).isTrue();
    }

    @Test
    void aGoalThatBecomesAShotIsNoGoal() {
        Highlight settled = settled(GOAL);
        tell(Game.action(GOAL.getId(), MomentKind.SHOT, 30, Game.MARTIN));

        assertThat(corrected(settled).getStatus()).isEqualTo(HighlightStatus.REJECTED);
    }

    @Test
    void whatComesBackScoresWhatItScored() {
        known.results(Game.standings(1, 1, Game.MARTIN));
        ResultsAction save = Game.action("save", MomentKind.SAVE, 30, Game.MARTIN);
        Highlight settled = settled(save);
        assertThat(results(settled).getValue()).as("by the leader").isEqualTo(0.75);
        tell();
        Highlight without = corrected(settled);
        tell(save);

        assertThat(corrected(without)).isEqualTo(settled);
    }

    @Test
    void whatIsLeftOfItGivesItsNameAndScore() {
        ResultsAction fall = Game.action("fall", MomentKind.FALL, 32, Game.VIRTANEN);
        Highlight settled = settled(GOAL, fall);
        assertThat(settled.getTitle()).isEqualTo("Goal: Émile MARTIN (CAN)");
        tell(fall);

        Highlight corrected = corrected(settled);

        assertThat(corrected.getStatus()).isEqualTo(HighlightStatus.PUBLISHED);
        assertThat(corrected.getKind()).isEqualTo(MomentKind.FALL);
        assertThat(corrected.getMoment()).isEqualTo(fall.getTime());
        assertThat(corrected.getTitle()).isEqualTo("Fall: Aino VIRTANEN (FIN)");
        assertThat(corrected.getTranslations().get(0).getText()).isEqualTo("Sturz: Aino VIRTANEN (FIN)");
        assertThat(results(corrected).getReference()).isEqualTo("fall");
        tell(GOAL, fall);
        assertThat(corrected(corrected)).isEqualTo(settled);
    }

    @Test
    void whoDidItIsCorrectedToo() {
        Highlight settled = settled(GOAL);
        tell(Game.action(GOAL.getId(), MomentKind.GOAL, 30, Game.VIRTANEN));

        Highlight corrected = corrected(settled);

        assertThat(corrected.getTitle()).isEqualTo("Goal: Aino VIRTANEN (FIN)");
        assertThat(corrected.getAthletes()).containsExactly(Highlights.VIRTANEN);
        assertThat(corrected.getMoments().get(0).getAthletes()).containsExactly(Highlights.VIRTANEN);
        assertThat(corrected.getStatus()).isEqualTo(HighlightStatus.PUBLISHED);
        assertThat(corrected.getScore()).isEqualTo(settled.getScore());
    }

    @Test
    void whatNoFeedShowsIsNotPublishedByACorrection() {
        ResultsAction hit = Game.action("hit", MomentKind.HIT, 31);
        Highlight settled = settledWithoutFeed(GOAL, hit);
        tell(hit);

        assertThat(corrected(settled)).satisfies(corrected -> {
            assertThat(corrected.getScore()).isGreaterThan(corrected.getThreshold());
            assertThat(corrected.getStatus()).isEqualTo(HighlightStatus.REJECTED);
            assertThat(corrected.getReason()).isEqualTo("no feed shows it");
        });
    }

    @Test
    void whatTheResultsNeverToldOfIsNotTheirs() {
        known.feed("rink-1", 60, Sound.quiet().cheer(30.6, 20));
        Happening cheer = known.happenings().get(0);
        Highlight settled = writer.write(Highlights.ID, judge.judge(cheer, known.view()), known.view(), List.of());
        tell(GOAL);

        assertThat(corrected(settled)).isSameAs(settled);
    }
}
