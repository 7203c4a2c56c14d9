package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Caption;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DescriptionChange;
import dev.slipstream.contracts.record.DescriptionStatus;
import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.operators.sample.TestSegments;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Shots become descriptions: when, with which names, and with what left behind in state and timers. */
class DescribeFunctionTest extends DescribeHarness {
    @Test
    void describesAtOnceEveryFiveSecondsAndFinallyWithTheNextShot() throws Exception {
        for (int i = 0; i < 12; i++) {
            sample(0, i, 0);
        }
        sample(0, 12, 12);

        assertThat(output())
                .extracting(
                        Description::getId, Description::getRevision, Description::getChange, Description::getSamples)
                .containsExactly(
                        tuple("slalom-1/0/shot-0", 1L, DescriptionChange.CREATED, 1),
                        tuple("slalom-1/0/shot-0", 2L, DescriptionChange.REVISED, 6),
                        tuple("slalom-1/0/shot-0", 3L, DescriptionChange.REVISED, 11),
                        tuple("slalom-1/0/shot-0", 4L, DescriptionChange.REVISED, 12),
                        tuple("slalom-1/0/shot-12", 1L, DescriptionChange.CREATED, 1));
        assertThat(finals()).singleElement().satisfies(last -> {
            assertThat(last.getStart()).isEqualTo(TestSegments.START);
            assertThat(last.getEnd()).isEqualTo(TestSegments.START.plusSeconds(12));
            assertThat(last.getMediaEndMicros()).isEqualTo(12_000_000);
            assertThat(last.getLastSequence()).isEqualTo(11);
            assertThat(last.getLastSampleTime()).isEqualTo(TestSegments.START.plusSeconds(11));
            assertThat(last.getMedia())
                    .extracting("uri")
                    .containsExactly("file:///media/0.mp4", "file:///media/11.mp4");
            assertThat(last.getText()).isEqualTo("A shot of 12 seconds.");
        });
        // Silence of the open shot, and expiry of the closed one.
        assertThat(harness.numEventTimeTimers()).isEqualTo(2);
    }

    @Test
    void theEndClosesTheShotAndLeavesOneMarker() throws Exception {
        sample(0, 0, 0);
        end(0, 1);

        assertThat(finals()).extracting(Description::getSamples).containsExactly(1);
        watermark(60_001);
        assertThat(harness.numEventTimeTimers()).isZero();
        assertThat(stateEntries()).isEqualTo(1);

        sample(0, 2, 0);

        assertThat(late()).containsExactly("slalom-1/0/2");
        assertThat(stateEntries()).isEqualTo(1);
    }

    @Test
    void silenceClosesTheShotAfterHalfAMinute() throws Exception {
        sample(0, 0, 0);
        sample(0, 1, 0);
        watermark(30_999);
        assertThat(finals()).isEmpty();

        watermark(31_000);

        assertThat(finals()).extracting(Description::getSamples).containsExactly(2);
        watermark(91_001);
        assertThat(harness.numEventTimeTimers()).isZero();
        assertThat(stateEntries()).isEqualTo(1);
    }

    @Test
    void aShotThatGoesOnAfterSilenceIsContinuedAndLosesNothing() throws Exception {
        sample(0, 0, 0);
        watermark(40_000);
        sample(0, 1, 0);
        sample(0, 2, 0);
        end(0, 3);

        assertThat(late()).isEmpty();
        assertThat(finals())
                .extracting(Description::getId, Description::getSamples)
                .containsExactly(tuple("slalom-1/0/shot-0", 1), tuple("slalom-1/0/shot-1", 2));
    }

    @Test
    void aFeedBehindTheOthersKeepsItsShots() throws Exception {
        watermark(1_000_000);
        sample(0, 0, 0);
        watermark(1_010_000);
        sample(0, 1, 0);
        watermark(1_039_000);
        assertThat(finals()).isEmpty();

        watermark(1_040_000);

        assertThat(finals()).extracting(Description::getSamples).containsExactly(2);
    }

    @Test
    void samplesOfClosedShotsAreLate() throws Exception {
        sample(0, 0, 0);
        sample(0, 5, 5);
        sample(0, 3, 0);
        sample(1, 0, 0);
        sample(0, 6, 5);
        end(1, 1);

        assertThat(late()).containsExactly("slalom-1/0/3", "slalom-1/0/6");
        int described = finals().stream().mapToInt(Description::getSamples).sum();
        assertThat(described + late().size()).isEqualTo(5);
    }

    @Test
    void namesAthletesOfTheUnitOnScreen() throws Exception {
        results(Reads.startList(Reads.UNIT, 1, INGRID));
        results(Reads.startList("OTHER", 1, MEI));

        sample(0, 0, 0, Reads.UNIT, Reads.apart("INGRID SOLBERG", "MEI LINDE"));

        Description description = output().get(0);
        assertThat(description.getAthletes()).singleElement().satisfies(athlete -> {
            assertThat(athlete.getFamilyName()).isEqualTo("SOLBERG");
            assertThat(athlete.getConfidence()).isBetween(0.8f, 1f);
            assertThat(athlete.getEvidence()).extracting("read.text").containsExactly("INGRID SOLBERG");
        });
        assertThat(description.getText())
                .isEqualTo("Women's Slalom: Ingrid SOLBERG (NOR, bib 12). On screen: \"MEI LINDE\". "
                        + "A shot of 1 second.");
        assertThat(description.getTags()).contains(Reads.UNIT, "Ingrid SOLBERG", "NOR");
        assertThat(description.getModels()).containsExactly(new ModelVersion("reader", "1", "ab"));
    }

    @Test
    void takesTheOnlyUnitThatIsKnownWhereTheFeedNamesNone() throws Exception {
        results(Reads.startList(Reads.UNIT, 1, INGRID));
        sample(0, 0, 0, null, Reads.apart("INGRID SOLBERG"));
        results(Reads.startList("OTHER", 1, MEI));
        sample(0, 1, 1, null, Reads.apart("INGRID SOLBERG"));

        assertThat(output().get(0).getUnit()).isEqualTo(Reads.UNIT);
        assertThat(names(output().get(0))).containsExactly("SOLBERG");
        assertThat(names(output().get(output().size() - 1))).isEmpty();
    }

    @Test
    void aListThatComesLaterNamesWhoWasReadBefore() throws Exception {
        sample(0, 0, 0, Reads.UNIT, Reads.apart("INGRID SOLBERG"));
        assertThat(names(output().get(0))).isEmpty();

        results(Reads.startList(Reads.UNIT, 1, INGRID));
        end(0, 1);

        assertThat(names(finals().get(0))).containsExactly("SOLBERG");
    }

    @Test
    void theHighestVersionOfAListHolds() throws Exception {
        results(Reads.startList(Reads.UNIT, 2, INGRID));
        results(Reads.startList(Reads.UNIT, 1, MEI));
        sample(0, 0, 0, Reads.UNIT, Reads.apart("INGRID SOLBERG", "MEI LINDE"));
        results(Reads.startList(Reads.UNIT, 3, MEI));
        end(0, 1);

        assertThat(names(output().get(0))).containsExactly("SOLBERG");
        assertThat(names(finals().get(0))).containsExactly("LINDE");
    }

    @Test
    void participantsOfTheDisciplineStandInUntilThereIsAStartList() throws Exception {
        results(Reads.results(ResultsKind.PARTICIPANTS, "ALP", 1, INGRID, MEI));
        sample(0, 0, 0, Reads.UNIT, Reads.apart("MEI LINDE"));
        results(Reads.startList(Reads.UNIT, 1, INGRID));
        sample(0, 1, 1, Reads.UNIT, Reads.apart("MEI LINDE"));

        assertThat(names(output().get(0))).containsExactly("LINDE");
        assertThat(names(output().get(output().size() - 1))).isEmpty();
    }

    @Test
    void aBibThatMovesNamesItsAthleteAndANumberThatStandsStillDoesNot() throws Exception {
        results(Reads.startList(Reads.UNIT, 1, INGRID, MEI));
        for (int i = 0; i < 3; i++) {
            String segment = "slalom-1/0/" + i;
            ReadText moving = Reads.at(100 + 90 * i, 300, "12", segment);
            ReadText still = Reads.at(900, 20, "31", segment);
            sample(0, i, 0, Reads.UNIT, List.of(moving, still));
        }
        end(0, 3);

        assertThat(names(output().get(0))).isEmpty();
        assertThat(names(finals().get(0))).containsExactly("SOLBERG");
        assertThat(finals().get(0).getAthletes().get(0).getEvidence()).hasSize(3);
    }

    @Test
    void anEndlessShotWithAClockStaysSmallAndKeepsItsName() throws Exception {
        results(Reads.startList(Reads.UNIT, 1, INGRID));
        sample(0, 0, 0, Reads.UNIT, Reads.apart("INGRID SOLBERG"));
        for (int i = 1; i < 500; i++) {
            sample(0, i, 0, Reads.UNIT, Reads.apart("1:" + (10 + i), "INGRID SOLBERG"));
        }
        end(0, 500);

        Description last = finals().get(0);
        assertThat(last.getSamples()).isEqualTo(500);
        assertThat(last.getTexts())
                .hasSize(OpenShot.MAX_TEXTS)
                .anyMatch(t -> t.getText().equals("INGRID SOLBERG"));
        assertThat(last.getAthletes())
                .singleElement()
                .satisfies(athlete -> assertThat(athlete.getEvidence()).hasSize(AthleteTally.MAX_EVIDENCE));
    }

    @Test
    void keepsWhyTextIsMissing() throws Exception {
        ReadSample read = read(0, 0, 0, null, List.of());
        read.degraded.add("text:timeout");
        harness.processElement(read, 0);

        assertThat(output().get(0).getDegraded()).containsExactly("text:timeout");
    }

    @Test
    void theKeyFrameFollowsTheBetterPictureAndIsMissingOnlyWhereThereIsNone() throws Exception {
        ReadSample shed = read(0, 0, 0, null, List.of());
        shed.degraded.add("keyframe:shed");
        harness.processElement(shed, 0);
        harness.processElement(Frames.read(5, 1, 0, 100), 0);
        harness.processElement(Frames.read(6, 2, 0, 100), 0);
        ReadSample end = Frames.read(7, 9, 0, 100);
        Objects.requireNonNull(end.keyFrame).setCaptureTime(TestSegments.START.plusMillis(7_900));
        harness.processElement(end, 0);
        ReadSample next = read(0, 8, 8, null, List.of());
        next.cut = CutCheck.at(8_300_000); // The last picture is in the middle of a wipe.
        harness.processElement(next, 0);

        assertThat(output())
                .extracting(Description::getKeyFrame, Description::getDegraded)
                .containsExactly(
                        tuple(null, List.of("keyframe:shed")),
                        tuple(Frames.of(5, 100), List.of()),
                        tuple(Frames.of(6, 100), List.of()),
                        tuple(null, List.of()));
    }

    @Test
    void aCaptionLosesWhatNamesOthersAndIsMarkedOrGoes() throws Exception {
        results(Reads.startList(Reads.UNIT, 1, INGRID));
        caption(0, "INGRID SOLBERG", "A skier waits. Mei Linde starts.");
        caption(1, "INGRID SOLBERG", "Ingrid Solberg waits.");
        caption(2, "INGRID SOLBERG", "Mei Linde starts.");

        assertThat(output())
                .filteredOn(description -> description.getStatus() == DescriptionStatus.INTERIM)
                .extracting(Description::getCaption)
                .extracting(caption -> caption == null ? "" : caption.getText() + caption.getNamesRemoved())
                .containsExactly("A skier waits.true", "Ingrid Solberg waits.false", "");
        assertThat(output())
                .filteredOn(description -> description.getStatus() == DescriptionStatus.INTERIM)
                .extracting(Description::getDegraded)
                .containsExactly(List.of(), List.of(), List.of("caption:names"));
    }

    /** A shot of one sample in which this was read and said. */
    private void caption(long sequence, String text, String said) throws Exception {
        ReadSample read = read(0, sequence, sequence, Reads.UNIT, Reads.apart(text));
        read.caption =
                new Caption(said, List.of(), new ModelVersion("vlm", "1", ""), read.sample.segment.getId(), false);
        harness.processElement(read, 0);
    }

    @Test
    void keepsABoundedNumberOfLists() throws Exception {
        for (int i = 0; i < Rosters.MAX_MESSAGES + 20; i++) {
            results(Reads.startList("UNIT-" + i, i, INGRID));
        }

        assertThat(harness.getBroadcastState(DescribeFunction.ROSTERS).immutableEntries())
                .hasSize(Rosters.MAX_MESSAGES);
        assertThat(harness.getBroadcastState(DescribeFunction.ROSTERS).contains("START_LIST UNIT-0"))
                .isFalse();
    }
}
