package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DescriptionStatus;
import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.Reading;
import dev.slipstream.contracts.record.UnresolvedAthlete;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What people wear reaches the descriptions of their shots, is kept with the state, and is gone with it. */
class PeopleInShotsTest extends DescribeHarness {
    private static final Entrant ADA = Reads.entrant("a", "10", "Ada", "TREMBLAY", "CAN");
    private static final Entrant AINO = Reads.entrant("b", "10", "Aino", "KOSKINEN", "FIN");

    private void see(Pictures picture) throws Exception {
        harness.processElement(picture.read(), 0);
    }

    @Test
    void aBibIsPublishedOnceItWasReadAgain() throws Exception {
        results(Reads.startList(Reads.UNIT, 1, INGRID, MEI));
        see(Pictures.at(0).wearing("12", 100, 200));
        see(Pictures.at(1).wearing("12", 180, 200));
        end(0, 2);

        assertThat(names(output().get(0))).isEmpty();
        assertThat(names(finals().get(0))).containsExactly("SOLBERG");
        assertThat(finals().get(0).getTags()).contains("person", "Ingrid SOLBERG");
    }

    @Test
    void whoWearsWhatSurvivesARestore() throws Exception {
        results(Reads.startList(Reads.UNIT, 1, INGRID, MEI));
        see(Pictures.at(0).wearing("12", 100, 200).graphic("31", 900, 20));
        var snapshot = harness.snapshot(1, 1);
        harness.close();
        open(new DescribeFunction(), snapshot);
        // The board still stands where it stood before the restore; the person passes under it.
        see(Pictures.at(1).wearing("12", 180, 200).person(880, 0).graphic("31", 900, 20));
        see(Pictures.at(2).person(890, 0).graphic("31", 900, 20));
        assertThat(stateEntries()).isEqualTo(1);
        assertThat(harness.numEventTimeTimers()).isEqualTo(1);
        end(0, 3);

        assertThat(names(finals().get(0))).containsExactly("SOLBERG");
        watermark(90_000);
        assertThat(stateEntries()).isEqualTo(1); // Where the feed stands.
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void aLateStartListRevisesWhatPeopleWoreWithoutAskingAModelAgain() throws Exception {
        see(Pictures.at(0).wearing("12", 100, 200).wearing("10", 700, 200));
        see(Pictures.at(1).wearing("12", 180, 200).wearing("10", 780, 200));
        end(0, 2);
        assertThat(names(finals().get(0))).isEmpty();
        assertThat(finals().get(0).getUnresolved()).isEmpty();

        results(Reads.startList(Reads.UNIT, 1, INGRID, ADA, AINO));

        Description revised = finals().get(1);
        assertThat(revised.getId()).isEqualTo(finals().get(0).getId());
        assertThat(revised.getRevision()).isGreaterThan(finals().get(0).getRevision());
        assertThat(names(revised)).containsExactly("SOLBERG");
        assertThat(revised.getUnresolved())
                .extracting(UnresolvedAthlete::getCandidates)
                .containsExactly(List.of("a", "b"));
        assertThat(revised.getTexts()).isEqualTo(finals().get(0).getTexts());
        assertThat(revised.getModels()).isEqualTo(finals().get(0).getModels());
        // A correction of the list tells the two apart after all.
        results(Reads.startList(Reads.UNIT, 2, INGRID, ADA, Reads.entrant("b", "11", "Aino", "KOSKINEN", "FIN")));
        assertThat(names(finals().get(2))).containsExactlyInAnyOrder("SOLBERG", "TREMBLAY");
        assertThat(finals().get(2).getUnresolved()).isEmpty();
    }

    @Test
    void whoCouldBeOneOfTwoIsNamedNowhere() throws Exception {
        results(Reads.startList(Reads.UNIT, 1, ADA, AINO));
        see(Pictures.at(0).wearing("10", 100, 200));
        see(Pictures.at(1).wearing("10", 180, 200));
        end(0, 2);

        Description last = finals().get(0);
        assertThat(last.getUnresolved()).hasSize(1);
        assertThat(last.getAthletes()).isEmpty();
        assertThat(last.getTags()).doesNotContain("Ada TREMBLAY", "Aino KOSKINEN", "CAN", "FIN");
        assertThat(last.getText()).doesNotContain("TREMBLAY", "KOSKINEN");
    }

    @Test
    void withNoListAtAllNobodyIsNamedAndTheRestIsDescribed() throws Exception {
        see(Pictures.at(0)
                .wearing("12", 100, 200)
                .graphic("INGRID SOLBERG", 100, 600)
                .graphic("O - 1", 80, 20)
                .graphic("00:O9", 80, 60));
        see(Pictures.at(1)
                .wearing("12", 180, 200)
                .graphic("INGRID SOLBERG", 100, 600)
                .graphic("O - 1", 80, 20)
                .graphic("00:1O", 80, 60));
        end(0, 2);

        Description last = finals().get(0);
        assertThat(last.getStatus()).isEqualTo(DescriptionStatus.FINAL);
        assertThat(last.getAthletes()).isEmpty();
        assertThat(last.getUnresolved()).isEmpty();
        assertThat(last.getTexts()).extracting("text").contains("12", "INGRID SOLBERG", "O - 1", "00:1O");
        assertThat(last.getObjects()).isNotEmpty();
        assertThat(last.getReadings()).extracting(Reading::getValue).containsExactly("0-1", "00:10");
        // What the graphic says is quoted as a graphic; a clock with an O in it is not.
        assertThat(last.getText()).isEqualTo("On screen: \"INGRID SOLBERG\". A shot of 2 seconds.");
        assertThat(last.getTags()).containsExactly(Reads.UNIT, "text on screen", "person");
    }

    @Test
    void aScoreIsAReadingAndNoQuotation() throws Exception {
        results(Reads.startList(Reads.UNIT, 1, ADA, AINO));
        see(Pictures.at(0).graphic("CAN 2", 80, 20).graphic("FIN O", 300, 20).graphic("2ND PERIOD", 80, 60));
        see(Pictures.at(1).graphic("CAN 3", 80, 20).graphic("FIN O", 300, 20).graphic("2ND PERIOD", 80, 60));
        end(0, 2);

        assertThat(finals().get(0).getReadings()).extracting(Reading::getValue).containsExactly("CAN 3-0 FIN");
        assertThat(finals().get(0).getText())
                .isEqualTo(
                        "Women's Slalom. Key moment: goal after 1 second. On screen: \"2ND PERIOD\". A shot of 2 seconds.");
    }
}
