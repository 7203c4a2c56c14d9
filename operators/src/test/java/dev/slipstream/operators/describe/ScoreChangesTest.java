package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.KeyMoment;
import dev.slipstream.contracts.record.MomentEvidence;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.MomentSource;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.sample.TestSegments;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What the scoreboard tells of goals, and what it does not. */
class ScoreChangesTest {
    private static final Roster TEAMS = new Roster(
            Reads.UNIT,
            null,
            List.of(
                    Reads.entrant("a", "10", "Ada", "TREMBLAY", "CAN"),
                    Reads.entrant("b", "10", "Aino", "KOSKINEN", "FIN")));

    private long sequence;
    private final OpenShot shot = new OpenShot(segment(), 0);

    private Segment segment() {
        return TestSegments.media(0, sequence, (byte) 1);
    }

    /** One more second in which this stands in the picture. */
    private void stands(String... texts) {
        Segment segment = segment();
        ReadSample read = new ReadSample(ShotSamples.of(segment, 0, false));
        for (ReadText text : Reads.apart(texts)) {
            read.texts.add(ReadText.newBuilder(text)
                    .setSegment(segment.getId())
                    .setCaptureTime(segment.getCaptureTime())
                    .build());
        }
        shot.add(read);
        sequence++;
    }

    private List<KeyMoment> told() {
        return KeyMoments.of(shot, TEAMS, null);
    }

    @Test
    void aTeamsLineThatGoesUpByOneIsAGoal() {
        stands("CAN 2", "FIN O");
        stands("CAN 2", "FIN O");
        stands("CAN 3", "FIN O");
        stands("CAN 3", "FIN 0");

        assertThat(told())
                .containsExactly(new KeyMoment(
                        "slalom-1/0/shot-0/goal-CAN-3",
                        MomentKind.GOAL,
                        TestSegments.START.plusSeconds(2),
                        2_000_000L,
                        List.of(),
                        0.5f,
                        List.of(new MomentEvidence(MomentSource.GRAPHIC, "slalom-1/0/2", "CAN 2 > CAN 3"))));
    }

    @Test
    void eachGoalIsToldOnceInTheOrderOfTheBoard() {
        stands("CAN 2", "FIN 0");
        stands("CAN 2", "FIN 1");
        stands("CAN 3", "FIN 1");

        assertThat(told())
                .extracting(KeyMoment::getId)
                .containsExactly("slalom-1/0/shot-0/goal-FIN-1", "slalom-1/0/shot-0/goal-CAN-3");
    }

    @Test
    void whatGoesUpByMoreDownOrToAndFroIsNoGoal() {
        stands("CAN 2", "FIN 4");
        stands("CAN 8", "FIN 3");
        stands("CAN 2", "FIN 4");

        assertThat(told()).isEmpty();
    }

    @Test
    void anotherNationOrNoNationIsNoTeam() {
        stands("USA 2", "2 - 1", "PERIOD 1");
        stands("USA 3", "3 - 1", "PERIOD 2");

        assertThat(told()).isEmpty();
    }

    @Test
    void thePlayByPlayKnowsBetterAndAReplayShowsNothingNew() {
        stands("CAN 2");
        stands("CAN 3");
        assertThat(KeyMoments.of(shot, TEAMS, Reads.playByPlay(Reads.UNIT, 1))).isEmpty();
        assertThat(KeyMoments.of(shot, null, null))
                .as("without a list there are no teams")
                .isEmpty();

        stands("CAN 3", "REPLAY");
        stands("CAN 3");
        assertThat(told()).extracting(KeyMoment::getKind).containsExactly(MomentKind.REPLAY);
    }
}
