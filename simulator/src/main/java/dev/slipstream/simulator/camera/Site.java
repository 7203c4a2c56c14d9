package dev.slipstream.simulator.camera;

import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.SkiCourse;
import dev.slipstream.simulator.sport.Sport;
import dev.slipstream.simulator.sport.Terrain;

/** How high the venue is at a place, so that no camera stands in the stands or in the snow. */
final class Site {
    private static final double STANDS_Y = 17.2;
    private static final double STANDS_X = 32.2;
    /** Of the heads in the first row, and from row to row by the metre. */
    private static final double FIRST_HEADS = 1.45;

    private static final double RISE = 0.58;
    private static final double CLEARANCE = 2;

    private final boolean slope;
    private final Terrain course = new SkiCourse();

    private Site(boolean slope) {
        this.slope = slope;
    }

    static Site of(Competition competition) {
        return new Site(competition.sport() == Sport.SKI_CROSS);
    }

    boolean slope() {
        return slope;
    }

    /** Metres above zero of the ground, or of the spectators' heads. */
    double height(double x, double y) {
        if (slope) {
            return course.height(x, y);
        }
        double into = Math.max(Math.abs(y) - STANDS_Y, Math.abs(x) - STANDS_X);
        return into < 0 ? 0 : FIRST_HEADS + into * RISE;
    }

    /** A place so high above the ground, and clear of whatever stands there. */
    Vec3 above(double x, double y, double metres) {
        double ground = height(x, y);
        return new Vec3(x, y, slope ? ground + Math.max(CLEARANCE, metres) : Math.max(metres, ground + CLEARANCE));
    }
}
