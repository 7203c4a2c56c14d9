package dev.slipstream.simulator.camera;

import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Moment;
import dev.slipstream.simulator.sport.Sport;

import java.util.NavigableMap;
import java.util.TreeMap;

/** How high the venue is at a place, so that no camera stands in the stands or in the snow. */
final class Site {
    private static final double STANDS_Y = 17;
    private static final double STANDS_X = 32;
    private static final double STANDS_START = 1.5;
    private static final double STANDS_RISE = 0.5;
    private static final double FALL = StrictMath.tan(StrictMath.toRadians(14));

    private final boolean slope;
    /** Height of the course by the metre along it; empty on ice. */
    private final NavigableMap<Integer, Double> course = new TreeMap<>();

    private Site(boolean slope) {
        this.slope = slope;
    }

    static Site of(Competition competition) {
        Site site = new Site(competition.sport() == Sport.SKI_CROSS);
        if (site.slope) {
            double end = competition.moments().stream()
                            .mapToDouble(Moment::time)
                            .max()
                            .orElse(0)
                    + 10;
            for (double t = 0; t <= end; t += 0.1) {
                Vec3 action = competition.action(t);
                site.course.merge((int) Math.floor(action.x()), action.z() - 1, Math::min);
            }
        }
        return site;
    }

    boolean slope() {
        return slope;
    }

    /** Metres above zero of the ground, or of the stands' steps. */
    double height(double x, double y) {
        if (slope) {
            return courseHeight(x);
        }
        double into = Math.max(Math.abs(y) - STANDS_Y, Math.abs(x) - STANDS_X);
        return into < 0 ? 0 : STANDS_START + into * STANDS_RISE;
    }

    private double courseHeight(double x) {
        var below = course.floorEntry((int) Math.floor(x));
        var above = course.higherEntry((int) Math.floor(x));
        if (below == null) {
            return above == null ? -x * FALL : above.getValue() + (above.getKey() - x) * FALL;
        }
        if (above == null) {
            return below.getValue() - (x - below.getKey()) * FALL;
        }
        double k = (x - below.getKey()) / (above.getKey() - below.getKey());
        return below.getValue() + (above.getValue() - below.getValue()) * k;
    }

    /** A place so high above the ground, and at least two metres above whatever stands there. */
    Vec3 above(double x, double y, double metres) {
        double ground = height(x, y);
        return new Vec3(x, y, slope ? ground + Math.max(2, metres) : Math.max(metres, ground + 2));
    }
}
