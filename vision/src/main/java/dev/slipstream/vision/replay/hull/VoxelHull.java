package dev.slipstream.vision.replay.hull;

import java.util.Arrays;

/**
 * A region's hull in voxels of two centimetres that some cameras may see empty: a guess at the athlete that still has the
 * parts which single silhouettes lost, to mend these by and to judge cameras by.
 */
final class VoxelHull {
    /** Voxels along the edge of a block. */
    static final int SIDE = 4;

    static final float VOXEL = Volume.BLOCK / SIDE;
    private static final int PER_BLOCK = SIDE * SIDE * SIDE;

    final Volume volume;
    final Region region;
    /** How many cameras see each voxel empty, by block of the region and voxel; 127 = too few see it at all. */
    final byte[] missed;

    private final int[] slot;

    private VoxelHull(Volume volume, Region region) {
        this.volume = volume;
        this.region = region;
        missed = new byte[region.blocks().length * PER_BLOCK];
        slot = slots(region);
        for (int i = 0; i < region.blocks().length; i++) {
            slot[slot(region.blocks()[i])] = i;
        }
    }

    private static int[] slots(Region region) {
        int n = 1;
        for (int axis = 0; axis < 3; axis++) {
            n *= region.max()[axis] - region.min()[axis] + 1;
        }
        int[] slots = new int[n];
        Arrays.fill(slots, -1);
        return slots;
    }

    private int slot(int block) {
        int x = block % volume.nx - region.min()[0];
        int y = block / volume.nx % volume.ny - region.min()[1];
        int z = block / volume.nx / volume.ny - region.min()[2];
        return (z * (region.max()[1] - region.min()[1] + 1) + y) * (region.max()[0] - region.min()[0] + 1) + x;
    }

    /** {@code masks}: of the silhouettes, null where a camera is left out. */
    static VoxelHull of(Volume volume, Region region, Silhouette[] silhouettes, byte[][] masks, int leastSeen) {
        VoxelHull hull = new VoxelHull(volume, region);
        float[] p = new float[9];
        int[] missed = new int[PER_BLOCK];
        int[] seen = new int[PER_BLOCK];
        for (int b = 0; b < region.blocks().length; b++) {
            Arrays.fill(missed, 0);
            Arrays.fill(seen, 0);
            int block = region.blocks()[b];
            for (int c = 0; c < silhouettes.length; c++) {
                byte[] mask = masks[c];
                if (mask != null) {
                    count(hull.volume, block, silhouettes[c], mask, p, missed, seen);
                }
            }
            for (int i = 0; i < PER_BLOCK; i++) {
                hull.missed[b * PER_BLOCK + i] = (byte) (seen[i] < leastSeen ? 127 : missed[i]);
            }
        }
        return hull;
    }

    private static void count(
            Volume volume, int block, Silhouette s, byte[] mask, float[] p, int[] missed, int[] seen) {
        float half = VOXEL / 2;
        float middle = Volume.BLOCK / 2;
        PixelCamera camera = s.frame.camera;
        if (!camera.linearise(
                volume.blockX(block) + middle, volume.blockY(block) + middle, volume.blockZ(block) + middle, p)) {
            return;
        }
        float first = half - middle;
        float u0 = p[0] + first * (p[3] + p[4] + p[5]) + 0.5f;
        float v0 = p[1] + first * (p[6] + p[7] + p[8]) + 0.5f;
        for (int i = 0; i < PER_BLOCK; i++) {
            int dx = i & 3;
            int dy = i >> 2 & 3;
            int dz = i >> 4;
            float u = u0 + VOXEL * (dx * p[3] + dy * p[4] + dz * p[5]);
            float v = v0 + VOXEL * (dx * p[6] + dy * p[7] + dz * p[8]);
            if (!(u >= 0 && v >= 0 && u < camera.width && v < camera.height)) {
                continue;
            }
            seen[i]++;
            int column = (int) u - s.x;
            int row = (int) v - s.y;
            if (column < 0 || row < 0 || column >= s.width || row >= s.height || mask[row * s.width + column] == 0) {
                missed[i]++;
            }
        }
    }

    int voxels() {
        return missed.length;
    }

    /** World x of a voxel's centre, metres; a voxel's number is its block's place in the region times 64 and its own. */
    float x(int voxel) {
        return volume.blockX(region.blocks()[voxel / PER_BLOCK]) + ((voxel & 3) + 0.5f) * VOXEL;
    }

    float y(int voxel) {
        return volume.blockY(region.blocks()[voxel / PER_BLOCK]) + ((voxel >> 2 & 3) + 0.5f) * VOXEL;
    }

    float z(int voxel) {
        return volume.blockZ(region.blocks()[voxel / PER_BLOCK]) + ((voxel >> 4 & 3) + 0.5f) * VOXEL;
    }

    /** Voxels that at most so many cameras see empty, with a neighbour that more do. */
    int[] surface(int tolerated) {
        int[] found = new int[1024];
        int n = 0;
        for (int voxel = 0; voxel < missed.length; voxel++) {
            if (missed[voxel] <= tolerated && open(voxel, tolerated)) {
                if (n == found.length) {
                    found = Arrays.copyOf(found, 2 * n);
                }
                found[n++] = voxel;
            }
        }
        return Arrays.copyOf(found, n);
    }

    private boolean open(int voxel, int tolerated) {
        int x = voxel & 3;
        int y = voxel >> 2 & 3;
        int z = voxel >> 4 & 3;
        return out(voxel, x, -1, 1, 0, tolerated)
                || out(voxel, x, 1, 1, 0, tolerated)
                || out(voxel, y, -1, 4, 1, tolerated)
                || out(voxel, y, 1, 4, 1, tolerated)
                || out(voxel, z, -1, 16, 2, tolerated)
                || out(voxel, z, 1, 16, 2, tolerated);
    }

    private boolean out(int voxel, int along, int way, int step, int axis, int tolerated) {
        int to = along + way;
        if (to >= 0 && to < SIDE) {
            return missed[voxel + way * step] > tolerated;
        }
        int block = region.blocks()[voxel / PER_BLOCK];
        int[] at = {block % volume.nx, block / volume.nx % volume.ny, block / volume.nx / volume.ny};
        at[axis] += way;
        if (at[axis] < region.min()[axis] || at[axis] > region.max()[axis]) {
            return true;
        }
        int next = slot[slot(volume.index(at[0], at[1], at[2]))];
        return next < 0 || missed[next * PER_BLOCK + (voxel & 63) - way * (SIDE - 1) * step] > tolerated;
    }
}
