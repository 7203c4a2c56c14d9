package dev.slipstream.vision.replay.hull;

import java.util.Arrays;

/**
 * Signed distance to the surface of a region's hull on a grid of one centimetre, metres, positive inside: the least of all
 * cameras' distances to their outlines, each scaled to where the point is. It is worked out only near the surface: a
 * stretch of four voxels whose middle is far inside or outside is not looked into.
 */
final class HullField {
    /** Voxels along the edge of a block. */
    static final int SIDE = 8;

    static final float VOXEL = Volume.BLOCK / SIDE;
    /** Values are cut to this, metres. */
    static final float MOST = 0.05f;

    private static final int PART = 4;
    private static final int PER_PART = PART * PART * PART;
    private static final float MIDDLE = (PART - 1) * VOXEL / 2;
    /** From a part's middle to its farthest voxel, and what bilinear distances may be wrong by, metres. */
    private static final float REACH = MIDDLE * 1.7320508f + 0.004f;
    /** What lies outside of a silhouette's window, metres. */
    private static final float NO_ATHLETE = -0.06f;

    final float x0;
    final float y0;
    final float z0;
    final int nx;
    final int ny;
    final int nz;
    /** By z, y, x; x fastest. */
    final float[] values;

    private final Volume volume;
    private final Region region;
    private final Silhouette[] silhouettes;
    private final boolean[] used;
    private final float core;
    private final int leastSeen;

    private HullField(
            Volume volume, Region region, Silhouette[] silhouettes, boolean[] used, float core, int leastSeen) {
        this.volume = volume;
        this.region = region;
        this.silhouettes = silhouettes;
        this.used = used;
        this.core = core;
        this.leastSeen = leastSeen;
        int[] min = region.min();
        int[] max = region.max();
        nx = (max[0] - min[0] + 3) * SIDE + 1;
        ny = (max[1] - min[1] + 3) * SIDE + 1;
        nz = (max[2] - min[2] + 3) * SIDE + 1;
        x0 = volume.x0 + (min[0] - 1) * Volume.BLOCK;
        y0 = volume.y0 + (min[1] - 1) * Volume.BLOCK;
        z0 = volume.z0 + (min[2] - 1) * Volume.BLOCK;
        values = new float[nx * ny * nz];
        Arrays.fill(values, -MOST);
    }

    /**
     * @param used by camera; the others have no say
     * @param core metres inside of the hull of all but one camera from which that one has no say
     * @param leastSeen cameras that must have a point in their picture
     */
    static HullField of(
            Volume volume,
            Region region,
            Silhouette[] silhouettes,
            boolean[] used,
            float core,
            int leastSeen,
            Workers workers) {
        HullField field = new HullField(volume, region, silhouettes, used, core, leastSeen);
        int chunk = 32;
        int n = region.blocks().length;
        workers.each((n + chunk - 1) / chunk, piece -> {
            Scratch scratch = field.new Scratch();
            for (int i = piece * chunk; i < Math.min(n, (piece + 1) * chunk); i++) {
                scratch.block(region.blocks()[i]);
            }
        });
        return field;
    }

    int index(int x, int y, int z) {
        return (z * ny + y) * nx + x;
    }

    /** First voxel of a block along each axis. */
    int[] corner(int block) {
        return new int[] {
            (block % volume.nx - region.min()[0] + 1) * SIDE,
            (block / volume.nx % volume.ny - region.min()[1] + 1) * SIDE,
            (block / volume.nx / volume.ny - region.min()[2] + 1) * SIDE
        };
    }

    Region region() {
        return region;
    }

    /** What one thread needs while it fills blocks. */
    private final class Scratch {
        private final int cameras = silhouettes.length;
        private final float[][] linear = new float[cameras][9];
        private final int[] sees = new int[cameras];
        private final float[] middle = new float[cameras];
        private final float[] first = new float[PER_PART];
        private final float[] second = new float[PER_PART];
        private int n;

        void block(int block) {
            float half = Volume.BLOCK / 2;
            float bx = volume.blockX(block);
            float by = volume.blockY(block);
            float bz = volume.blockZ(block);
            n = 0;
            for (int c = 0; c < cameras; c++) {
                PixelCamera camera = silhouettes[c].frame.camera;
                if (used[c]
                        && camera.linearise(bx + half, by + half, bz + half, linear[c])
                        && linear[c][0] >= 1
                        && linear[c][1] >= 1
                        && linear[c][0] < camera.width - 2
                        && linear[c][1] < camera.height - 2) {
                    sees[n++] = c;
                }
            }
            if (n < leastSeen) {
                return;
            }
            int[] corner = corner(block);
            for (int part = 0; part < 8; part++) {
                int px = (part & 1) * PART;
                int py = (part >> 1 & 1) * PART;
                int pz = (part >> 2) * PART;
                part(
                        corner[0] + px,
                        corner[1] + py,
                        corner[2] + pz,
                        px * VOXEL - half,
                        py * VOXEL - half,
                        pz * VOXEL - half);
            }
        }

        /** {@code dx, dy, dz}: from the block's middle to the part's first voxel, metres. */
        private void part(int vx, int vy, int vz, float dx, float dy, float dz) {
            float least = MOST;
            float next = MOST;
            for (int k = 0; k < n; k++) {
                float s = sample(sees[k], dx + MIDDLE, dy + MIDDLE, dz + MIDDLE);
                middle[k] = s;
                if (s < least) {
                    next = least;
                    least = s;
                } else if (s < next) {
                    next = s;
                }
                if (Math.max(least, next - core) < -REACH) {
                    return;
                }
            }
            float value = Math.max(least, next - core);
            if (value > REACH) {
                Arrays.fill(first, MOST);
                Arrays.fill(second, MOST);
            } else {
                Arrays.fill(first, MOST);
                Arrays.fill(second, MOST);
                for (int k = 0; k < n; k++) {
                    if (middle[k] <= next + 2 * REACH) {
                        fill(sees[k], dx, dy, dz);
                    }
                }
            }
            store(vx, vy, vz);
        }

        private float sample(int c, float dx, float dy, float dz) {
            float[] p = linear[c];
            Silhouette s = silhouettes[c];
            float u = p[0] + dx * p[3] + dy * p[4] + dz * p[5] - s.x;
            float v = p[1] + dx * p[6] + dy * p[7] + dz * p[8] - s.y;
            return interpolated(s, u, v) * p[2] / s.frame.camera.focal;
        }

        private void fill(int c, float dx, float dy, float dz) {
            float[] p = linear[c];
            Silhouette s = silhouettes[c];
            float scale = p[2] / s.frame.camera.focal;
            float u0 = p[0] + dx * p[3] + dy * p[4] + dz * p[5] - s.x;
            float v0 = p[1] + dx * p[6] + dy * p[7] + dz * p[8] - s.y;
            int i = 0;
            for (int z = 0; z < PART; z++) {
                for (int y = 0; y < PART; y++) {
                    float u = u0 + VOXEL * (y * p[4] + z * p[5]);
                    float v = v0 + VOXEL * (y * p[7] + z * p[8]);
                    for (int x = 0; x < PART; x++, i++) {
                        float d = interpolated(s, u, v) * scale;
                        if (d < first[i]) {
                            second[i] = first[i];
                            first[i] = d;
                        } else if (d < second[i]) {
                            second[i] = d;
                        }
                        u += VOXEL * p[3];
                        v += VOXEL * p[6];
                    }
                }
            }
        }

        private static float interpolated(Silhouette s, float u, float v) {
            int column = (int) u;
            int row = (int) v;
            if (u < 0 || v < 0 || s.empty || column >= s.width - 1 || row >= s.height - 1) {
                return NO_ATHLETE * 1000;
            }
            float a = u - column;
            float b = v - row;
            float[] d = s.distance;
            int i = row * s.width + column;
            float top = d[i] + (d[i + 1] - d[i]) * a;
            float bottom = d[i + s.width] + (d[i + s.width + 1] - d[i + s.width]) * a;
            return top + (bottom - top) * b;
        }

        private void store(int vx, int vy, int vz) {
            int i = 0;
            for (int z = vz; z < vz + PART; z++) {
                float insideZ = Math.min(z0 + z * VOXEL - volume.z0, volume.z1 - z0 - z * VOXEL);
                for (int y = vy; y < vy + PART; y++) {
                    float insideYZ =
                            Math.min(insideZ, Math.min(y0 + y * VOXEL - volume.y0, volume.y1 - y0 - y * VOXEL));
                    int at = index(vx, y, z);
                    for (int x = vx; x < vx + PART; x++, i++, at++) {
                        float inside =
                                Math.min(insideYZ, Math.min(x0 + x * VOXEL - volume.x0, volume.x1 - x0 - x * VOXEL));
                        float value = Math.min(inside, Math.max(first[i], second[i] - core));
                        values[at] = Math.max(-MOST, Math.min(MOST, value));
                    }
                }
            }
        }
    }
}
