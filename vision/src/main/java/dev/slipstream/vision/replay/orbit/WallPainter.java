package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Vector3;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Draws the venue's wall, far parts first, only where its inner face shows: boards between the camera and the athletes
 * are left out. Used by one thread.
 */
final class WallPainter {
    private static final float NEAR = 0.3f;

    private final Venue venue;
    private final int directions;

    /** x, y, z of the corners of the profile in each direction. */
    private final float[] corners;

    /** Middle of the wall's foot, and into the venue, by direction. */
    private final Vector3[] foot;

    private final Vector3[] inwards;
    private final float[] quad = new float[20];
    private final float[] corner = new float[15]; // three corners: u, v, 1/depth, column/depth, row/depth

    WallPainter(Venue venue) {
        this.venue = venue;
        VenueShape shape = venue.shape;
        directions = shape.directions();
        int profile = shape.run().length;
        corners = new float[3 * directions * profile];
        foot = new Vector3[directions];
        inwards = new Vector3[directions];
        double turn = 2 * Math.PI / directions;
        for (int d = 0; d < directions; d++) {
            foot[d] = shape.point((d + 0.5) * turn, 0, 0);
            inwards[d] = shape.inwards((d + 0.5) * turn);
            for (int k = 0; k < profile; k++) {
                Vector3 p = shape.point(d * turn, shape.run()[k], shape.rise()[k]);
                int at = 3 * (d * profile + k);
                corners[at] = (float) p.x();
                corners[at + 1] = (float) p.y();
                corners[at + 2] = (float) p.z();
            }
        }
    }

    /** Draws all of the wall. */
    void paint(Pinhole camera, Canvas canvas) {
        paint(camera, canvas, venue.shape.run().length - 1);
    }

    /** Draws the boards alone, which is what a floor mirrors clearly. */
    void paintBoards(Pinhole camera, Canvas canvas) {
        paint(camera, canvas, 1);
    }

    private void paint(Pinhole camera, Canvas canvas, int pieces) {
        double[] distance = new double[directions];
        Integer[] order = new Integer[directions];
        for (int d = 0; d < directions; d++) {
            distance[d] = foot[d].minus(camera.centre).length();
            order[d] = d;
        }
        Arrays.sort(order, Comparator.comparingDouble(d -> -distance[d]));
        for (int d : order) {
            if (camera.centre.minus(foot[d]).dot(inwards[d]) > 0) {
                for (int k = 0; k < pieces; k++) {
                    quad(camera, canvas, d, k);
                }
            }
        }
    }

    private void quad(Pinhole camera, Canvas canvas, int direction, int piece) {
        int profile = venue.shape.run().length;
        float[] m = camera.p;
        for (int c = 0; c < 4; c++) {
            int k = piece + c / 2;
            int at = 3 * ((direction + c % 2) % directions * profile + k);
            float x = corners[at];
            float y = corners[at + 1];
            float z = corners[at + 2];
            float depth = m[8] * x + m[9] * y + m[10] * z + m[11];
            if (depth < NEAR) {
                return;
            }
            float near = 1 / depth;
            quad[5 * c] = (m[0] * x + m[1] * y + m[2] * z + m[3]) * near;
            quad[5 * c + 1] = (m[4] * x + m[5] * y + m[6] * z + m[7]) * near;
            quad[5 * c + 2] = near;
            quad[5 * c + 3] = (direction + c % 2) * venue.wall.columnsPerDirection() * near;
            quad[5 * c + 4] = venue.wall.firstRow[k] * near;
        }
        float least = Math.min(Math.min(quad[0], quad[5]), Math.min(quad[10], quad[15]));
        float most = Math.max(Math.max(quad[0], quad[5]), Math.max(quad[10], quad[15]));
        if (most < 0 || least > canvas.width()) {
            return;
        }
        float across = length(quad, 0, 1) / venue.wall.columnsPerDirection();
        float up = length(quad, 0, 2) / (venue.wall.firstRow[piece + 1] - venue.wall.firstRow[piece]);
        int level = venue.wall.texture.levelFor(1 / Math.max(1e-3f, Math.max(across, 0.7f * up)));
        triangle(canvas, quad, 0, 1, 2, level);
        triangle(canvas, quad, 1, 3, 2, level);
    }

    private static float length(float[] quad, int a, int b) {
        return (float) Math.hypot(quad[5 * a] - quad[5 * b], quad[5 * a + 1] - quad[5 * b + 1]);
    }

    /** Row by row between its sides, a pixel more on each so that neighbours leave no gap. */
    private void triangle(Canvas canvas, float[] quad, int a, int b, int c, int level) {
        System.arraycopy(quad, 5 * a, corner, 0, 5);
        System.arraycopy(quad, 5 * b, corner, 5, 5);
        System.arraycopy(quad, 5 * c, corner, 10, 5);
        float bx = corner[5] - corner[0];
        float by = corner[6] - corner[1];
        float cx = corner[10] - corner[0];
        float cy = corner[11] - corner[1];
        float area = bx * cy - cx * by;
        if (Math.abs(area) < 1e-6f) {
            return;
        }
        float top = Math.min(corner[1], Math.min(corner[6], corner[11]));
        float low = Math.max(corner[1], Math.max(corner[6], corner[11]));
        float[] dx = new float[3];
        float[] dy = new float[3];
        for (int i = 0; i < 3; i++) {
            float b0 = corner[7 + i] - corner[2 + i];
            float c0 = corner[12 + i] - corner[2 + i];
            dx[i] = (b0 * cy - c0 * by) / area;
            dy[i] = (c0 * bx - b0 * cx) / area;
        }
        Texture texture = venue.wall.texture;
        int width = canvas.width();
        for (int y = Math.max(0, (int) Math.ceil(top - 0.5f)); y <= Math.min(canvas.height() - 1, low + 0.5f); y++) {
            float left = Float.POSITIVE_INFINITY;
            float right = Float.NEGATIVE_INFINITY;
            float row = Math.max(top, Math.min(low, y));
            for (int i = 0; i < 3; i++) {
                int p = 5 * i;
                int q = 5 * ((i + 1) % 3);
                float from = corner[p + 1];
                float to = corner[q + 1];
                if (Math.min(from, to) <= row && row <= Math.max(from, to)) {
                    float share = to == from ? 0 : (row - from) / (to - from);
                    float at = corner[p] + share * (corner[q] - corner[p]);
                    left = Math.min(left, to == from ? Math.min(corner[p], corner[q]) : at);
                    right = Math.max(right, to == from ? Math.max(corner[p], corner[q]) : at);
                }
            }
            int x0 = Math.max(0, (int) Math.ceil(left - 0.6f));
            int x1 = (int) Math.min(width - 1, Math.floor(right + 0.6f));
            int count = x1 - x0 + 1;
            if (count <= 0) {
                continue;
            }
            float offX = x0 - corner[0];
            float offY = y - corner[1];
            float near = corner[2] + offX * dx[0] + offY * dy[0];
            float column = corner[3] + offX * dx[1] + offY * dy[1];
            float line = corner[4] + offX * dx[2] + offY * dy[2];
            // So narrow that it is straight in between.
            float end = near + (count - 1) * dx[0];
            float u = column / near;
            float v = line / near;
            float steps = Math.max(1, count - 1);
            float uStep = ((column + (count - 1) * dx[1]) / end - u) / steps;
            float vStep = ((line + (count - 1) * dx[2]) / end - v) / steps;
            texture.sampleLine(level, u, v, uStep, vStep, count, canvas.rgb(), y * width + x0, 0, true);
        }
    }
}
