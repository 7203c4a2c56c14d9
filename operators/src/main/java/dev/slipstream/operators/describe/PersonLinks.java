package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Box;

import java.util.Arrays;
import java.util.List;

/**
 * Tells which person of one picture is which of the picture before, a second or two earlier, by where and how large they
 * are. Pure. A link is made only where neither of both fits another nearly as well: in a pack everybody is new. A row in which
 * each moves on to the next one's place looks like one that stands; the numbers that are read then contradict each other.
 */
final class PersonLinks {
    /** Without overlap, and as far away as the person is large. */
    private static final double MOST = 2;

    /** By so much any other must fit worse. */
    private static final double MARGIN = 0.5;

    /** Between two pictures nobody grows more, zoom and all. */
    private static final double MOST_GROWTH = 2;

    /** Nobody. */
    static final int NEW = -1;

    private PersonLinks() {}

    /** For each box of now the index of its person among those before, or {@link #NEW}. */
    static int[] link(List<Box> before, List<Box> now) {
        double[][] costs = new double[now.size()][before.size()];
        for (int i = 0; i < now.size(); i++) {
            for (int j = 0; j < before.size(); j++) {
                costs[i][j] = cost(before.get(j), now.get(i));
            }
        }
        int[] links = new int[now.size()];
        Arrays.fill(links, NEW);
        for (int i = 0; i < now.size(); i++) {
            for (int j = 0; j < before.size(); j++) {
                if (costs[i][j] <= MOST && isClear(costs, i, j)) {
                    links[i] = j;
                }
            }
        }
        return links;
    }

    private static boolean isClear(double[][] costs, int i, int j) {
        double bound = costs[i][j] + MARGIN;
        for (int k = 0; k < costs.length; k++) {
            if (k != i && costs[k][j] < bound) {
                return false;
            }
        }
        for (int k = 0; k < costs[i].length; k++) {
            if (k != j && costs[i][k] < bound) {
                return false;
            }
        }
        return true;
    }

    private static double cost(Box before, Box now) {
        double a = Places.size(before);
        double b = Places.size(now);
        if (a * b == 0 || Math.max(a, b) > MOST_GROWTH * Math.min(a, b)) {
            return Double.POSITIVE_INFINITY;
        }
        return 1 - Places.overlap(before, now) + Places.distance(before, now) / ((a + b) / 2);
    }
}
