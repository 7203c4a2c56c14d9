package dev.slipstream.simulator.render;

import dev.slipstream.simulator.body.Cone;
import dev.slipstream.simulator.geometry.Vec3;

import java.util.List;

/**
 * The shadow of one figure in the plane across a lamp's light: a soft-edged grid of cells. What lies behind the figure
 * along the light looks its own place up in it. The ground is all that shadows fall on, and it is always behind.
 */
final class ShadowMask {
    private static final double CELL = 0.025;
    private static final double SOFT = 0.04;

    private final Vec3 right;
    private final Vec3 up;
    private final double left;
    private final double bottom;
    private final int columns;
    private final int rows;
    private final byte[] cells;

    ShadowMask(List<Cone> cones, Vec3 toLamp) {
        right = toLamp.cross(Math.abs(toLamp.z()) > 0.9 ? new Vec3(1, 0, 0) : Vec3.UP)
                .unit();
        up = right.cross(toLamp);
        double x0 = Double.MAX_VALUE;
        double y0 = Double.MAX_VALUE;
        double x1 = -Double.MAX_VALUE;
        double y1 = -Double.MAX_VALUE;
        for (Cone c : cones) {
            double reach = Math.max(c.radiusA(), c.radiusB()) + SOFT + CELL;
            x0 = Math.min(x0, Math.min(right.dot(c.a()), right.dot(c.b())) - reach);
            x1 = Math.max(x1, Math.max(right.dot(c.a()), right.dot(c.b())) + reach);
            y0 = Math.min(y0, Math.min(up.dot(c.a()), up.dot(c.b())) - reach);
            y1 = Math.max(y1, Math.max(up.dot(c.a()), up.dot(c.b())) + reach);
        }
        left = x0;
        bottom = y0;
        columns = cones.isEmpty() ? 0 : (int) ((x1 - x0) / CELL) + 1;
        rows = cones.isEmpty() ? 0 : (int) ((y1 - y0) / CELL) + 1;
        cells = new byte[columns * rows];
        for (Cone c : cones) {
            fill(right.dot(c.a()), up.dot(c.a()), right.dot(c.b()), up.dot(c.b()), c.radiusA(), c.radiusB());
        }
    }

    private void fill(double ax, double ay, double bx, double by, double ra, double rb) {
        double reach = Math.max(ra, rb) + SOFT;
        double dx = bx - ax;
        double dy = by - ay;
        double length2 = Math.max(1e-9, dx * dx + dy * dy);
        int i0 = Math.max(0, (int) ((Math.min(ax, bx) - reach - left) / CELL));
        int i1 = Math.min(columns - 1, (int) ((Math.max(ax, bx) + reach - left) / CELL));
        int j0 = Math.max(0, (int) ((Math.min(ay, by) - reach - bottom) / CELL));
        int j1 = Math.min(rows - 1, (int) ((Math.max(ay, by) + reach - bottom) / CELL));
        for (int j = j0; j <= j1; j++) {
            for (int i = i0; i <= i1; i++) {
                double x = left + i * CELL;
                double y = bottom + j * CELL;
                double k = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length2));
                double ox = x - ax - k * dx;
                double oy = y - ay - k * dy;
                double outside = Math.sqrt(ox * ox + oy * oy) - (ra + (rb - ra) * k);
                int cover = (int) (255 * Math.max(0, Math.min(1, 0.5 - outside / SOFT)));
                int at = j * columns + i;
                if (cover > (cells[at] & 255)) {
                    cells[at] = (byte) cover;
                }
            }
        }
    }

    /** 0 in the light, 1 in the shadow. */
    float at(double x, double y, double z) {
        double u = (right.x() * x + right.y() * y + right.z() * z - left) / CELL;
        double v = (up.x() * x + up.y() * y + up.z() * z - bottom) / CELL;
        if (u < 0 || v < 0 || u >= columns - 1 || v >= rows - 1) {
            return 0;
        }
        int i = (int) u;
        int j = (int) v;
        float ku = (float) (u - i);
        float kv = (float) (v - j);
        int at = j * columns + i;
        float low = (cells[at] & 255) * (1 - ku) + (cells[at + 1] & 255) * ku;
        float high = (cells[at + columns] & 255) * (1 - ku) + (cells[at + columns + 1] & 255) * ku;
        return (low * (1 - kv) + high * kv) / 255f;
    }
}
