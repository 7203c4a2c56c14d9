package dev.slipstream.vision.slice;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The figures that a slice shows: of each who moves some instants of their own, so that nobody costs another theirs.
 *
 * @param cutouts for each track its cutout in each picture, {@link Cutout#NONE} where it is not seen
 * @param chosen for each track the pictures in which it is shown, ascending
 */
record Figures(List<List<Cutout>> cutouts, List<List<Integer>> chosen) {
    /** Canvas pixels of a cell in which overlap is counted, for a video of 960 pixels' width. */
    private static final double CELL = 4;
    /** What it costs a figure that it leaves the picture, or that it is cut badly and so much smaller or larger than usual. */
    private static final double LEAVES = 0.6;

    private static final double ODD = 0.5;
    private static final double ODD_BELOW = 0.4;
    private static final double ODD_ABOVE = 2.5;

    Figures {
        cutouts = cutouts.stream().map(List::copyOf).toList();
        chosen = chosen.stream().map(List::copyOf).toList();
    }

    /**
     * Chooses: who has most room goes first, and the others take what is left.
     *
     * @param cutouts for each track its cutout in each of the pictures on the canvas
     * @param width of a picture, pixels
     */
    static Figures choose(SliceCanvas canvas, List<List<Cutout>> cutouts, int width, int height) {
        double cell = CELL * Blobs.scale(width);
        List<List<InstantChooser.Candidate>> candidates = cutouts.stream()
                .map(own -> candidates(canvas, own, cell, width, height))
                .toList();
        List<List<Integer>> chosen = new ArrayList<>();
        candidates.forEach(own -> chosen.add(List.of()));
        List<Integer> order = IntStream.range(0, candidates.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer track) -> -cover(candidates.get(track))))
                .toList();
        BitSet taken = new BitSet();
        for (int track : order) {
            List<Integer> instants = InstantChooser.choose(candidates.get(track), taken);
            chosen.set(track, instants);
            instants.forEach(i -> taken.or(candidates.get(track).get(i).cells()));
        }
        return new Figures(cutouts, chosen);
    }

    /** Of the canvas, by all figures together. */
    private static int cover(List<InstantChooser.Candidate> candidates) {
        BitSet all = new BitSet();
        candidates.forEach(candidate -> all.or(candidate.cells()));
        return all.cardinality();
    }

    private static List<InstantChooser.Candidate> candidates(
            SliceCanvas canvas, List<Cutout> cutouts, double cell, int width, int height) {
        int[] areas = cutouts.stream()
                .mapToInt(Cutout::area)
                .filter(area -> area > 0)
                .sorted()
                .toArray();
        double usual = areas.length == 0 ? 1 : areas[areas.length / 2];
        return IntStream.range(0, cutouts.size())
                .mapToObj(i -> new InstantChooser.Candidate(
                        cells(canvas, cutouts.get(i), canvas.fromFrame().get(i), cell),
                        flaw(cutouts.get(i), usual, width, height)))
                .toList();
    }

    /** On a coarse grid of the canvas, a little larger than it is, so that figures do not touch. */
    private static BitSet cells(SliceCanvas canvas, Cutout cutout, Homography toCanvas, double cell) {
        int columns = (int) Math.ceil(canvas.width() / cell) + 2;
        BitSet cells = new BitSet();
        for (int y = cutout.y0(); y < cutout.y0() + cutout.height(); y++) {
            for (int x = cutout.x0(); x < cutout.x0() + cutout.width(); x++) {
                if (cutout.at(x, y) >= 128) {
                    int u = (int) (toCanvas.x(x, y) / cell);
                    int v = (int) (toCanvas.y(x, y) / cell);
                    for (int side = 0; side < 9; side++) {
                        cells.set(Math.max(0, v + side / 3 - 1) * columns + Math.max(0, u + side % 3 - 1));
                    }
                }
            }
        }
        return cells;
    }

    private static double flaw(Cutout cutout, double usual, int width, int height) {
        double ratio = cutout.area() / usual;
        return (cutout.touches(width, height) ? LEAVES : 0) + (ratio < ODD_BELOW || ratio > ODD_ABOVE ? ODD : 0);
    }

    /** Everybody's share in a picture, shown there or not. */
    Cutout all(int picture) {
        return Cutout.union(cutouts.stream().map(own -> own.get(picture)).toList());
    }

    /** The share of those who are shown as they were in this picture. */
    Cutout shown(int picture) {
        return Cutout.union(IntStream.range(0, cutouts.size())
                .filter(track -> chosen.get(track).contains(picture))
                .mapToObj(track -> cutouts.get(track).get(picture))
                .toList());
    }

    /** The pictures in which anybody is shown, ascending. */
    List<Integer> pictures() {
        return chosen.stream().flatMap(List::stream).distinct().sorted().toList();
    }
}
