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
    private static final int MOST_BENT = 24;

    private final Target target;
    private final BodyShader shader;
    /** Of the rows of samples that make the row of pixels being drawn. */
    private final float[][] raysX;

    private final float[][] raysY;
    private int[] rowFrom = new int[0];
    private int[] rowTo = new int[0];
    private int[] partFrom = new int[0];
    private int[] partTo = new int[0];
    private double[] nearest = new double[0];
    private int[] winner = new int[0];
    private final double[] range = new double[2];
    private double focal;
    private int slack;
    private final int[] candidates = new int[MOST_CANDIDATES];

    BodyPainter(Target target, BodyShader shader) {
        this.target = target;
        this.shader = shader;
        raysX = new float[Target.SAMPLES][target.width()];
        raysY = new float[Target.SAMPLES][target.width()];
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
        slack = camera.distorts() ? MOST_BENT : 2;
        int columns = area.width() / Target.SAMPLES;
        int rows = (area.y1() - area.y0()) / Target.SAMPLES;
        if (winner.length < columns * rows) {
            winner = new int[columns * rows];
            nearest = new double[columns * rows];
        }
        if (rowFrom.length < rows + 2) {
            rowFrom = new int[rows + 2];
            rowTo = new int[rows + 2];
        }
        rowFrom[0] = rowFrom[rows + 1] = columns;
        rowTo[0] = rowTo[rows + 1] = 0;
        for (int row = 0; row < rows; row++) {
            meet(rays, body.parts(), area, row, columns, mirrored);
        }
        for (int row = 0; row < rows; row++) {
            shade(rays, body, area, row, columns, rows, mirrored);
        }
    }

    /** Which cone the first sample of each pixel of a row shows. */
    private void meet(PixelRays rays, List<Body.Part> parts, Area area, int row, int columns, boolean mirrored) {
        int s = Target.SAMPLES;
        int y = area.y0() + row * s;
        int least = columns;
        int most = 0;
        if (partFrom.length < parts.size()) {
            partFrom = new int[parts.size()];
            partTo = new int[parts.size()];
        }
        // Rows of a picture are nearly lines of the unit plane, however the lens bends them.
        float planeY = rays.y(y, (area.x0() + area.x1()) / 2);
        for (int p = 0; p < parts.size(); p++) {
            Area b = parts.get(p).bounds();
            boolean met = y + s > b.y0() && y < b.y1() && parts.get(p).across(planeY, range);
            partFrom[p] = met ? Math.max(0, (Math.max(b.x0(), sample(range[0]) - slack) - area.x0()) / s) : columns;
            partTo[p] = met ? Math.min(columns, (Math.min(b.x1(), sample(range[1]) + slack) - area.x0()) / s + 1) : 0;
            if (partFrom[p] < partTo[p]) {
                least = Math.min(least, partFrom[p]);
                most = Math.max(most, partTo[p]);
            }
        }
        rowFrom[row + 1] = least;
        rowTo[row + 1] = most;
        Arrays.fill(winner, row * columns, (row + 1) * columns, NOTHING);
        if (least >= most) {
            return;
        }
        int first = area.x0() + least * s;
        float[] rayX = raysX[0];
        float[] rayY = raysY[0];
        rays.row(y, first, area.x0() + most * s, rayX, rayY);
        int at = y * target.width() + area.x0();
        for (int i = least; i < most; i++) {
            nearest[row * columns + i] = limit(at + i * s, mirrored);
        }
        for (int p = 0; p < parts.size(); p++) {
            ConeShape shape = parts.get(p).shape();
            for (int i = partFrom[p]; i < partTo[p]; i++) {
                double x = rayX[(i - least) * s];
                double v = rayY[(i - least) * s];
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
        // Its own cones, and those of the rows beside it, whose outlines may reach in.
        int from = Math.max(0, Math.min(rowFrom[row + 1], Math.min(rowFrom[row], rowFrom[row + 2])) - 1);
        int to = Math.min(columns, Math.max(rowTo[row + 1], Math.max(rowTo[row], rowTo[row + 2])) + 1);
        if (from >= to) {
            return;
        }
        for (int v = 0; v < s; v++) {
            rays.row(y + v, area.x0() + from * s, area.x0() + to * s, raysX[v], raysY[v]);
        }
        for (int i = from; i < to; i++) {
            int count = candidates(row, i, columns, rows);
            if (count == 0) {
                continue;
            }
            int x = area.x0() + i * s;
            int ray = (i - from) * s;
            if (mirrored ? winner[row * columns + i] != NOTHING : count == 1 && inside(row, i, columns, rows)) {
                Body.Part part = body.parts().get(winner[row * columns + i]);
                float rayX = raysX[0][ray];
                float rayY = raysY[0][ray];
                int colour = shader.shade(part, rayX, rayY);
                for (int k = 0; k < s * s; k++) {
                    put(x + k % s, y + k / s, colour, nearest[row * columns + i], body.kind(), mirrored, rayX, rayY);
                }
            } else if (!mirrored) {
                // What ice mirrors is blurred anyway; an outline in the air is not.
                for (int k = 0; k < s * s; k++) {
                    sample(body, x + k % s, y + k / s, raysX[k / s][ray + k % s], raysY[k / s][ray + k % s], count);
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

    private void sample(Body body, int x, int y, float rayX, float rayY, int count) {
        double k = 1 / Math.sqrt(rayX * rayX + rayY * rayY + 1);
        double best = target.depth()[y * target.width() + x];
        int found = NOTHING;
        for (int c = 0; c < count; c++) {
            double depth = body.parts().get(candidates[c]).shape().hit(rayX * k, rayY * k, k) * k;
            if (depth < best && depth > 0) {
                best = depth;
                found = candidates[c];
            }
        }
        if (found != NOTHING) {
            int colour = shader.shade(body.parts().get(found), rayX, rayY);
            put(x, y, colour, best, body.kind(), false, rayX, rayY);
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
