package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.EvidenceKind;
import dev.slipstream.contracts.record.ReadText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is meant by what stands in the picture, and above all who is not. */
class RosterMatcherTest {
    private static final List<Entrant> ENTRANTS = List.of(
            Reads.entrant("1", "12", "Ingrid", "SOLBERG", "NOR"),
            Reads.entrant("2", "7", "Zoé", "MÜLLER-BRANDT", "SUI"),
            Reads.entrant("3", "23", "Anna", "LARSEN", "NOR"),
            Reads.entrant("4", "24", "Anna", "LARSSON", "SWE"),
            Reads.entrant("5", "5", "Mei", "LI", "CHN"),
            Reads.entrant("6", "31", "Omega", "POST", "GBR"),
            Reads.entrant("7", "40", "Maria Elena", "RUSSO", "ITA"),
            Reads.entrant("8", "41", "Elena", "RUSSO", "ITA"),
            Reads.entrant("9", "42", "Đurđica", "KOVAČEVIĆ", "CRO"));

    private final RosterMatcher matcher = new RosterMatcher(new Roster(Reads.UNIT, null, ENTRANTS));

    @ParameterizedTest
    @CsvSource({
        "INGRID SOLBERG, 1",
        "SOLBERG Ingrid, 1",
        "INGRIDSOLBERG, 1",
        "1NGRID S0LBERG, 1",
        "INGRID SOLBFRG, 1",
        "I. SOLBERG, 1",
        "SOLBERG I., 1",
        "NOR SOLBERG, 1",
        "NORSOLBERG, 1",
        "12 SOLBERG NOR 1:42.07, 1",
        "Zoe Muller-Brandt, 2",
        "ZOE MUELLER-BRANDT, 2",
        "MÜLLER BRANDT Zoé, 2",
        "LI Mei, 5",
        "ANNA LARSEN, 3",
        "ANNA LARSSON, 4",
        "MARIA ELENA RUSSO, 7",
        "Durdica Kovacevic, 9",
        "1. SOLBERG 57.12, 1"
    })
    void findsTheAthleteWhoseNameStandsThere(String text, String id) {
        assertThat(named(Reads.apart(text))).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SOLBERG",
                "POST",
                "OMEGA",
                "POST FINANCE",
                "OMEGA OFFICIAL TIMEKEEPER",
                "12",
                "1:42.07",
                "23 - 24",
                "NOR",
                "NOR 12 SWE 24",
                "RUN 1",
                "LARSEN",
                "LARSON ANN",
                "MARIANNA LARSEN-BERG",
                "ANNA LARSEN-BERG",
                "LI",
                "LIVE",
                "MEI",
                "CHINA LI NING",
                "INGRID",
                "INGRID BERG",
                "12 NOR",
                "",
                "羽生结弦"
            })
    void namesNobodyOnWhatCouldBeSomethingElse(String text) {
        assertThat(named(Reads.apart(text))).isEmpty();
    }

    @Test
    void whatCouldMeanTwoMeansNobody() {
        assertThat(named(Reads.apart("RUSSO ITA"))).isEmpty();
        assertThat(named(Reads.apart("ANNA LARSSEN"))).isEmpty();
    }

    @Test
    void aFamilyNameAloneCountsWithSomethingOfTheSameAthleteBesideIt() {
        assertThat(named(Reads.together("SOLBERG", "NOR"))).containsExactly("1");
        assertThat(named(Reads.together("Ingrid", "SOLBERG"))).containsExactly("1");
        assertThat(named(Reads.together("12", "SOLBERG"))).containsExactly("1");
        assertThat(named(Reads.together("SOLBERG", "SUI"))).isEmpty();
        assertThat(named(Reads.apart("SOLBERG", "NOR"))).isEmpty();
    }

    @Test
    void keepsTheNocAsSupport() {
        assertThat(matcher.match(Reads.together("INGRID SOLBERG", "NOR"), true))
                .extracting(Match::kind)
                .containsExactly(EvidenceKind.NAME, EvidenceKind.NOC);
    }

    @Test
    void aTimeAndAPlaceAreNoBibs() {
        Roster sisters = new Roster(
                Reads.UNIT,
                null,
                List.of(
                        Reads.entrant("a", "1", "Anna", "SOLBERG", "NOR"),
                        Reads.entrant("b", "12", "Berit", "SOLBERG", "NOR")));
        RosterMatcher either = new RosterMatcher(sisters);

        assertThat(either.match(Reads.apart("SOLBERG 1:42.12"), true)).isEmpty();
        assertThat(either.match(Reads.apart("1. SOLBERG 57.12"), true)).isEmpty();
        assertThat(either.match(Reads.apart("SOLBERG 12 - 1"), true)).isEmpty();
        assertThat(either.match(Reads.apart("12 SOLBERG 1:42.07"), true))
                .extracting(match -> match.entrant().getId())
                .containsExactly("b");
    }

    @Test
    void aTimeWithAMisreadDigitHidesNoName() {
        assertThat(named(Reads.apart("SOLBERG 1:O2.34"))).containsExactly("1");
    }

    @Test
    void aNumberAloneIsABibOfTheOneWhoWearsIt() {
        assertThat(matcher.match(Reads.apart("12"), true)).singleElement().satisfies(match -> {
            assertThat(match.kind()).isEqualTo(EvidenceKind.BIB);
            assertThat(match.entrant().getId()).isEqualTo("1");
            assertThat(match.matched()).isEqualTo("12");
        });
        assertThat(matcher.match(Reads.apart("012"), true)).hasSize(1);
        assertThat(matcher.match(Reads.apart("12", "12"), true)).isEmpty();
        assertThat(matcher.match(Reads.apart("99"), true)).isEmpty();
        assertThat(matcher.match(Reads.apart("1Z"), true)).isEmpty();
    }

    @Test
    void aBibThatThreeWearPointsAtNobody() {
        Roster teams = new Roster(
                Reads.UNIT,
                null,
                List.of(
                        Reads.entrant("a", "10", "Ada", "ONE", "CAN"),
                        Reads.entrant("b", "10", "Bea", "TWO", "FIN"),
                        Reads.entrant("c", "10", "Cia", "THREE", "USA")));

        assertThat(new RosterMatcher(teams).match(Reads.apart("10"), true)).isEmpty();
    }

    @Test
    void randomLettersNameNobody() {
        Random random = new Random(11);
        int named = 0;
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int c = 3 + random.nextInt(14); c > 0; c--) {
                text.append((char) (random.nextInt(6) == 0 ? ' ' : 'A' + random.nextInt(26)));
            }
            named += named(Reads.apart(text.toString())).size();
        }

        assertThat(named).isZero();
    }

    private List<String> named(List<ReadText> texts) {
        return matcher.match(texts, true).stream()
                .filter(match -> match.kind() == EvidenceKind.NAME)
                .map(match -> match.entrant().getId())
                .distinct()
                .toList();
    }
}
