package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.Vector3;
import dev.slipstream.vision.media.Picture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the wall around the floor from the plates alone: in each direction from the middle it moves an upright strip
 * outwards until the cameras agree on what is on it, and takes the smoothest such wall all around. Source: plane sweep
 * (Collins, "A Space-Sweep Approach to True Multi-Image Matching", 1996) with a closed Viterbi path.
 */
final class WallSweep {
    private static final int DIRECTIONS = 360;
    private static final int RADII = 110;
    private static final double NEAREST = 4;
    private static final double FARTHEST = 70;
    private static final float BOARD = 1.2f;
    private static final double STRIP_TOP = 1.55;
    private static final int STRIP_ROWS = 15;

    /** Half of a strip's width, metres: small, because boards need not stand across the direction. */
    private static final double STRIP_HALF = 0.25;

    /** Loss of agreement for a step in distance (about 2.6 %) between neighbours; squared steps. */
    private static final float BEND = 0.012f;

    private static final int MOST_STEPS = 6;

    /** Mean agreement along the wall under which there is none. */
    private static final float LEAST = 0.15f;

    /** Height of what deserves a fine texture behind the boards, where its lean is not known, metres. */
    private static final float STANDS = 8;

    private static final float END_RISE = 30;

    private final Agreement agreement;
    private final double centreX;
    private final double centreY;
    private final double floor;

    private WallSweep(Agreement agreement, Vector3 centre, double floor) {
        this.agreement = agreement;
        this.centreX = centre.x();
        this.centreY = centre.y();
        this.floor = floor;
    }

    /**
     * The shape; a far round wall where cameras agree on none.
     *
     * @param plates of the empty scene, by camera
     * @param floor height of the floor, metres
     */
    static VenueShape find(Rig rig, List<Picture> plates, double floor) {
        float[][] score = new float[DIRECTIONS][];
        Vector3 centre = rig.bounds().centre();
        int parts = 8;
        IntStream.range(0, parts).parallel().forEach(part -> {
            WallSweep sweep = new WallSweep(new Agreement(greys(rig, plates)), centre, floor);
            for (int d = part; d < DIRECTIONS; d += parts) {
                score[d] = sweep.scores(d);
            }
        });
        int[] path = closedPath(score);
        float mean = 0;
        float[] radius = new float[DIRECTIONS];
        boolean[] sure = new boolean[DIRECTIONS];
        for (int d = 0; d < DIRECTIONS; d++) {
            mean += score[d][path[d]] / DIRECTIONS;
            radius[d] = (float) radius(path[d]);
            sure[d] = score[d][path[d]] > LEAST;
        }
        if (mean < LEAST) {
            Arrays.fill(radius, (float) FARTHEST);
        } else {
            bridge(radius, sure);
        }
        float[] run = {0, 0, 0, 0};
        float[] rise = {0, BOARD, BOARD + STANDS, END_RISE};
        VenueShape upright = new VenueShape(centre.x(), centre.y(), floor, smooth(radius), run, rise);
        return StandSweep.lean(upright, new Agreement(greys(rig, plates)));
    }

    private static List<GreyPlate> greys(Rig rig, List<Picture> plates) {
        return IntStream.range(0, plates.size())
                .mapToObj(i -> new GreyPlate(rig.camera(i), plates.get(i)))
                .toList();
    }

    private static double radius(int step) {
        return NEAREST * Math.pow(FARTHEST / NEAREST, step / (RADII - 1.0));
    }

    private float[] scores(int direction) {
        double angle = 2 * Math.PI * direction / DIRECTIONS;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double[] points = new double[3 * 3 * STRIP_ROWS];
        float[] scores = new float[RADII];
        for (int i = 0; i < RADII; i++) {
            double r = radius(i);
            int at = 0;
            for (int row = 0; row < STRIP_ROWS; row++) {
                for (int side = -1; side <= 1; side++) {
                    points[at++] = centreX + r * cos - side * STRIP_HALF * sin;
                    points[at++] = centreY + r * sin + side * STRIP_HALF * cos;
                    points[at++] = floor + 0.03 + STRIP_TOP * row / (STRIP_ROWS - 1);
                }
            }
            scores[i] = agreement.of(points, new Vector3(-cos, -sin, 0));
        }
        return scores;
    }

    /** Twice around, and the second half of the first lap's end and the second's begin taken, so that both ends meet. */
    private static int[] closedPath(float[][] score) {
        int n = score.length;
        float[] best = new float[RADII];
        int[][] from = new int[3 * n][RADII];
        for (int step = 0; step < 3 * n; step++) {
            float[] next = new float[RADII];
            for (int i = 0; i < RADII; i++) {
                next[i] = Float.NEGATIVE_INFINITY;
                for (int j = Math.max(0, i - MOST_STEPS); j <= Math.min(RADII - 1, i + MOST_STEPS); j++) {
                    float total = best[j] - BEND * (i - j) * (i - j);
                    if (total > next[i]) {
                        next[i] = total;
                        from[step][i] = j;
                    }
                }
                next[i] += score[step % n][i];
            }
            best = next;
        }
        int at = 0;
        for (int i = 1; i < RADII; i++) {
            at = best[i] > best[at] ? i : at;
        }
        int[] path = new int[n];
        for (int step = 3 * n - 1; step >= n; step--) {
            if (step < 2 * n) {
                path[step % n] = at;
            }
            at = from[step][at];
        }
        return path;
    }

    /** Where cameras agree on little, straight from the last sure distance to the next. */
    private static void bridge(float[] radius, boolean[] sure) {
        int n = radius.length;
        int last = -1;
        for (int i = 0; i < 2 * n; i++) {
            if (sure[i % n]) {
                for (int k = last + 1; last >= 0 && k < i; k++) {
                    float share = (float) (k - last) / (i - last);
                    radius[k % n] = radius[last % n] * (1 - share) + radius[i % n] * share;
                }
                last = i;
            }
        }
    }

    private static float[] smooth(float[] radius) {
        int n = radius.length;
        float[] smooth = new float[n];
        for (int i = 0; i < n; i++) {
            for (int k = -2; k <= 2; k++) {
                smooth[i] += radius[Math.floorMod(i + k, n)] / 5;
            }
        }
        return smooth;
    }
}
