package dev.slipstream.vision.replay.hull;

import java.util.Arrays;

/**
 * The zero surface of a field as triangles: one vertex in each cell that the surface passes, in the middle of where it
 * crosses the cell's edges (Gibson, "Constrained elastic surface nets", 1998, without the relaxation).
 */
final class SurfaceNets {
    private final HullField field;
    private final int[] vertexOf;
    private float[] positions = new float[3 << 15];
    private int[] cells = new int[1 << 15];
    private int vertices;
    private int[] triangles = new int[6 << 15];
    private int corners;

    private SurfaceNets(HullField field) {
        this.field = field;
        vertexOf = new int[field.values.length];
    }

    /** Counter-clockwise seen from outside. */
    static Surface of(HullField field) {
        SurfaceNets nets = new SurfaceNets(field);
        nets.place();
        nets.connect();
        return new Surface(
                Arrays.copyOf(nets.positions, 3 * nets.vertices), Arrays.copyOf(nets.triangles, nets.corners));
    }

    private void place() {
        int side = HullField.SIDE;
        int bx = (field.nx - 1) / side;
        int by = (field.ny - 1) / side;
        int bz = (field.nz - 1) / side;
        byte[] active = new byte[bx * by * bz];
        for (int block : field.region().blocks()) {
            int[] at = field.corner(block);
            // A cell reaches one voxel beyond its own: blocks before this one have cells that touch it.
            for (int z = at[2] / side - 1; z <= at[2] / side; z++) {
                for (int y = at[1] / side - 1; y <= at[1] / side; y++) {
                    for (int x = at[0] / side - 1; x <= at[0] / side; x++) {
                        active[(z * by + y) * bx + x] = 1;
                    }
                }
            }
        }
        for (int b = 0; b < active.length; b++) {
            if (active[b] != 0) {
                block(b % bx * side, b / bx % by * side, b / bx / by * side);
            }
        }
    }

    private void block(int x0, int y0, int z0) {
        float[] f = field.values;
        int down = field.nx;
        int deep = field.nx * field.ny;
        float[] c = new float[8];
        for (int z = z0; z < z0 + HullField.SIDE; z++) {
            for (int y = y0; y < y0 + HullField.SIDE; y++) {
                int at = field.index(x0, y, z);
                for (int x = x0; x < x0 + HullField.SIDE; x++, at++) {
                    boolean inside = f[at] > 0;
                    if (inside == f[at + 1] > 0
                            && inside == f[at + down] > 0
                            && inside == f[at + down + 1] > 0
                            && inside == f[at + deep] > 0
                            && inside == f[at + deep + 1] > 0
                            && inside == f[at + deep + down] > 0
                            && inside == f[at + deep + down + 1] > 0) {
                        continue;
                    }
                    for (int k = 0; k < 8; k++) {
                        c[k] = f[at + (k & 1) + (k >> 1 & 1) * down + (k >> 2) * deep];
                    }
                    vertex(at, x, y, z, c);
                }
            }
        }
    }

    private void vertex(int cell, int x, int y, int z, float[] c) {
        float px = 0;
        float py = 0;
        float pz = 0;
        int crossings = 0;
        for (int axis = 0; axis < 3; axis++) {
            int step = 1 << axis;
            for (int k = 0; k < 8; k++) {
                if ((k & step) != 0 || c[k] > 0 == c[k | step] > 0) {
                    continue;
                }
                float t = c[k] / (c[k] - c[k | step]);
                px += axis == 0 ? t : k & 1;
                py += axis == 1 ? t : k >> 1 & 1;
                pz += axis == 2 ? t : k >> 2;
                crossings++;
            }
        }
        if (vertices == cells.length) {
            cells = Arrays.copyOf(cells, 2 * vertices);
            positions = Arrays.copyOf(positions, 6 * vertices);
        }
        positions[3 * vertices] = field.x0 + (x + px / crossings) * HullField.VOXEL;
        positions[3 * vertices + 1] = field.y0 + (y + py / crossings) * HullField.VOXEL;
        positions[3 * vertices + 2] = field.z0 + (z + pz / crossings) * HullField.VOXEL;
        cells[vertices] = cell;
        vertexOf[cell] = ++vertices;
    }

    /** Two triangles around each edge of the grid that the surface crosses. */
    private void connect() {
        int[] steps = {1, field.nx, field.nx * field.ny};
        float[] f = field.values;
        for (int v = 0; v < vertices; v++) {
            int cell = cells[v];
            boolean inside = f[cell] > 0;
            for (int axis = 0; axis < 3; axis++) {
                int b = steps[(axis + 1) % 3];
                int c = steps[(axis + 2) % 3];
                if (inside == f[cell + steps[axis]] > 0 || cell - b - c < 0) {
                    continue;
                }
                int p = vertexOf[cell];
                int q = vertexOf[cell - b];
                int r = vertexOf[cell - b - c];
                int s = vertexOf[cell - c];
                if (p == 0 || q == 0 || r == 0 || s == 0) {
                    continue;
                }
                if (inside) {
                    quad(p, q, r, s);
                } else {
                    quad(p, s, r, q);
                }
            }
        }
    }

    private void quad(int a, int b, int c, int d) {
        if (corners + 6 > triangles.length) {
            triangles = Arrays.copyOf(triangles, 2 * triangles.length);
        }
        triangles[corners++] = a - 1;
        triangles[corners++] = b - 1;
        triangles[corners++] = c - 1;
        triangles[corners++] = a - 1;
        triangles[corners++] = c - 1;
        triangles[corners++] = d - 1;
    }
}
