package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.Vector3;

import java.util.Arrays;

/** The closed curve on which the cameras of a ring stand, evened out: distance and height by direction. */
final class RingCourse {
    /** Directions between neighbours, radians, from which on the cameras are no ring but an arc. */
    private static final double GAP = Math.toRadians(75);

    /** Width of the mean over cameras, as the angle at which one's weight has fallen by e, radians. */
    private static final double SMOOTH = Math.toRadians(22);

    private final Rig rig;
    private final Vector3 middle;
    private final double[] angle;
    private final double firstOfArc;
    private final double arc;

    RingCourse(Rig rig) {
        this.rig = rig;
        this.middle = rig.bounds().centre();
        angle = new double[rig.size()];
        for (int i = 0; i < angle.length; i++) {
            Vector3 way = rig.camera(i).centre().minus(middle);
            angle[i] = Math.atan2(way.y(), way.x());
        }
        double[] sorted = angle.clone();
        Arrays.sort(sorted);
        double widest = 0;
        double after = 0;
        for (int i = 0; i < sorted.length; i++) {
            boolean last = i == sorted.length - 1;
            double gap = (last ? sorted[0] + 2 * Math.PI : sorted[i + 1]) - sorted[i];
            if (gap > widest) {
                widest = gap;
                after = last ? sorted[0] : sorted[i + 1];
            }
        }
        firstOfArc = after;
        arc = widest > GAP ? 2 * Math.PI - widest : 2 * Math.PI;
    }

    /** The direction itself on a closed ring; on an arc, going back from its ends. */
    double within(double direction) {
        if (arc == 2 * Math.PI) {
            return direction;
        }
        if (arc < 1e-6) {
            return firstOfArc;
        }
        double along = direction - firstOfArc;
        double folded = along - 2 * arc * Math.floor(along / (2 * arc));
        return firstOfArc + (folded <= arc ? folded : 2 * arc - folded);
    }

    /** Place in the world in a direction from the middle of the rig's bounds. */
    Vector3 at(double direction) {
        double radius = 0;
        double height = 0;
        double sum = 0;
        for (int i = 0; i < angle.length; i++) {
            double off = Math.IEEEremainder(angle[i] - direction, 2 * Math.PI);
            double w = Math.exp(-0.5 * off * off / (SMOOTH * SMOOTH)) + 1e-9;
            Vector3 way = rig.camera(i).centre().minus(middle);
            radius += w * Math.hypot(way.x(), way.y());
            height += w * way.z();
            sum += w;
        }
        return new Vector3(
                middle.x() + radius / sum * Math.cos(direction),
                middle.y() + radius / sum * Math.sin(direction),
                middle.z() + height / sum);
    }
}
