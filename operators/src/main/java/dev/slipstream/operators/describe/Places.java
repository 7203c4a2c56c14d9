package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Box;
import dev.slipstream.contracts.record.ReadText;

/** How boxes lie to each other in pictures, in the terms in which graphics and shirts differ. Pure. */
final class Places {
    private Places() {}

    /** Moved by less than half the digits' height: OCR boxes of a graphic shake by a pixel or two. */
    static boolean isSame(Box a, Box b) {
        return distance(a, b) < 0.5 * Math.max(a.getHeight(), b.getHeight());
    }

    /** In the same graphic: within two line heights above or below, and within eight to the sides. */
    static boolean isNear(ReadText one, ReadText other) {
        if (one.equals(other)) {
            return false;
        }
        Box a = one.getBox();
        Box b = other.getBox();
        int line = Math.max(a.getHeight(), b.getHeight());
        return gapX(a, b) <= 8 * line && gapY(a, b) <= 2 * line;
    }

    /** One above the other and close, as a nation's code and a number stand on a shirt, and a scoreboard's do not. */
    static boolean isStacked(Box a, Box b) {
        int narrower = Math.min(a.getWidth(), b.getWidth());
        int taller = Math.max(a.getHeight(), b.getHeight());
        boolean sameLine = Math.abs(centreY(a) - centreY(b)) < 0.5 * taller;
        return -gapX(a, b) >= 0.5 * narrower && gapY(a, b) <= 2 * taller && !sameLine;
    }

    /** On one line of a board, in reach of each other. */
    static boolean isBeside(ReadText one, ReadText other) {
        Box a = one.getBox();
        Box b = other.getBox();
        int lower = Math.min(a.getHeight(), b.getHeight());
        return isNear(one, other) && Math.abs(centreY(a) - centreY(b)) < 0.5 * lower;
    }

    /** Whether the middle of {@code inner} lies in {@code outer}. */
    static boolean holds(Box outer, Box inner) {
        double x = centreX(inner) - outer.getX();
        double y = centreY(inner) - outer.getY();
        return x >= 0 && y >= 0 && x <= outer.getWidth() && y <= outer.getHeight();
    }

    /** Shared area over the area of both together, 0 to 1. */
    static double overlap(Box a, Box b) {
        double shared = Math.max(0.0, -gapX(a, b)) * Math.max(0.0, -gapY(a, b));
        double both = (double) a.getWidth() * a.getHeight() + (double) b.getWidth() * b.getHeight() - shared;
        return both > 0 ? shared / both : 0;
    }

    /** Between the middles, in pixels. */
    static double distance(Box a, Box b) {
        return Math.hypot(centreX(a) - centreX(b), centreY(a) - centreY(b));
    }

    /** Side of the square of the same area. */
    static double size(Box box) {
        return Math.sqrt((double) box.getWidth() * box.getHeight());
    }

    private static double centreX(Box box) {
        return box.getX() + box.getWidth() / 2.0;
    }

    private static double centreY(Box box) {
        return box.getY() + box.getHeight() / 2.0;
    }

    /** Negative where they overlap in this direction. */
    private static int gapX(Box a, Box b) {
        return Math.max(a.getX(), b.getX()) - Math.min(a.getX() + a.getWidth(), b.getX() + b.getWidth());
    }

    private static int gapY(Box a, Box b) {
        return Math.max(a.getY(), b.getY()) - Math.min(a.getY() + a.getHeight(), b.getY() + b.getHeight());
    }
}
