package dev.slipstream.vision.slice;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture that others are laid on to a fraction of a pixel: Gauss-Newton steps on the brightness of its points with the strongest
 * edges, from coarse to fine (Lucas and Kanade's way; Baker and Matthews, IJCV 56(3), 2004). Points that disagree, as athletes and
 * snow do, lose their weight, and brightness may differ by a gain and an offset.
 */
final class KeyPicture {
    /**
     * What the steps came to.
     *
     * @param turn from this picture to the other
     * @param correlation of the brightness of the points of both, at most 1
     * @param information on the logarithm of this picture's focal length: one over its variance
     * @param error how far edges are apart, as far as their brightness tells, pixels of the largest level
     */
    record Fit(Turn turn, double correlation, double information, double error) {}

    /** Three angles, the other picture's focal length and this one's. */
    private static final int UNKNOWNS = 5;

    private static final int STEPS = 12;
    /** Pixels; smaller steps are below what noise leaves to be known. */
    private static final double SETTLED = 0.01;
    /** Neighbouring points err together, so that they tell less than as many independent ones. */
    private static final double INDEPENDENT = 0.05;

    private static final int LEAST_POINTS = 60;

    private final Pyramid pyramid;
    private final List<EdgePoints> points = new ArrayList<>();

    KeyPicture(Pyramid pyramid) {
        this.pyramid = pyramid;
        pyramid.levels().forEach(level -> points.add(EdgePoints.of(level)));
    }

    /**
     * Lays another picture on this one.
     *
     * @param start from this picture to the other, about; pixels of the largest level
     * @param information what is known of this picture's focal length, see {@link Fit#information}
     * @return null where there is too little to hold on to
     */
    @Nullable
    Fit fit(Pyramid other, Turn start, double information) {
        Fit fit = new Fit(start, 0, information, 0);
        for (int l = points.size() - 1; l >= 0; l--) {
            double scale = pyramid.scales().get(l);
            Fit next = descend(points.get(l), other.levels().get(l), fit.turn().scaled(scale), information);
            if (next == null) {
                return null;
            }
            // Of the finest level grain is a part.
            boolean tells = l > 0 || points.size() == 1;
            fit = new Fit(
                    next.turn().scaled(1 / scale),
                    tells ? next.correlation() : fit.correlation(),
                    next.information(),
                    next.error() / scale);
        }
        return fit;
    }

    private static @Nullable Fit descend(EdgePoints points, Pyramid.Level other, Turn start, double information) {
        Turn turn = start;
        Residuals residuals = new Residuals(points);
        double gained = 0;
        for (int step = 0; step < STEPS; step++) {
            if (residuals.look(other, turn.homography(other.width(), other.height())) < LEAST_POINTS) {
                return null;
            }
            double[] normal = new double[UNKNOWNS * UNKNOWNS];
            double[] right = new double[UNKNOWNS];
            accumulate(points, other, turn, residuals, normal, right);
            double variance = residuals.variance() / INDEPENDENT;
            int last = UNKNOWNS * UNKNOWNS - 1;
            normal[last] += information * variance;
            right[UNKNOWNS - 1] += information * variance * Math.log(start.focalFrom() / turn.focalFrom());
            double[] delta = LinearSystem.solve(normal, right);
            if (delta == null) {
                return null;
            }
            gained = normal[last] * normal[last] / variance;
            Turn next = turn.further(new double[] {delta[0], delta[1], delta[2]}, delta[3], delta[4]);
            double moved = next.homography(other.width(), other.height())
                    .after(turn.homography(other.width(), other.height()).inverse())
                    .reach(other.width(), other.height());
            turn = next;
            if (moved < SETTLED) {
                break;
            }
        }
        residuals.look(other, turn.homography(other.width(), other.height()));
        double error = Math.sqrt(residuals.variance()) / points.steepness();
        return new Fit(turn, residuals.correlation(), gained, error);
    }

    private static void accumulate(
            EdgePoints points, Pyramid.Level other, Turn turn, Residuals residuals, double[] normal, double[] right) {
        double cx = (other.width() - 1) / 2.0;
        double cy = (other.height() - 1) / 2.0;
        double f = turn.focalTo();
        double[] r = turn.rotation();
        double[] row = new double[UNKNOWNS];
        for (int k = 0; k < points.count(); k++) {
            double weight = residuals.weight(k);
            if (weight <= 0) {
                continue;
            }
            double px = (points.x()[k] - cx) / turn.focalFrom();
            double py = (points.y()[k] - cy) / turn.focalFrom();
            double qz = r[6] * px + r[7] * py + r[8];
            double x = (r[0] * px + r[1] * py + r[2]) / qz;
            double y = (r[3] * px + r[4] * py + r[5]) / qz;
            double gx = residuals.gain() * other.across(f * x + cx, f * y + cy) * f;
            double gy = residuals.gain() * other.down(f * x + cx, f * y + cy) * f;
            row[0] = -gx * x * y - gy * (1 + y * y);
            row[1] = gx * (1 + x * x) + gy * x * y;
            row[2] = -gx * y + gy * x;
            row[3] = gx * x + gy * y;
            // The ray bends towards the axis as the first focal length grows.
            double dx = -(r[0] * px + r[1] * py);
            double dy = -(r[3] * px + r[4] * py);
            double dz = -(r[6] * px + r[7] * py);
            row[4] = gx * (dx - x * dz) / qz + gy * (dy - y * dz) / qz;
            for (int i = 0; i < UNKNOWNS; i++) {
                right[i] -= weight * row[i] * residuals.difference(k);
                for (int j = i; j < UNKNOWNS; j++) {
                    normal[i * UNKNOWNS + j] += weight * row[i] * row[j];
                }
            }
        }
    }
}
