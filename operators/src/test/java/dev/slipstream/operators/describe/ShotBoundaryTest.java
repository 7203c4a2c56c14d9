package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.KeyMoment;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.operators.sample.TestSegments;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Where somebody looked at the pictures between two samples, these have the last word about the shot. */
class ShotBoundaryTest extends DescribeHarness {
    @Test
    void aPanThatLookedLikeACutGoesOn() throws Exception {
        sample(0, 0, 0);
        checked(1, 1, CutCheck.none());
        sample(0, 2, 1);
        end(0, 3);

        assertThat(finals())
                .singleElement()
                .satisfies(shot -> assertThat(shot.getSamples()).isEqualTo(3));
        assertThat(stateEntries()).isEqualTo(2);
    }

    @Test
    void aCutIsWhereThePicturesShowIt() throws Exception {
        sample(0, 0, 0);
        sample(0, 1, 0);
        checked(2, 2, CutCheck.at(2_240_000));
        end(0, 3);

        assertThat(finals()).extracting(Description::getMediaStartMicros).containsExactly(0L, 2_240_000L);
        assertThat(finals()).extracting(Description::getMediaEndMicros).containsExactly(2_240_000L, 3_000_000L);
        assertThat(finals().get(0).getEnd()).isEqualTo(finals().get(1).getStart());
        assertThat(finals().get(1).getId()).isEqualTo("slalom-1/0/shot-2");
        assertThat(finals().get(0).getMedia())
                .as("ends in the segment with the cut")
                .extracting(MediaReference::getUri)
                .containsExactly(uri(0), uri(2));
        assertThat(finals().get(1).getMedia())
                .extracting(MediaReference::getUri)
                .containsExactly(uri(2));
    }

    @Test
    void aCutThatTheSamplesDidNotShowIsOne() throws Exception {
        sample(0, 0, 0);
        sample(0, 1, 0);
        checked(2, 0, CutCheck.at(2_520_000));
        sample(0, 3, 0);
        end(0, 4);

        assertThat(finals()).extracting(Description::getSamples).containsExactly(2, 2);
    }

    @Test
    void theSecondEdgeOfAWipeIsNoShot() throws Exception {
        sample(0, 0, 0);
        checked(1, 1, CutCheck.at(1_800_000));
        checked(2, 2, CutCheck.at(2_280_000));
        end(0, 3);

        assertThat(finals()).extracting(Description::getMediaStartMicros).containsExactly(0L, 1_800_000L);
    }

    @Test
    void withoutALookTheSamplesDecide() throws Exception {
        sample(0, 0, 0);
        checked(1, 1, CutCheck.none());
        sample(0, 2, 2);
        end(0, 3);

        assertThat(finals()).extracting(Description::getSamples).containsExactly(2, 1);
    }

    @Test
    void aReplaySignThatCameWithTheWipeIsTheNextShots() throws Exception {
        sample(0, 0, 0, Reads.UNIT, Reads.apart("SLALOM"));
        sample(0, 1, 0, Reads.UNIT, Reads.apart("REPLAY"));
        sample(0, 2, 2, Reads.UNIT, Reads.apart("REPLAY"));
        end(0, 3);

        assertThat(finals().get(0).getMoments()).isEmpty();
        assertThat(finals().get(1).getMoments()).extracting(KeyMoment::getKind).containsExactly(MomentKind.REPLAY);
    }

    private static String uri(long sequence) {
        return TestSegments.media(0, sequence).getMedia().getUri();
    }

    private void checked(long sequence, long supposed, CutCheck check) throws Exception {
        ReadSample read = read(0, sequence, supposed, null, List.of());
        read.cut = check;
        harness.processElement(read, 0);
    }
}
