package dev.slipstream.simulator.venue;

import dev.slipstream.simulator.geometry.Vec3;

import java.util.ArrayList;
import java.util.List;

/** A rectangle with round corners around the origin, seen from above: what boards and rows of seats follow. */
final class Outline {
    private static final int CORNER_STEPS = 12;

    private final List<Vec3> points;
    private final double[] along;

    /**
     * @param halfLength along x, metres
     * @param halfWidth along y
     */
    Outline(double halfLength, double halfWidth, double radius) {
        points = new ArrayList<>();
        double[][] centres = {
            {halfLength - radius, halfWidth - radius},
            {-halfLength + radius, halfWidth - radius},
            {-halfLength + radius, -halfWidth + radius},
            {halfLength - radius, -halfWidth + radius}
        };
        for (int corner = 0; corner < 4; corner++) {
            for (int i = 0; i <= CORNER_STEPS; i++) {
                double angle = StrictMath.PI / 2 * (corner + i / (double) CORNER_STEPS);
                points.add(new Vec3(
                        centres[corner][0] + radius * StrictMath.cos(angle),
                        centres[corner][1] + radius * StrictMath.sin(angle),
                        0));
            }
        }
        points.add(points.get(0));
        along = new double[points.size()];
        for (int i = 1; i < along.length; i++) {
            along[i] = along[i - 1] + points.get(i).minus(points.get(i - 1)).length();
        }
    }

    /** Counter-clockwise; the last is the first again. */
    List<Vec3> points() {
        return points;
    }

    /** Metres from the first point to point i. */
    double along(int i) {
        return along[i];
    }

    double length() {
        return along[along.length - 1];
    }
}
