package dev.slipstream.vision.replay.hull;

import java.util.List;

/**
 * The visual hull in blocks, found from the top of an octree: a cell that too many cameras see empty is not looked into
 * (Potmesil, "Generating octree models of 3D objects from their silhouettes", 1987).
 */
final class BlockHull {
    private static final float HALF_DIAGONAL = 0.8660254f;
    /** Samples of the coarse mask that a cell's reach is widened by. */
    private static final float MARGIN = 1.25f;

    private final Volume volume;
    private final List<CameraFrame> frames;
    private final CoarseMask[] masks;
    private final int tolerated;
    private final int leastSeen;
    private final byte[] occupied;

    private BlockHull(Volume volume, List<CameraFrame> frames, CoarseMask[] masks, int tolerated, int leastSeen) {
        this.volume = volume;
        this.frames = frames;
        this.masks = masks;
        this.tolerated = tolerated;
        this.leastSeen = leastSeen;
        occupied = new byte[volume.nx * volume.ny * volume.nz];
    }

    /**
     * @param masks of the frames, in their order
     * @param tolerated cameras that may see a cell empty
     * @param leastSeen cameras that must have a cell in their picture
     * @return one byte a block, x fastest; 1 = in the hull
     */
    static byte[] of(
            Volume volume,
            List<CameraFrame> frames,
            CoarseMask[] masks,
            int tolerated,
            int leastSeen,
            Workers workers) {
        BlockHull hull = new BlockHull(volume, frames, masks, tolerated, leastSeen);
        workers.each(volume.ny / Volume.ROOT, row -> {
            float[] p = new float[3];
            for (int z = 0; z < volume.nz; z += Volume.ROOT) {
                for (int x = 0; x < volume.nx; x += Volume.ROOT) {
                    hull.descend(x, row * Volume.ROOT, z, Volume.ROOT, p);
                }
            }
        });
        return hull.occupied;
    }

    private void descend(int x, int y, int z, int size, float[] p) {
        float half = size * Volume.BLOCK / 2;
        float cx = volume.x0 + x * Volume.BLOCK + half;
        float cy = volume.y0 + y * Volume.BLOCK + half;
        float cz = volume.z0 + z * Volume.BLOCK + half;
        if (!holds(cx, cy, cz, 2 * half * HALF_DIAGONAL, p)) {
            return;
        }
        if (size == 1) {
            occupied[volume.index(x, y, z)] = 1;
            return;
        }
        int h = size / 2;
        for (int child = 0; child < 8; child++) {
            descend(x + (child & 1) * h, y + (child >> 1 & 1) * h, z + (child >> 2) * h, h, p);
        }
    }

    private boolean holds(float x, float y, float z, float radius, float[] p) {
        int missed = 0;
        int seen = 0;
        for (int c = 0; c < masks.length; c++) {
            PixelCamera camera = frames.get(c).camera;
            if (!camera.project(x, y, z, p)) {
                continue;
            }
            float reach = camera.focal * radius / p[2];
            if (p[0] < 0 || p[1] < 0 || p[0] >= camera.width || p[1] >= camera.height) {
                continue; // outside of the picture is unknown, not empty
            }
            seen++;
            if (!masks[c].near(p[0], p[1], reach + MARGIN * CoarseMask.STEP) && ++missed > tolerated) {
                return false;
            }
        }
        return seen >= leastSeen;
    }
}
