package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.DecisionKind;
import dev.slipstream.contracts.record.EditorialDecision;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.Translation;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What editors want wins over what was judged, and the later over the earlier. */
class DecisionsTest {
    private static final Highlight PUBLISHED = Highlights.published().build();
    private static final Highlight REJECTED = Highlights.rejected().build();

    private final Decisions decisions = new Decisions();

    private static EditorialDecision.Builder decision(DecisionKind kind, double second) {
        return Game.decision(kind, kind + "-" + second, second, Highlights.ID);
    }

    private static EditorialDecision trim(double second, double start, double end) {
        return decision(DecisionKind.TRIM, second)
                .setStart(Game.at(start))
                .setEnd(Game.at(end))
                .build();
    }

    private static EditorialDecision retitle(double second, String language, String title) {
        return decision(DecisionKind.RETITLE, second)
                .setLanguage(language)
                .setTitle(title)
                .build();
    }

    private Highlight with(Highlight judged, EditorialDecision... made) {
        for (EditorialDecision decision : made) {
            assertThat(decisions.add(decision)).as(decision.getId()).isTrue();
        }
        return decisions.apply(judged);
    }

    @Test
    void withoutDecisionsItIsAsItWasJudged() {
        assertThat(decisions.apply(PUBLISHED)).isSameAs(PUBLISHED);
    }

    @Test
    void aPinPublishesWhatWasRejected() {
        Highlight pinned = with(REJECTED, decision(DecisionKind.PIN, 40).build());

        assertThat(pinned.getStatus()).isEqualTo(HighlightStatus.PUBLISHED);
        assertThat(pinned.getReason()).isEmpty();
        assertThat(pinned.getScore()).as("it is as low as it is").isEqualTo(REJECTED.getScore());
        assertThat(pinned.getDecisions()).containsExactly("PIN-40.0");
    }

    @Test
    void aPinMayBringItsBoundsAndTitle() {
        Highlight pinned = with(
                REJECTED,
                decision(DecisionKind.PIN, 40)
                        .setStart(Game.at(20))
                        .setTitle("The save of the night")
                        .build());

        assertThat(pinned.getStart()).isEqualTo(Game.at(20));
        assertThat(pinned.getEnd()).isEqualTo(REJECTED.getEnd());
        assertThat(pinned.getTitle()).isEqualTo("The save of the night");
    }

    @Test
    void aVetoSaysWhose() {
        Highlight vetoed = with(PUBLISHED, decision(DecisionKind.VETO, 40).build());

        assertThat(vetoed.getStatus()).isEqualTo(HighlightStatus.VETOED);
        assertThat(vetoed.getReason()).isEqualTo("vetoed by editor-1");
    }

    @Test
    void aPinAndAVetoUndoEachOther() {
        with(PUBLISHED, decision(DecisionKind.VETO, 40).build());
        Highlight pinned = with(PUBLISHED, decision(DecisionKind.PIN, 41).build());
        assertThat(pinned.getStatus()).isEqualTo(HighlightStatus.PUBLISHED);
        assertThat(pinned.getDecisions()).containsExactly("PIN-41.0");

        assertThat(with(PUBLISHED, decision(DecisionKind.VETO, 42).build()).getStatus())
                .isEqualTo(HighlightStatus.VETOED);
    }

    @Test
    void aTrimMovesTheBoundsItNames() {
        Highlight trimmed = with(
                PUBLISHED, decision(DecisionKind.TRIM, 40).setEnd(Game.at(32)).build());

        assertThat(trimmed.getStart()).isEqualTo(PUBLISHED.getStart());
        assertThat(trimmed.getEnd()).isEqualTo(Game.at(32));
        assertThat(trimmed.getStatus()).isEqualTo(HighlightStatus.PUBLISHED);
    }

    @Test
    void aTrimThatLeavesNothingIsNotFollowedAndSaidSo() {
        Highlight trimmed = with(
                PUBLISHED, decision(DecisionKind.TRIM, 40).setStart(Game.at(35)).build());

        assertThat(trimmed.getStart()).isEqualTo(PUBLISHED.getStart());
        assertThat(trimmed.getEnd()).isEqualTo(PUBLISHED.getEnd());
        assertThat(trimmed.getDegraded()).containsExactly("trim:bounds");
    }

    @Test
    void aTrimWinsOverAPinsOwnBounds() {
        Highlight trimmed = with(
                REJECTED,
                trim(41, 22, 33),
                decision(DecisionKind.PIN, 42).setStart(Game.at(20)).build());

        assertThat(trimmed.getStart()).isEqualTo(Game.at(22));
        assertThat(trimmed.getEnd()).isEqualTo(Game.at(33));
    }

    @Test
    void aTitleTakesThePlaceOfAllThatWereWrittenBefore() {
        Highlight named = with(PUBLISHED, retitle(40, "en", "What a goal"));

        assertThat(named.getTitle()).isEqualTo("What a goal");
        assertThat(named.getTranslations())
                .as("they say what the editor did not want")
                .isEmpty();
    }

    @Test
    void aTitleInAnotherLanguageIsATranslation() {
        Highlight named = with(PUBLISHED, retitle(40, "fr", "Quel but"));

        assertThat(named.getTitle()).isEqualTo("Goal");
        assertThat(named.getTranslations())
                .containsExactlyInAnyOrder(new Translation("fr", "Quel but"), new Translation("de", "Tor"));
    }

    @Test
    void aReleaseForgetsAllThatWasDecidedBefore() {
        with(PUBLISHED, decision(DecisionKind.VETO, 40).build(), trim(41, 26, 33), retitle(42, "en", "No"));
        Highlight released = with(PUBLISHED, decision(DecisionKind.RELEASE, 43).build());

        assertThat(released).isSameAs(PUBLISHED);
        assertThat(decisions.add(decision(DecisionKind.PIN, 39).build()))
                .as("it comes late")
                .isFalse();
        assertThat(decisions.apply(PUBLISHED)).isSameAs(PUBLISHED);
    }

    @Test
    void theSameAgainIsNoNews() {
        EditorialDecision pin = decision(DecisionKind.PIN, 40).build();
        assertThat(decisions.add(pin)).isTrue();
        assertThat(decisions.add(pin)).isFalse();
        assertThat(decisions.valid).hasSize(1);
    }

    @Test
    void whateverOrderTheyArriveInTheLaterWins() {
        List<EditorialDecision> made = List.of(
                retitle(39, "en", "Too early"),
                decision(DecisionKind.RELEASE, 40).build(),
                decision(DecisionKind.PIN, 41).build(),
                decision(DecisionKind.VETO, 42).build(),
                trim(43, 26, 33),
                trim(44, 27, 32));
        Highlight expected = Highlight.newBuilder(PUBLISHED)
                .setStatus(HighlightStatus.VETOED)
                .setReason("vetoed by editor-1")
                .setStart(Game.at(27))
                .setEnd(Game.at(32))
                .setDecisions(List.of("VETO-42.0", "TRIM-44.0"))
                .build();
        List<List<EditorialDecision>> orders = orders(made);

        assertThat(orders).hasSize(720).allSatisfy(order -> {
            Decisions own = new Decisions();
            order.forEach(own::add);
            assertThat(own.apply(PUBLISHED)).isEqualTo(expected);
        });
    }

    private static List<List<EditorialDecision>> orders(List<EditorialDecision> decisions) {
        if (decisions.isEmpty()) {
            return List.of(List.of());
        }
        List<List<EditorialDecision>> orders = new ArrayList<>();
        for (EditorialDecision first : decisions) {
            List<EditorialDecision> rest = new ArrayList<>(decisions);
            rest.remove(first);
            for (List<EditorialDecision> order : orders(rest)) {
                List<EditorialDecision> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }
}
