package dev.slipstream.vision.slice;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Chooses the instants at which a slice shows somebody: as many figures as have room beside each other and beside others who are
 * shown. A dynamic programme over the pictures in their order: the best choice that ends with a picture extends the best one that ends
 * with an earlier picture, and each figure counts one less what it covers of the rest.
 */
final class InstantChooser {
    /** A figure that is covered, or covers others, by a sixth of its pixels is worth nothing. */
    private static final double PRICE = 6;

    private static final int MOST = 12;
    /** Where nobody has room beside themselves, as in a spin, those who cover each other least. */
    private static final int WANTED = 3;

    /** Whoever finds no room beside others is shown once. */
    private static final int WANTED_BESIDE_OTHERS = 1;

    /**
     * A figure of one picture.
     *
     * @param cells of a coarse grid on the canvas that it touches; empty = not in this picture
     * @param flaw what is wrong with it, 0 = nothing, 1 = not to be shown
     */
    record Candidate(BitSet cells, double flaw) {}

    private record Choice(List<Integer> pictures, BitSet cells, double worth) {}

    private InstantChooser() {}

    /**
     * Numbers of the candidates chosen, ascending.
     *
     * @param candidates one body's figures in the order of time
     * @param taken cells that figures of others cover
     */
    static List<Integer> choose(List<Candidate> candidates, BitSet taken) {
        int wanted = taken.isEmpty() ? WANTED : WANTED_BESIDE_OTHERS;
        List<Integer> chosen = choose(candidates, taken, PRICE);
        for (double price = PRICE / 2; chosen.size() < wanted && price > PRICE / 20; price /= 2) {
            List<Integer> more = choose(candidates, taken, price);
            if (more.size() <= wanted) {
                chosen = more;
            }
        }
        return chosen;
    }

    private static List<Integer> choose(List<Candidate> candidates, BitSet taken, double price) {
        List<Choice> best = new ArrayList<>();
        Choice none = new Choice(List.of(), taken, 0);
        Choice overall = none;
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            Choice ending = null;
            if (!candidate.cells().isEmpty() && candidate.flaw() < 1) {
                ending = extended(none, i, candidate, price);
                for (Choice before : best) {
                    if (before != null && before.pictures().size() < MOST) {
                        Choice longer = extended(before, i, candidate, price);
                        ending = longer.worth() > ending.worth() ? longer : ending;
                    }
                }
                overall = ending.worth() > overall.worth() ? ending : overall;
            }
            best.add(ending);
        }
        return overall.pictures();
    }

    private static Choice extended(Choice choice, int picture, Candidate candidate, double price) {
        BitSet common = (BitSet) choice.cells().clone();
        common.and(candidate.cells());
        double covered = common.cardinality() / (double) candidate.cells().cardinality();
        BitSet cells = (BitSet) choice.cells().clone();
        cells.or(candidate.cells());
        List<Integer> pictures = new ArrayList<>(choice.pictures());
        pictures.add(picture);
        return new Choice(pictures, cells, choice.worth() + 1 - candidate.flaw() - price * covered);
    }
}
