package dev.slipstream.vision.replay.hull;

import dev.slipstream.vision.geometry.Bounds;
import dev.slipstream.vision.geometry.Vector3;

/** The rig's bounds cut into blocks: what the octree works on. */
public final class Volume {
    /** Edge of a block, metres. */
    public static final float BLOCK = 0.08f;
    /** Blocks along the edge of the octree's root cells. */
    static final int ROOT = 4;

    private static final long MOST_BLOCKS = 200_000_000L;

    final float x0;
    final float y0;
    final float z0;
    final float x1;
    final float y1;
    final float z1;
    final int nx;
    final int ny;
    final int nz;

    /** @throws IllegalArgumentException if they are too large to search */
    public Volume(Bounds bounds) {
        Vector3 min = bounds.min();
        Vector3 max = bounds.max();
        x0 = (float) min.x();
        y0 = (float) min.y();
        z0 = (float) min.z();
        x1 = (float) max.x();
        y1 = (float) max.y();
        z1 = (float) max.z();
        double root = (double) BLOCK * ROOT;
        double bx = Math.ceil(bounds.size().x() / root) * ROOT;
        double by = Math.ceil(bounds.size().y() / root) * ROOT;
        double bz = Math.ceil(bounds.size().z() / root) * ROOT;
        if (bx * by * bz > MOST_BLOCKS) {
            throw new IllegalArgumentException(
                    "the rig's bounds of " + bounds.size().x() + " x "
                            + bounds.size().y() + " x " + bounds.size().z()
                            + " m are too large to search for athletes; make them tighter");
        }
        nx = (int) bx;
        ny = (int) by;
        nz = (int) bz;
    }

    int index(int bx, int by, int bz) {
        return (bz * ny + by) * nx + bx;
    }

    float blockX(int block) {
        return x0 + block % nx * BLOCK;
    }

    float blockY(int block) {
        int row = block / nx % ny;
        return y0 + row * BLOCK;
    }

    float blockZ(int block) {
        int layer = block / nx / ny;
        return z0 + layer * BLOCK;
    }
}
