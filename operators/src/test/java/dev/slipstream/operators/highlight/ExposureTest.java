package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightExposure;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.NamedAthlete;
import dev.slipstream.contracts.record.ResultsMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Whom the published highlights show. */
class ExposureTest {
    private final UnitFacts facts = new UnitFacts();

    private HighlightExposure exposure(String unit, Highlight... sent) {
        return Exposure.of(unit, Game.SPORT, List.of(sent), facts, true, 7);
    }

    private static NamedAthlete athlete(int id, String noc) {
        return new NamedAthlete(Integer.toString(id), "A", "B", noc);
    }

    @Test
    void onlyPublishedOnesCount() {
        HighlightExposure exposure = exposure(
                Game.UNIT,
                Highlights.published(Highlights.MARTIN).build(),
                Highlights.published().build(),
                Highlights.rejected().setAthletes(List.of(Highlights.MARTIN)).build(),
                Highlights.published(Highlights.MARTIN)
                        .setStatus(HighlightStatus.VETOED)
                        .build(),
                Highlights.published(Highlights.MARTIN)
                        .setStatus(HighlightStatus.RETRACTED)
                        .build());

        assertThat(exposure.getHighlights()).isEqualTo(2);
        assertThat(exposure.getUnnamed()).isOne();
        assertThat(exposure.getByNoc()).isEqualTo(Map.of("CAN", 1));
        assertThat(exposure.getRevision()).isEqualTo(7);
        assertThat(exposure.getSport()).isEqualTo(Game.SPORT);
        assertThat(exposure.getBalanced()).isTrue();
    }

    @Test
    void aHighlightCountsOnceForEachNationInIt() {
        HighlightExposure exposure = exposure(
                Game.UNIT,
                Highlights.published(Highlights.MARTIN, Highlights.VIRTANEN, athlete(3, "CAN"))
                        .build(),
                Highlights.published(Highlights.VIRTANEN).build());

        assertThat(exposure.getByNoc()).isEqualTo(Map.of("CAN", 1, "FIN", 2));
        assertThat(exposure.getByRank()).as("nobody has a rank yet").isEqualTo(Map.of("none", 2));
    }

    @Test
    void ranksAreThoseOfTheNewestResults() {
        String[] byRank = new String[12];
        for (int i = 0; i < byRank.length; i++) {
            byRank[i] = Integer.toString(i + 1);
        }
        facts.add(Game.standings(1, 10, "12", "11"));
        facts.add(Game.standings(2, 20, byRank));
        Highlight[] sent = new Highlight[byRank.length];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = Highlights.published(athlete(i + 1, "SUI")).build();
        }

        assertThat(exposure(Game.UNIT, sent).getByRank()).isEqualTo(Map.of("1", 1, "2-3", 2, "4-8", 5, "9+", 4));
    }

    @Test
    void whoDidNotFinishHasNoRank() {
        facts.add(ResultsMessage.newBuilder(Game.standings(1, 10))
                .setEntrants(List.of(Game.entrant("1", "A", "B", "SUI", "DNF")))
                .build());

        assertThat(exposure(Game.UNIT, Highlights.published(athlete(1, "SUI")).build())
                        .getByRank())
                .isEqualTo(Map.of("none", 1));
    }

    @ParameterizedTest
    @CsvSource({
        "IHOMTEAM6-------------FNL-000100, M",
        "IHOWTEAM6-------------FNL-000100, W",
        "FSKXPAIRS-------------FNL-000100, X",
        "EQUOJUMPIND-----------FNL-000100, O",
        "IHOMTEAM6, -",
        "IHOQTEAM6-------------FNL, -",
        "ice-main-hall-1, -",
        "IHO, -",
    })
    void theGenderStandsInTheCode(String unit, String gender) {
        assertThat(exposure(unit).getGender()).isEqualTo(gender);
    }
}
