package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.KeyMoment;
import dev.slipstream.contracts.record.MomentEvidence;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.MomentSource;
import dev.slipstream.contracts.record.NamedAthlete;
import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.sample.TestSegments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What a shot from second 10 to second 20 may claim. */
class KeyMomentsTest {
    private static final Entrant INGRID = Reads.entrant("1", "12", "Ingrid", "SOLBERG", "NOR");
    private static final Roster ROSTER = new Roster(Reads.UNIT, null, List.of(INGRID));

    private static OpenShot shot(long clockErrorMicros, String... texts) {
        Segment first = TestSegments.media(0, 10, (byte) 1);
        first.setDurationMicros(10_000_000);
        first.setClockErrorMicros(clockErrorMicros);
        OpenShot shot = new OpenShot(first, 10);
        ReadSample read = new ReadSample(ShotSamples.of(first, 10, false));
        read.texts.addAll(Reads.apart(texts));
        shot.add(read);
        return shot;
    }

    private static List<KeyMoment> moments(OpenShot shot, ResultsAction... actions) {
        return KeyMoments.of(shot, ROSTER, Reads.playByPlay(Reads.UNIT, 1, actions));
    }

    @Test
    void anActionIsToldWithItsTimeItsAthletesAndItsEvidence() {
        assertThat(moments(shot(0), Reads.action("7", MomentKind.FALL, 12_500, "1")))
                .containsExactly(new KeyMoment(
                        Reads.UNIT + "/7",
                        MomentKind.FALL,
                        TestSegments.START.plusMillis(12_500),
                        12_500_000L,
                        List.of(new NamedAthlete("1", "Ingrid", "SOLBERG", "NOR")),
                        1f,
                        List.of(new MomentEvidence(MomentSource.RESULTS, "7", "FALL"))));
    }

    @Test
    void whoIsNotOnTheListIsNotNamed() {
        ResultsAction goal = Reads.action("7", MomentKind.GOAL, 12_500, "99", "1");

        assertThat(moments(shot(0), goal).get(0).getAthletes())
                .extracting(NamedAthlete::getId)
                .containsExactly("1");
        assertThat(KeyMoments.of(shot(0), null, Reads.playByPlay(Reads.UNIT, 1, goal)))
                .singleElement()
                .satisfies(moment -> assertThat(moment.getAthletes()).isEmpty());
    }

    @Test
    void whatHappenedBeforeOrAfterIsAnotherShots() {
        assertThat(moments(
                        shot(0),
                        Reads.action("1", MomentKind.GOAL, 9_999),
                        Reads.action("2", MomentKind.GOAL, 10_000),
                        Reads.action("3", MomentKind.GOAL, 19_999),
                        Reads.action("4", MomentKind.GOAL, 20_000)))
                .extracting(moment -> moment.getEvidence().get(0).getReference())
                .containsExactly("2", "3");
    }

    @ParameterizedTest
    @CsvSource({
        // error, action, confidence: the share of [action - error, action + error] within the shot
        "1000, 15000, 1",
        "1000, 10000, 0.5",
        "1000, 19500, 0.75",
        "4000, 18500, 0.6875",
    })
    void anInexactClockGivesLessConfidence(long errorMillis, long millis, float confidence) {
        assertThat(moments(shot(errorMillis * 1_000), Reads.action("1", MomentKind.GOAL, millis)))
                .singleElement()
                .satisfies(moment -> assertThat(moment.getConfidence()).isCloseTo(confidence, within(1e-5f)));
    }

    @Test
    void anActionStandsInOneShotHoweverInexactTheClock() {
        assertThat(moments(shot(5_000_000), Reads.action("1", MomentKind.GOAL, 20_000)))
                .isEmpty();
        assertThat(moments(shot(Long.MAX_VALUE), Reads.action("1", MomentKind.GOAL, 20_000)))
                .isEmpty();
        assertThat(moments(shot(Long.MAX_VALUE), Reads.action("1", MomentKind.GOAL, 19_000)))
                .singleElement()
                .satisfies(moment -> assertThat(moment.getConfidence()).isEqualTo(KeyMoments.CLOCK_UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REPLAY", "Replay", "REP1AY", "Wiederholung", "RALENTÍ", "RIPRESA", "重播", "REPLAY 2"})
    void aReplayClaimsNothingThatHappensMeanwhile(String sign) {
        OpenShot shot = shot(0, "INGRID SOLBERG", sign);

        assertThat(moments(shot, Reads.action("1", MomentKind.GOAL, 12_000, "1")))
                .singleElement()
                .satisfies(moment -> {
                    assertThat(moment.getId()).isEqualTo("slalom-1/0/shot-10/replay");
                    assertThat(moment.getKind()).isEqualTo(MomentKind.REPLAY);
                    assertThat(moment.getAthletes()).isEmpty();
                    assertThat(moment.getConfidence()).isEqualTo(0.95f);
                    assertThat(moment.getEvidence())
                            .containsExactly(new MomentEvidence(MomentSource.GRAPHIC, "slalom-1/0/0", sign));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"REPLAYED", "WATCH THE FULL REPLAY ON CHANNEL 4", "重播节目请访问我们的网站", "PLAY"})
    void aLineAboutReplaysIsNone(String text) {
        assertThat(moments(shot(0, text), Reads.action("1", MomentKind.GOAL, 12_000)))
                .extracting(KeyMoment::getKind)
                .containsExactly(MomentKind.GOAL);
    }

    @Test
    void theMostImportantAreKeptInOrderOfTime() {
        ResultsAction[] actions = new ResultsAction[100];
        for (int i = 0; i < 99; i++) {
            actions[i] = Reads.action(Integer.toString(i), MomentKind.SHOT, 10_000 + i * 10);
        }
        actions[99] = Reads.action("99", MomentKind.GOAL, 19_000);

        List<KeyMoment> moments = moments(shot(0), actions);

        assertThat(moments)
                .hasSize(KeyMoments.MAX_MOMENTS)
                .isSortedAccordingTo((a, b) -> a.getTime().compareTo(b.getTime()));
        assertThat(moments.get(KeyMoments.MAX_MOMENTS - 1).getKind()).isEqualTo(MomentKind.GOAL);
        assertThat(moments.get(KeyMoments.MAX_MOMENTS - 2).getId()).isEqualTo(Reads.UNIT + "/30");
    }
}
