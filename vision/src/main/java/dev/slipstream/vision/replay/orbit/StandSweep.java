package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Vector3;

/** Finds how the stands behind the boards lean, one angle and one gap for the whole venue, from what cameras agree on. */
final class StandSweep {
    private static final int DIRECTIONS = 60;
    private static final double[] GAPS = {0, 1, 2, 3};
    private static final double[] DEGREES = {15, 20, 25, 30, 35, 40, 50, 60, 75, 90};
    private static final double LENGTH = 9;
    private static final int ROWS = 10;

    /** Agreement that any lean must better to be believed. */
    private static final float LEAST = 0.02f;

    private StandSweep() {}

    /** The same shape, its wall leaning; upright where cameras agree on nothing. */
    static VenueShape lean(VenueShape upright, Agreement agreement) {
        float best = LEAST;
        VenueShape found = upright;
        for (double gap : GAPS) {
            for (double degrees : DEGREES) {
                double angle = Math.toRadians(degrees);
                VenueShape shape = shape(upright, gap, LENGTH * Math.cos(angle), LENGTH * Math.sin(angle));
                float score = score(shape, agreement, angle);
                if (score > best) {
                    best = score;
                    found = shape;
                }
            }
        }
        return found;
    }

    private static VenueShape shape(VenueShape upright, double gap, double run, double rise) {
        float board = upright.rise()[1];
        float end = upright.rise()[upright.rise().length - 1];
        float back = (float) (gap + run);
        return new VenueShape(
                upright.centreX(),
                upright.centreY(),
                upright.floor(),
                upright.radius(),
                new float[] {0, 0, (float) gap, back, back},
                new float[] {0, board, board, (float) (board + rise), end});
    }

    private static float score(VenueShape shape, Agreement agreement, double lean) {
        float sum = 0;
        double[] points = new double[9 * ROWS];
        double runs = shape.run()[3] - shape.run()[2];
        double rises = shape.rise()[3] - shape.rise()[2];
        for (int d = 0; d < DIRECTIONS; d++) {
            double angle = 2 * Math.PI * d / DIRECTIONS;
            int at = 0;
            for (int row = 0; row < ROWS; row++) {
                for (int side = -1; side <= 1; side++) {
                    double share = (row + 0.5) / ROWS;
                    double turn = angle + side * 0.4 / shape.radiusAt(angle);
                    Vector3 p = shape.point(turn, shape.run()[2] + share * runs, shape.rise()[2] + share * rises);
                    points[at++] = p.x();
                    points[at++] = p.y();
                    points[at++] = p.z();
                }
            }
            Vector3 in = shape.inwards(angle).times(Math.sin(lean)).plus(new Vector3(0, 0, Math.cos(lean)));
            sum += agreement.of(points, in) / DIRECTIONS;
        }
        return sum;
    }
}
