package dev.slipstream.vision.slice;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class InstantChooserTest {
    private static InstantChooser.Candidate at(int from, int to, double flaw) {
        BitSet cells = new BitSet();
        cells.set(from, to);
        return new InstantChooser.Candidate(cells, flaw);
    }

    @Test
    void asManyAsHaveRoomBesideEachOther() {
        List<InstantChooser.Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            candidates.add(at(4 * i, 4 * i + 8, 0)); // each covers half of the next
        }
        assertThat(InstantChooser.choose(candidates, new BitSet())).containsExactly(0, 2, 4, 6, 8);
    }

    @Test
    void whoComesBackIsNotLaidOverWhereTheyWere() {
        assertThat(InstantChooser.choose(List.of(at(0, 8, 0), at(10, 18, 0), at(20, 28, 0), at(0, 8, 0)), new BitSet()))
                .containsExactly(0, 1, 2);
    }

    @Test
    void whoLeavesThePictureGivesWay() {
        assertThat(InstantChooser.choose(
                        List.of(at(0, 8, 0.6), at(4, 12, 0), at(20, 28, 0), at(30, 38, 1), at(40, 48, 0)),
                        new BitSet()))
                .containsExactly(1, 2, 4);
    }

    @Test
    void aSpinShowsThoseThatCoverEachOtherLeast() {
        List<Integer> chosen = InstantChooser.choose(
                List.of(at(0, 20, 0), at(2, 22, 0), at(10, 30, 0), at(4, 24, 0), at(20, 40, 0)), new BitSet());
        assertThat(chosen).hasSizeBetween(2, 3).contains(0, 4);
    }

    @Test
    void whoCrossesAnotherIsShownWhereThereIsRoom() {
        BitSet taken = new BitSet();
        taken.set(10, 18);
        assertThat(InstantChooser.choose(List.of(at(0, 8, 0), at(11, 19, 0), at(20, 28, 0), at(30, 38, 0)), taken))
                .containsExactly(0, 2, 3);
    }

    @Test
    void whoHasNoRoomBesideOthersIsShownOnce() {
        BitSet taken = new BitSet();
        taken.set(0, 40);
        assertThat(InstantChooser.choose(List.of(at(0, 8, 0), at(10, 18, 0), at(36, 44, 0)), taken))
                .containsExactly(2);
    }
}
