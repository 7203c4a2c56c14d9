package dev.slipstream.benchmarks;

import dev.slipstream.vision.geometry.Bounds;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.replay.hull.PixelCamera;
import dev.slipstream.vision.replay.hull.Workers;

import java.util.concurrent.atomic.LongAdder;

/**
 * The baseline: each voxel of one centimetre of the whole bounds is asked of all cameras until one sees it empty. Without
 * surface, colour or any care for shadows, so it does less than what it is compared with.
 */
final class NaiveHull {
    private static final int DIFFERENT = 20;

    private NaiveHull() {}

    /** How many voxels stay. */
    static long voxels(ReplayMaterial material, Workers workers) {
        int n = material.rig().size();
        PixelCamera[] cameras = new PixelCamera[n];
        boolean[][] masks = new boolean[n][];
        workers.each(n, c -> {
            cameras[c] = new PixelCamera(material.rig().camera(c));
            masks[c] = mask(material.frames().get(c), material.plates().get(c));
        });
        Bounds bounds = material.rig().bounds();
        int nx = (int) (bounds.size().x() / VoxelSet.SIZE);
        int ny = (int) (bounds.size().y() / VoxelSet.SIZE);
        int nz = (int) (bounds.size().z() / VoxelSet.SIZE);
        LongAdder stays = new LongAdder();
        workers.each(nx, x -> {
            float[] p = new float[3];
            long count = 0;
            for (int y = 0; y < ny; y++) {
                for (int z = 0; z < nz; z++) {
                    float px = (float) (bounds.min().x() + VoxelSet.centre(x));
                    float py = (float) (bounds.min().y() + VoxelSet.centre(y));
                    float pz = (float) (bounds.min().z() + VoxelSet.centre(z));
                    count += inside(cameras, masks, px, py, pz, p) ? 1 : 0;
                }
            }
            stays.add(count);
        });
        return stays.sum();
    }

    private static boolean inside(PixelCamera[] cameras, boolean[][] masks, float x, float y, float z, float[] p) {
        for (int c = 0; c < cameras.length; c++) {
            if (!cameras[c].project(x, y, z, p)) {
                continue;
            }
            int u = Math.round(p[0]);
            int v = Math.round(p[1]);
            if (u >= 0
                    && v >= 0
                    && u < cameras[c].width
                    && v < cameras[c].height
                    && !masks[c][v * cameras[c].width + u]) {
                return false;
            }
        }
        return true;
    }

    private static boolean[] mask(Picture frame, Picture plate) {
        boolean[] mask = new boolean[frame.width() * frame.height()];
        for (int i = 0; i < mask.length; i++) {
            int d2 = 0;
            for (int c = 0; c < 3; c++) {
                int d = (frame.rgb()[3 * i + c] & 255) - (plate.rgb()[3 * i + c] & 255);
                d2 += d * d;
            }
            mask[i] = d2 >= DIFFERENT * DIFFERENT;
        }
        return mask;
    }
}
