package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Vector3;
import org.jspecify.annotations.Nullable;

/**
 * The venue as plain as it can be and still stand still in an orbit: a level floor, and around it a wall whose distance
 * from the middle is known for each direction. The wall stands upright up to the boards' height, then leans back as
 * stands do, and ends upright.
 *
 * @param centreX of the world, metres: the middle that directions are taken from
 * @param centreY of the world, metres
 * @param floor height in the world, metres
 * @param radius of the wall's foot by direction, metres: element i looks at 2π·i/length from the x axis
 * @param run how far behind its foot each corner of the wall's profile lies, metres, beginning with 0
 * @param rise how far above the floor each corner lies, metres, beginning with 0
 */
@SuppressWarnings("ArrayRecordComponent") // small arrays that belong together
record VenueShape(double centreX, double centreY, double floor, float[] radius, float[] run, float[] rise) {
    private static final double STEP_METRES = 0.4;

    /** Boards are thicker and higher than what was found of their inner face, by so many metres. */
    private static final double FRAME_METRES = 0.35;

    /** Directions. */
    int directions() {
        return radius.length;
    }

    /** Distance of the wall's foot in any direction. */
    double radiusAt(double angle) {
        double place = angle / (2 * Math.PI) * radius.length;
        int i = (int) Math.floor(place);
        double share = place - i;
        return radius[Math.floorMod(i, radius.length)] * (1 - share)
                + radius[Math.floorMod(i + 1, radius.length)] * share;
    }

    /** A point of the wall in the world. */
    Vector3 point(double angle, double runs, double rises) {
        double r = radiusAt(angle) + runs;
        return new Vector3(centreX + r * Math.cos(angle), centreY + r * Math.sin(angle), floor + rises);
    }

    /** Into the venue, level, length one. */
    Vector3 inwards(double angle) {
        double step = Math.PI / radius.length;
        Vector3 along =
                point(angle + step, 0, 0).minus(point(angle - step, 0, 0)).unit();
        return new Vector3(-along.y(), along.x(), 0);
    }

    /** Whether a place of the floor lies within the wall. */
    boolean inside(double x, double y) {
        double r = radiusAt(Math.atan2(y - centreY, x - centreX));
        double dx = x - centreX;
        double dy = y - centreY;
        return dx * dx + dy * dy <= r * r;
    }

    /**
     * Whether a camera outside of the wall looks at its back instead of the point, or at people behind it.
     *
     * @param point inside, on the inner face, or on the stands behind it
     */
    boolean hides(Vector3 camera, Vector3 point) {
        Vector3 way = camera.minus(point);
        double length = Math.hypot(way.x(), way.y());
        double angle = Math.atan2(camera.y() - centreY, camera.x() - centreX);
        double outside = Math.hypot(camera.x() - centreX, camera.y() - centreY) - radiusAt(angle);
        double board = rise[1];
        double slope = outside <= 0 ? 0 : Math.max(0, Math.min(0.3, 0.8 * (camera.z() - floor - board) / outside));
        boolean inside = false; // a place of the stands begins outside
        double before = Double.POSITIVE_INFINITY;
        for (double s = 0; s < length - STEP_METRES; s += STEP_METRES) {
            Vector3 at = point.plus(way.times(s / length));
            double dx = at.x() - centreX;
            double dy = at.y() - centreY;
            double behind = Math.sqrt(dx * dx + dy * dy) - radiusAt(Math.atan2(dy, dx));
            inside |= behind < 0;
            boolean leaving = inside && behind > Math.max(before, -FRAME_METRES);
            if (leaving && at.z() - floor < board + FRAME_METRES + slope * Math.max(0, behind)) {
                return true;
            }
            before = behind;
        }
        return false;
    }

    /**
     * Where a ray meets the wall that comes from a camera and is thrown back by a place of the floor.
     *
     * @param most metres above the floor that matter
     * @return null where it passes higher
     */
    @Nullable
    Vector3 mirrored(Vector3 camera, double x, double y, double most) {
        double dx = x - camera.x();
        double dy = y - camera.y();
        double before = Math.hypot(dx, dy);
        double climb = (camera.z() - floor) / before;
        for (double s = STEP_METRES; s * climb < most; s += STEP_METRES) {
            double share = s / before;
            if (!inside(x + dx * share, y + dy * share)) {
                return new Vector3(x + dx * share, y + dy * share, floor + s * climb);
            }
        }
        return null;
    }
}
