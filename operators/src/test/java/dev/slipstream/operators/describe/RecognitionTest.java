package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.Evidence;
import dev.slipstream.contracts.record.EvidenceKind;
import dev.slipstream.contracts.record.RecognisedAthlete;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Who is named by what is read on people and in graphics, who is not, and who stays one of two. */
class RecognitionTest {
    private static final Entrant INGRID = Reads.entrant("1", "12", "Ingrid", "SOLBERG", "NOR");
    private static final Entrant MEI = Reads.entrant("5", "31", "Mei", "LINDE", "SUI");
    private static final Entrant LONE = Reads.entrant("6", "7", "Ana", "KRIŽAJ", "SLO");
    private static final Entrant ADA = Reads.entrant("a", "10", "Ada", "TREMBLAY", "CAN");
    private static final Entrant AINO = Reads.entrant("b", "10", "Aino", "KOSKINEN", "FIN");
    private static final Roster ALL = roster(INGRID, MEI, LONE, ADA, AINO);

    private static Roster roster(Entrant... entrants) {
        return new Roster(Reads.UNIT, null, List.of(entrants));
    }

    private static OpenShot shot(@Nullable Roster roster, Pictures... pictures) {
        OpenShot shot = new OpenShot(pictures[0].read().sample.segment, 0);
        for (Pictures picture : pictures) {
            shot.add(picture.read());
            if (roster != null) {
                shot.match(roster, picture.read().texts);
            }
        }
        return shot;
    }

    private static Recognition seen(Pictures... pictures) {
        return Recognition.of(shot(ALL, pictures), ALL);
    }

    private static List<String> ids(Recognition recognition) {
        return recognition.athletes().stream().map(RecognisedAthlete::getId).toList();
    }

    @Test
    void aBibReadTwiceOnAPersonNamesTheWearerWithTheEvidence() {
        Recognition seen =
                seen(Pictures.at(0).wearing("12", 100, 200), Pictures.at(1).wearing("12", 180, 200));

        assertThat(seen.athletes()).singleElement().satisfies(athlete -> {
            assertThat(athlete.getId()).isEqualTo("1");
            assertThat(athlete.getEvidence())
                    .extracting(Evidence::getKind, e -> e.getRead().getSegment())
                    .containsExactly(tuple(EvidenceKind.BIB, "slalom-1/0/0"), tuple(EvidenceKind.BIB, "slalom-1/0/1"));
            assertThat(athlete.getConfidence()).isBetween(0.7f, 0.8f);
        });
        assertThat(seen.unresolved()).isEmpty();
    }

    @Test
    void aBibOfTwoPeopleWhoCouldNotBeLinkedIsAddedUp() {
        // From one side of the picture to the other in a second: nobody can say that it is the same person.
        OpenShot shot =
                shot(ALL, Pictures.at(0).wearing("12", 0, 200), Pictures.at(1).wearing("12", 900, 200));

        assertThat(shot.people.tracks).hasSize(2);
        assertThat(ids(Recognition.of(shot, ALL))).containsExactly("1");
    }

    @Test
    void aBibSeenOnlyOnceNamesNobodyByItself() {
        assertThat(ids(seen(Pictures.at(0).wearing("12", 100, 200)))).isEmpty();
        assertThat(ids(seen(
                        Pictures.at(0).wearing("12", 100, 200), Pictures.at(1).person(180, 200))))
                .isEmpty();
    }

    @Test
    void aBibSeenOnlyOnceCountsWithTheNationOnTheSamePerson() {
        Recognition seen = seen(
                Pictures.at(0).wearing("NOR", "12", 100, 200), Pictures.at(1).person(180, 200));

        assertThat(seen.athletes()).singleElement().satisfies(athlete -> {
            assertThat(athlete.getId()).isEqualTo("1");
            assertThat(athlete.getEvidence())
                    .extracting(Evidence::getKind)
                    .containsExactly(EvidenceKind.BIB, EvidenceKind.NOC);
        });
    }

    @Test
    void aBibSeenOnlyOnceSupportsANameThatWasRead() {
        Recognition named = seen(Pictures.at(0).person(100, 200).graphic("INGRID SOLBERG", 100, 600), Pictures.at(1));
        Recognition both =
                seen(Pictures.at(0).wearing("12", 100, 200).graphic("INGRID SOLBERG", 100, 600), Pictures.at(1));

        assertThat(ids(both)).containsExactly("1");
        assertThat(both.athletes().get(0).getConfidence())
                .isGreaterThan(named.athletes().get(0).getConfidence());
        assertThat(both.athletes().get(0).getEvidence())
                .extracting(Evidence::getKind)
                .containsExactly(EvidenceKind.NAME, EvidenceKind.BIB);
    }

    @Test
    void aNumberOnABoardIsNoBibEvenWhereAPersonStandsBehindIt() {
        // A close-up: the person fills the picture, and the board with 12 and SUI 31 lies over the shoulder.
        assertThat(ids(seen(
                        Pictures.at(0)
                                .thing("person", 100, 0, 900, 720)
                                .graphic("12", 300, 650)
                                .graphic("SUI", 500, 620)
                                .graphic("31", 500, 655),
                        Pictures.at(1)
                                .thing("person", 180, 10, 900, 710)
                                .graphic("12", 301, 650)
                                .graphic("SUI", 500, 621)
                                .graphic("31", 500, 655))))
                .isEmpty();
    }

    @Test
    void aTableOfBibsInFrontOfAPersonNamesNobody() {
        Pictures first = Pictures.at(0).thing("person", 0, 0, 1280, 720);
        Pictures second = Pictures.at(1).thing("person", 10, 0, 1280, 720);
        for (int row = 0; row < 15; row++) {
            for (int column = 0; column < 3; column++) {
                String text = row == 7 && column == 1 ? "12" : "" + (100 + 3 * row + column);
                first.graphic(text, 200 + 300 * column, 40 + 44 * row);
                second.graphic(text, 201 + 300 * column, 40 + 44 * row);
            }
        }

        assertThat(ids(seen(first, second))).isEmpty();
    }

    @Test
    void aNumberOutsideEveryPersonIsNoBibHoweverItMoves() {
        assertThat(ids(seen(
                        Pictures.at(0).person(800, 200).graphic("12", 100, 300),
                        Pictures.at(1).person(800, 200).graphic("12", 220, 300),
                        Pictures.at(2).person(800, 200).graphic("12", 340, 300))))
                .isEmpty();
    }

    @Test
    void whereNobodyLooksForPeopleANumberThatMovesIsABibAsBefore() {
        assertThat(ids(seen(
                        Pictures.at(0)
                                .graphic("12", 100, 300)
                                .graphic("31", 900, 20)
                                .unseen(),
                        Pictures.at(1)
                                .graphic("12", 220, 300)
                                .graphic("31", 900, 20)
                                .unseen())))
                .containsExactly("1");
    }

    @Test
    void aCounterThatStandsStillIsNoBib() {
        assertThat(ids(seen(
                        Pictures.at(0).thing("person", 0, 0, 1280, 720).graphic("30", 600, 40),
                        Pictures.at(1).thing("person", 0, 0, 1280, 720).graphic("31", 600, 40),
                        Pictures.at(2).thing("person", 0, 0, 1280, 720).wearing("31", 300, 200))))
                .isEmpty();
    }

    @Test
    void aVoteDecidesBetweenReadingsOfTheSamePerson() {
        Pictures[] pictures = {
            Pictures.at(0).wearing("12", 100, 200),
            Pictures.at(1).wearing("31", 150, 200),
            Pictures.at(2).wearing("12", 200, 200)
        };
        OpenShot shot = shot(ALL, pictures);
        assertThat(shot.people.tracks).hasSize(1);
        assertThat(ids(Recognition.of(shot, ALL))).containsExactly("1");

        OpenShot even =
                shot(ALL, pictures[0], pictures[1], pictures[2], Pictures.at(3).wearing("31", 250, 200));
        assertThat(ids(Recognition.of(even, ALL))).isEmpty();
    }

    /** Two skaters who each move on by the other's place are linked wrongly; what they wear tells. */
    @Test
    void whoIsTakenForAnotherIsNotNamedAfterThem() {
        OpenShot shot = shot(
                ALL,
                Pictures.at(0).wearing("12", 100, 200).wearing("31", 420, 200),
                Pictures.at(1).wearing("12", 440, 200));

        assertThat(shot.people.tracks)
                .filteredOn(track -> track.numbers.size() == 2)
                .hasSize(1);
        assertThat(ids(Recognition.of(shot, ALL))).isEmpty();
    }

    @Test
    void aLoneDigitIsTooOftenAPieceOfANumber() {
        assertThat(ids(seen(
                        Pictures.at(0).wearing("SLO", "7", 100, 200),
                        Pictures.at(1).wearing("SLO", "7", 180, 200))))
                .isEmpty();
    }

    @Test
    void aNumberWithAnotherNationsCodeWasMisread() {
        assertThat(ids(seen(
                        Pictures.at(0).wearing("SUI", "12", 100, 200),
                        Pictures.at(1).wearing("SUI", "12", 180, 200))))
                .isEmpty();
    }

    @Test
    void aNumberThatOnlyOneWearsOnTwoPeopleAtOnceNamesNeither() {
        assertThat(ids(seen(
                        Pictures.at(0).wearing("12", 100, 200).wearing("12", 700, 200),
                        Pictures.at(1).wearing("12", 180, 200).wearing("12", 780, 200))))
                .isEmpty();
    }

    @Test
    void chestAndLegOfOnePersonAreOneReading() {
        assertThat(ids(seen(Pictures.at(0).wearing("12", 100, 200).text("12", 130, 430, 30, 20), Pictures.at(1))))
                .isEmpty();
    }

    @Test
    void ofTwoAthletesWithOneBibNobodyIsNamedAndBothAreKept() {
        Recognition seen =
                seen(Pictures.at(0).wearing("10", 100, 200), Pictures.at(1).wearing("10", 180, 200));

        assertThat(seen.athletes()).isEmpty();
        assertThat(seen.unresolved()).singleElement().satisfies(somebody -> {
            assertThat(somebody.getCandidates()).containsExactly("a", "b");
            assertThat(somebody.getEvidence()).extracting(Evidence::getMatched).containsExactly("10", "10");
        });
    }

    @Test
    void ofTwoAthletesWithOneBibTheNationOnThePersonDecides() {
        Recognition seen = seen(
                Pictures.at(0).wearing("FIN", "10", 100, 200), Pictures.at(1).wearing("10", 180, 200));

        assertThat(ids(seen)).containsExactly("b");
        assertThat(seen.unresolved()).isEmpty();
        assertThat(seen.athletes().get(0).getEvidence())
                .extracting(Evidence::getKind)
                .contains(EvidenceKind.BIB, EvidenceKind.NOC);
    }

    @Test
    void twoAthletesWithOneBibInOnePictureAreEachToldByTheirNation() {
        assertThat(ids(seen(
                        Pictures.at(0).wearing("FIN", "10", 100, 200).wearing("CAN", "10", 700, 200),
                        Pictures.at(1).wearing("FIN", "10", 180, 200).wearing("CAN", "10", 780, 200))))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void ofTwoAthletesWithOneBibTheNameThatWasReadDecides() {
        Recognition seen = seen(
                Pictures.at(0).wearing("10", 100, 200).graphic("ADA TREMBLAY", 100, 620),
                Pictures.at(1).wearing("10", 180, 200));

        assertThat(ids(seen)).containsExactly("a");
        assertThat(seen.unresolved()).isEmpty();
    }

    @Test
    void ofTwoAthletesWithOneBibAGraphicBesideItDecidesUnlessItHasBothTeams() {
        Recognition pointed = seen(
                Pictures.at(0).wearing("10", 100, 200).graphic("CAN", 240, 300),
                Pictures.at(1).wearing("10", 180, 200).graphic("CAN", 320, 300));
        assertThat(ids(pointed)).containsExactly("a");
        assertThat(pointed.athletes().get(0).getEvidence())
                .extracting(Evidence::getMatched)
                .containsExactly("10", "10", "CAN", "CAN");
        assertThat(ids(seen(
                        Pictures.at(0)
                                .wearing("10", 100, 200)
                                .graphic("CAN", 240, 300)
                                .graphic("FIN 3", 900, 20),
                        Pictures.at(1)
                                .wearing("10", 180, 200)
                                .graphic("CAN", 320, 300)
                                .graphic("FIN 3", 900, 20))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DURDICA KOVACEVIC, Đurđica, KOVAČEVIĆ",
        "ZOE MUELLER-BRANDT, Zoé, MÜLLER-BRANDT",
        "MULLER BRANDT ZOE, Zoé, MÜLLER-BRANDT",
        "LUKASZ ZOLC, Łukasz, ŻÓŁĆ",
        "AASE OEDEGAARD, Åse, ØDEGÅRD",
        "BJORN STRAUSS, Bjørn, STRAUẞ"
    })
    void aNameWithDiacriticsIsFoundHoweverTheGraphicWritesIt(String graphic, String given, String family) {
        Roster roster = roster(INGRID, Reads.entrant("9", "42", given, family, "CRO"));
        assertThat(ids(Recognition.of(shot(roster, Pictures.at(0).graphic(graphic, 100, 600)), roster)))
                .containsExactly("9");
    }

    @ParameterizedTest
    @CsvSource({
        "INGRID SOLBFRG, 1",
        "1NGR1D 50LBERG, 1",
        "INGRID SOIBERG, 1",
        "INGRIDSOLBERG, 1",
        "INGBID SOLBFRG,",
        "ALEKSANDRA WISNIEVSKO, 2",
        "ALEKSANDRA WISNEVSKO,",
        "INGRID SOLHEIM,"
    })
    void aMisspeltGraphicIsForgivenALetterInEightAndNoMore(String graphic, @Nullable String id) {
        Roster roster = roster(INGRID, Reads.entrant("2", "31", "Aleksandra", "WIŚNIEWSKA", "POL"));
        assertThat(ids(Recognition.of(shot(roster, Pictures.at(0).graphic(graphic, 100, 600)), roster)))
                .isEqualTo(id == null ? List.of() : List.of(id));
    }

    @Test
    void aLateStartListFindsWhatThePeopleWore() {
        OpenShot shot = shot(
                null,
                Pictures.at(0).wearing("12", 100, 200).wearing("FIN", "10", 700, 200),
                Pictures.at(1).wearing("12", 180, 200).wearing("10", 780, 200));
        assertThat(Recognition.of(shot, null)).isEqualTo(new Recognition(List.of(), List.of()));

        shot.match(ALL, List.of());

        assertThat(ids(Recognition.of(shot, ALL))).containsExactlyInAnyOrder("1", "b");
    }

    @Test
    void aListWithoutTheBibNamesNobody() {
        Roster others = roster(MEI);
        assertThat(Recognition.of(
                        shot(
                                others,
                                Pictures.at(0).wearing("12", 100, 200),
                                Pictures.at(1).wearing("12", 180, 200)),
                        others))
                .isEqualTo(new Recognition(List.of(), List.of()));
    }
}
