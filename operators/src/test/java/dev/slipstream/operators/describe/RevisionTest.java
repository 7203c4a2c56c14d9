package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DescriptionStatus;
import dev.slipstream.contracts.record.KeyMoment;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.NamedAthlete;
import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.operators.describe.words.Language;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Key moments reach the descriptions whose shots showed them, in time or late, and what is taken back goes. */
class RevisionTest extends DescribeHarness {
    private static final String OTHER = "ALPWDH----------------FNL-0001";

    @Test
    void anOpenShotTellsWhatHappenedInIt() throws Exception {
        results(Reads.startList(Reads.UNIT, 1, INGRID));
        results(Reads.playByPlay(
                Reads.UNIT,
                1,
                Reads.action("7", MomentKind.FALL, 1_500, "1"),
                Reads.action("8", MomentKind.FINISH, 9_000, "1")));
        sample(0, 0, 0, Reads.UNIT, List.of());
        sample(0, 1, 0, Reads.UNIT, List.of());
        end(0, 2);

        assertThat(output().get(0).getMoments()).isEmpty();
        assertThat(finals()).singleElement().satisfies(last -> {
            assertThat(last.getMoments()).singleElement().satisfies(moment -> {
                assertThat(moment.getId()).isEqualTo(Reads.UNIT + "/7");
                assertThat(moment.getMediaTimeMicros()).isEqualTo(1_500_000);
                assertThat(moment.getAthletes())
                        .extracting(NamedAthlete::getFamilyName)
                        .containsExactly("SOLBERG");
            });
            // Who fell is known from the results; nobody was recognised in the picture.
            assertThat(last.getAthletes()).isEmpty();
        });
    }

    @Test
    void aReplaySignOutlastsEveryOtherTextAndTheLiveAction() throws Exception {
        results(Reads.startList(Reads.UNIT, 1, INGRID));
        results(Reads.playByPlay(Reads.UNIT, 1, Reads.action("7", MomentKind.GOAL, 1_500, "1")));
        sample(0, 0, 0, Reads.UNIT, Reads.apart("REPLAY"));
        for (int i = 1; i < 120; i++) {
            sample(0, i, 0, Reads.UNIT, Reads.apart("WORD" + (char) ('A' + i / 26) + (char) ('A' + i % 26), "SLALOM"));
        }
        end(0, 120);

        assertThat(kinds(finals().get(0))).containsExactly(MomentKind.REPLAY);
    }

    @Test
    void aPlayByPlayThatComesLateRevisesTheClosedShotOnce() throws Exception {
        results(Reads.startList(Reads.UNIT, 1, INGRID));
        sample(0, 0, 0, Reads.UNIT, List.of());
        sample(0, 1, 1, Reads.UNIT, List.of());
        sample(0, 2, 2, Reads.UNIT, List.of());
        int before = output().size();

        results(Reads.playByPlay(Reads.UNIT, 1, Reads.action("7", MomentKind.GOAL, 1_500, "1")));
        results(Reads.playByPlay(
                Reads.UNIT,
                2,
                Reads.action("7", MomentKind.GOAL, 1_500, "1"),
                Reads.action("8", MomentKind.CELEBRATION, 30_000, "1")));
        results(Reads.playByPlay(Reads.UNIT, 1));

        assertThat(output().subList(before, output().size())).singleElement().satisfies(revised -> {
            assertThat(revised.getId()).isEqualTo("slalom-1/0/shot-1");
            assertThat(revised.getRevision()).isEqualTo(3);
            assertThat(revised.getStatus()).isEqualTo(DescriptionStatus.FINAL);
            assertThat(kinds(revised)).containsExactly(MomentKind.GOAL);
        });
    }

    @Test
    void aCorrectionMovesAnActionToItsShotAndTakesOneBack() throws Exception {
        sample(0, 0, 0, Reads.UNIT, List.of());
        sample(0, 1, 1, Reads.UNIT, List.of());
        end(0, 2);
        results(Reads.playByPlay(
                Reads.UNIT, 1, Reads.action("7", MomentKind.GOAL, 500), Reads.action("8", MomentKind.HIT, 1_200)));
        assertThat(newest())
                .containsExactlyInAnyOrder(
                        tuple("slalom-1/0/shot-0", 3L, List.of(MomentKind.GOAL)),
                        tuple("slalom-1/0/shot-1", 3L, List.of(MomentKind.HIT)));

        results(Reads.playByPlay(Reads.UNIT, 2, Reads.action("7", MomentKind.GOAL, 1_500)));

        assertThat(newest())
                .containsExactlyInAnyOrder(
                        tuple("slalom-1/0/shot-0", 4L, List.of()),
                        tuple("slalom-1/0/shot-1", 4L, List.of(MomentKind.GOAL)));
    }

    @Test
    void aStartListThatComesLateNamesWhoWasReadBefore() throws Exception {
        results(Reads.playByPlay(Reads.UNIT, 1, Reads.action("7", MomentKind.FALL, 500, "1")));
        sample(0, 0, 0, Reads.UNIT, Reads.apart("INGRID SOLBERG"));
        end(0, 1);
        assertThat(names(finals().get(0))).isEmpty();
        assertThat(finals().get(0).getMoments().get(0).getAthletes()).isEmpty();

        results(Reads.startList(Reads.UNIT, 1, INGRID));

        Description revised = finals().get(1);
        assertThat(revised.getRevision()).isEqualTo(3);
        assertThat(names(revised)).containsExactly("SOLBERG");
        assertThat(revised.getMoments().get(0).getAthletes())
                .extracting(NamedAthlete::getFamilyName)
                .containsExactly("SOLBERG");
        // The same readings by the same model: nothing was looked at again.
        assertThat(revised.getModels()).isEqualTo(finals().get(0).getModels());
        assertThat(revised.getTexts()).isEqualTo(finals().get(0).getTexts());

        // A result that changes nobody's name revises nothing.
        results(Reads.results(ResultsKind.RESULT, Reads.UNIT, 1, INGRID));
        assertThat(finals()).hasSize(2);
    }

    @Test
    void aListWithoutAnAthleteTakesTheNameBack() throws Exception {
        results(Reads.startList(Reads.UNIT, 1, INGRID, MEI));
        sample(0, 0, 0, Reads.UNIT, Reads.apart("INGRID SOLBERG"));
        end(0, 1);

        results(Reads.startList(Reads.UNIT, 2, MEI));

        assertThat(names(finals().get(0))).containsExactly("SOLBERG");
        assertThat(names(finals().get(1))).isEmpty();
    }

    @Test
    void whoStandsOnlyInThePlayByPlayIsOnNoList() throws Exception {
        var actions = Reads.playByPlay(Reads.UNIT, 1, Reads.action("7", MomentKind.GOAL, 500, "5", "1"));
        actions.setEntrants(List.of(MEI, INGRID));
        results(Reads.startList(Reads.UNIT, 1, INGRID));
        results(actions);
        sample(0, 0, 0, Reads.UNIT, Reads.apart("MEI LINDE"));
        end(0, 1);

        assertThat(names(finals().get(0))).isEmpty();
        assertThat(finals().get(0).getMoments().get(0).getAthletes())
                .extracting(NamedAthlete::getId)
                .containsExactly("1");
    }

    @Test
    void ofTwoUnitsEachKeepsItsOwnActions() throws Exception {
        results(Reads.startList(Reads.UNIT, 1, INGRID));
        results(Reads.playByPlay(OTHER, 1, Reads.action("7", MomentKind.GOAL, 500)));
        sample("first", 0, Reads.UNIT);
        sample("second", 0, OTHER);
        sample("third", 0, null);
        end("first", 1);
        end("second", 1);
        end("third", 1);
        assertThat(newest())
                .containsExactlyInAnyOrder(
                        tuple("first/0/shot-0", 2L, List.of()),
                        tuple("second/0/shot-0", 2L, List.of(MomentKind.GOAL)),
                        tuple("third/0/shot-0", 2L, List.of()));

        results(Reads.playByPlay(Reads.UNIT, 1, Reads.action("7", MomentKind.START, 500)));

        // The only unit that has a list is the one on screen where the feed names none.
        assertThat(newest())
                .containsExactlyInAnyOrder(
                        tuple("first/0/shot-0", 3L, List.of(MomentKind.START)),
                        tuple("second/0/shot-0", 2L, List.of(MomentKind.GOAL)),
                        tuple("third/0/shot-0", 3L, List.of(MomentKind.START)));
    }

    @Test
    void theNextUnitsListTakesNoNamesFromTheLast() throws Exception {
        results(Reads.startList(Reads.UNIT, 1, INGRID));
        sample(0, 0, 0, null, Reads.apart("INGRID SOLBERG"));
        end(0, 1);

        results(Reads.startList(OTHER, 1, MEI));

        assertThat(finals())
                .singleElement()
                .satisfies(last -> assertThat(names(last)).containsExactly("SOLBERG"));
    }

    @Test
    void aMinuteAfterItsEndAShotIsForgotten() throws Exception {
        sample(0, 0, 0, Reads.UNIT, List.of());
        sample(0, 20, 20, Reads.UNIT, List.of());
        end(0, 21);
        // One for both shots, at the earlier one's expiry.
        assertThat(harness.numEventTimeTimers()).isEqualTo(1);
        watermark(60_000);
        assertThat(recent()).isEqualTo(2);

        watermark(60_001);
        assertThat(recent()).isEqualTo(1);
        assertThat(harness.numEventTimeTimers()).isEqualTo(1);
        results(Reads.playByPlay(
                Reads.UNIT, 1, Reads.action("7", MomentKind.GOAL, 500), Reads.action("8", MomentKind.FALL, 20_500)));
        assertThat(newest())
                .containsExactlyInAnyOrder(
                        tuple("slalom-1/0/shot-0", 2L, List.of()),
                        tuple("slalom-1/0/shot-20", 3L, List.of(MomentKind.FALL)));

        watermark(80_001);
        assertThat(harness.numEventTimeTimers()).isZero();
        assertThat(stateEntries()).isEqualTo(1); // Where the feed stands.
        int before = output().size();
        results(Reads.playByPlay(Reads.UNIT, 2));
        assertThat(output()).hasSize(before);
    }

    @Test
    void expiryAndSilenceOfTheSameSecondDoNotMeet() throws Exception {
        sample(0, 0, 0);
        sample(0, 30, 30);
        // Its silence would have ended when the first shot is due; the next sample takes that timer back.
        sample(0, 31, 30);
        watermark(60_001);

        assertThat(finals()).extracting(Description::getFirstSequence).containsExactly(0L);
        assertThat(stateEntries()).isEqualTo(2); // The open shot, and where the feed stands.
        assertThat(harness.numEventTimeTimers()).isEqualTo(1);
    }

    @Test
    void onlyTheLastShotsAreKept() throws Exception {
        int shots = RecentShots.MAX_SHOTS + 3;
        for (int i = 0; i < shots; i++) {
            sample(0, i, i, Reads.UNIT, List.of());
        }
        end(0, shots);
        assertThat(recent()).isEqualTo(RecentShots.MAX_SHOTS);
        assertThat(harness.numEventTimeTimers()).isEqualTo(1);

        results(Reads.playByPlay(
                Reads.UNIT, 1, Reads.action("7", MomentKind.GOAL, 500), Reads.action("8", MomentKind.GOAL, 3_500)));

        assertThat(newest())
                .filteredOn(row -> !((List<?>) row.toList().get(2)).isEmpty())
                .containsExactly(tuple("slalom-1/0/shot-3", 3L, List.of(MomentKind.GOAL)));
    }

    @Test
    void shotsAreRevisedAfterARestore() throws Exception {
        sample(0, 0, 0, Reads.UNIT, List.of());
        end(0, 1);
        var snapshot = harness.snapshot(1, 1);
        harness.close();
        open(new DescribeFunction(), snapshot);

        results(Reads.playByPlay(Reads.UNIT, 1, Reads.action("7", MomentKind.GOAL, 500)));
        assertThat(output())
                .extracting(Description::getId, Description::getRevision, RevisionTest::kinds)
                .containsExactly(tuple("slalom-1/0/shot-0", 3L, List.of(MomentKind.GOAL)));

        watermark(60_001);
        assertThat(harness.numEventTimeTimers()).isZero();
        assertThat(stateEntries()).isEqualTo(1);
    }

    @Test
    void aBoundedRunTakesTheHighestVersionsAndKeepsNoClosedShots() throws Exception {
        harness.close();
        open(
                new DescribeFunction(
                        List.of(
                                Reads.playByPlay(Reads.UNIT, 3, Reads.action("7", MomentKind.GOAL, 500)),
                                Reads.playByPlay(Reads.UNIT, 2, Reads.action("6", MomentKind.FALL, 500)),
                                Reads.startList(Reads.UNIT, 2, INGRID),
                                Reads.startList(Reads.UNIT, 1, MEI)),
                        List.of(Language.EN)),
                null);
        sample(0, 0, 0, null, Reads.apart("INGRID SOLBERG", "MEI LINDE"));
        end(0, 1);

        assertThat(names(finals().get(0))).containsExactly("SOLBERG");
        assertThat(kinds(finals().get(0))).containsExactly(MomentKind.GOAL);
        assertThat(harness.numEventTimeTimers()).isZero();
        assertThat(stateEntries()).isEqualTo(1);
    }

    private static List<MomentKind> kinds(Description description) {
        return description.getMoments().stream().map(KeyMoment::getKind).toList();
    }
}
