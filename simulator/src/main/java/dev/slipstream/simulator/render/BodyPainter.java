package dev.slipstream.simulator.render;

import dev.slipstream.simulator.geometry.Camera;

import java.util.Arrays;
import java.util.List;

/**
 * Draws bodies with exact outlines, so that what the truth says about a body is what its picture shows. Rays are met with
 * the cones once for each pixel; only where a pixel and its neighbours do not show the same cone are all of its samples
 * looked at. For one thread at a time.
 */
final class BodyPainter {
    private static final int NOTHING = -1;
    private static final int MOST_CANDIDATES = 5;
    /** Samples by which a lens moves what it sees, at most, and a little more. */
    private static final int SLACK = 24;

    private final Target target;
    private final BodyShader shader;
    private final float[] rayX;
    private final float[] rayY;
    private final float[] pointX = new float[1];
    private final float[] pointY = new float[1];
    private double[] nearest = new double[0];
    private int[] winner = new int[0];
    private final double[] range = new double[2];
    private double focal;
    private final int[] candidates = new int[MOST_CANDIDATES];

    BodyPainter(Target target, BodyShader shader) {
        this.target = target;
        this.shader = shader;
        rayX = new float[target.width()];
        rayY = new float[target.width()];
    }

    /** In front of what is nearer than the target's depth. */
    void draw(Camera camera, PixelRays rays, Body body) {
        paint(camera, rays, body, false);
    }

    /** Into the ice that the target shows; a mirrored body. */
    void mirror(Camera camera, PixelRays rays, Body body) {
        paint(camera, rays, body, true);
    }

    private void paint(Camera camera, PixelRays rays, Body body, boolean mirrored) {
        Area area = body.bounds().within(target);
        if (area.empty()) {
            return;
        }
        shader.look(camera, body, mirrored);
        focal = camera.focal() * Target.SAMPLES;
        int columns = area.width() / Target.SAMPLES;
        int rows = (area.y1() - area.y0()) / Target.SAMPLES;
        if (winner.length < columns * rows) {
            winner = new int[columns * rows];
            nearest = new double[columns * rows];
        }
        Arrays.fill(winner, 0, columns * rows, NOTHING);
        for (int row = 0; row < rows; row++) {
            meet(rays, body.parts(), area, row, columns, mirrored);
        }
        for (int row = 0; row < rows; row++) {
            shade(rays, body, area, row, columns, rows, mirrored);
        }
    }

    /** Which cone the first sample of each pixel of a row shows. */
    private void meet(PixelRays rays, List<Body.Part> parts, Area area, int row, int columns, boolean mirrored) {
        int y = area.y0() + row * Target.SAMPLES;
        int s = Target.SAMPLES;
        rays.row(y, area.x0(), area.x1(), rayX, rayY);
        int at = y * target.width() + area.x0();
        for (int i = 0; i < columns; i++) {
            nearest[row * columns + i] = limit(at + i * s, mirrored);
        }
        for (int p = 0; p < parts.size(); p++) {
            Area b = parts.get(p).bounds();
            if (y + s <= b.y0() || y >= b.y1()) {
                continue;
            }
            // Rows of a picture are nearly lines of the unit plane, however the lens bends them.
            if (!parts.get(p).across(rayY[columns * s / 2], range)) {
                continue;
            }
            ConeShape shape = parts.get(p).shape();
            int from = Math.max(0, (Math.max(b.x0(), sample(range[0]) - SLACK) - area.x0()) / s);
            int to = Math.min(columns, (Math.min(b.x1(), sample(range[1]) + SLACK) - area.x0()) / s + 1);
            for (int i = from; i < to; i++) {
                double x = rayX[i * s];
                double v = rayY[i * s];
                double k = 1 / Math.sqrt(x * x + v * v + 1);
                double depth = shape.hit(x * k, v * k, k) * k;
                if (depth < nearest[row * columns + i] && depth > 0) {
                    nearest[row * columns + i] = depth;
                    winner[row * columns + i] = p;
                }
            }
        }
    }

    private int sample(double x) {
        return (int) (x * focal + target.width() / 2.0);
    }

    /** How near a body has to be to be seen at a sample; a mirrored one is seen wherever ice is. */
    private double limit(int at, boolean mirrored) {
        if (mirrored) {
            return target.kind()[at] == Mesh.Kind.ICE.code() ? ConeShape.MISS : 0;
        }
        return target.depth()[at];
    }

    private void shade(PixelRays rays, Body body, Area area, int row, int columns, int rows, boolean mirrored) {
        int s = Target.SAMPLES;
        int y = area.y0() + row * s;
        boolean rowsRead = false;
        for (int i = 0; i < columns; i++) {
            int count = candidates(row, i, columns, rows);
            if (count == 0) {
                continue;
            }
            int x = area.x0() + i * s;
            if (mirrored ? winner[row * columns + i] != NOTHING : count == 1 && inside(row, i, columns, rows)) {
                if (!rowsRead) {
                    rays.row(y, area.x0(), area.x1(), rayX, rayY);
                    rowsRead = true;
                }
                Body.Part part = body.parts().get(winner[row * columns + i]);
                int colour = shader.shade(part, rayX[i * s], rayY[i * s]);
                for (int k = 0; k < s * s; k++) {
                    put(
                            x + k % s,
                            y + k / s,
                            colour,
                            nearest[row * columns + i],
                            body.kind(),
                            mirrored,
                            rayX[i * s],
                            rayY[i * s]);
                }
                continue;
            }
            if (mirrored) {
                continue; // What ice mirrors is blurred anyway.
            }
            for (int v = 0; v < s; v++) {
                for (int u = 0; u < s; u++) {
                    sample(rays, body, x + u, y + v, count, mirrored);
                }
            }
        }
    }

    /** The different cones that a pixel and the four beside it show. */
    private int candidates(int row, int i, int columns, int rows) {
        int count = add(0, row * columns + i);
        count = i > 0 ? add(count, row * columns + i - 1) : count;
        count = i < columns - 1 ? add(count, row * columns + i + 1) : count;
        count = row > 0 ? add(count, (row - 1) * columns + i) : count;
        return row < rows - 1 ? add(count, (row + 1) * columns + i) : count;
    }

    private int add(int count, int at) {
        int p = winner[at];
        if (p == NOTHING) {
            return count;
        }
        for (int k = 0; k < count; k++) {
            if (candidates[k] == p) {
                return count;
            }
        }
        candidates[count] = p;
        return count + 1;
    }

    /** Whether a pixel and all beside it show a cone. */
    private boolean inside(int row, int i, int columns, int rows) {
        int at = row * columns + i;
        return i > 0
                && row > 0
                && i < columns - 1
                && row < rows - 1
                && winner[at] != NOTHING
                && winner[at - 1] != NOTHING
                && winner[at + 1] != NOTHING
                && winner[at - columns] != NOTHING
                && winner[at + columns] != NOTHING;
    }

    private void sample(PixelRays rays, Body body, int x, int y, int count, boolean mirrored) {
        rays.row(y, x, x + 1, pointX, pointY);
        double k = 1 / Math.sqrt(pointX[0] * pointX[0] + pointY[0] * pointY[0] + 1);
        double best = limit(y * target.width() + x, mirrored);
        int found = NOTHING;
        for (int c = 0; c < count; c++) {
            double depth = body.parts().get(candidates[c]).shape().hit(pointX[0] * k, pointY[0] * k, k) * k;
            if (depth < best && depth > 0) {
                best = depth;
                found = candidates[c];
            }
        }
        if (found != NOTHING) {
            int colour = shader.shade(body.parts().get(found), pointX[0], pointY[0]);
            put(x, y, colour, best, body.kind(), mirrored, pointX[0], pointY[0]);
        }
    }

    private void put(int x, int y, int colour, double depth, byte kind, boolean mirrored, float rayX, float rayY) {
        int at = y * target.width() + x;
        if (mirrored) {
            if (target.kind()[at] == Mesh.Kind.ICE.code()) {
                target.colour()[at] =
                        Colours.mix(target.colour()[at], colour | 0xFF000000, shader.mirrored(rayX, rayY));
            }
        } else if (depth < target.depth()[at]) {
            target.colour()[at] = colour | 0xFF000000;
            target.depth()[at] = (float) depth;
            target.kind()[at] = kind;
        }
    }
}
