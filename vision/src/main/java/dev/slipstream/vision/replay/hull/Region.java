package dev.slipstream.vision.replay.hull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Blocks of the hull that hang together: one athlete, or athletes in contact.
 *
 * @param blocks indices in the volume
 * @param min of the blocks' x, y, z
 * @param max of them, included
 */
@SuppressWarnings("ArrayRecordComponent") // large arrays that are shared on purpose; regions are not compared
record Region(int[] blocks, int[] min, int[] max) {
    /** Fewer blocks than this are no athlete. */
    private static final int LEAST_BLOCKS = 40;
    /** An athlete who lies on the ground is higher than so many blocks less one. */
    private static final int LEAST_HEIGHT = 3;

    private static final double MOST_CUBIC_METRES = 60;

    /** Metres in x, y, z. */
    float[] size() {
        float[] size = new float[3];
        for (int axis = 0; axis < 3; axis++) {
            size[axis] = (max[axis] - min[axis] + 1) * Volume.BLOCK;
        }
        return size;
    }

    /** Whether its field would take more memory than one scene may: some 250 MB. Where cameras are few or coarse, all athletes run together. */
    boolean isTooLarge() {
        float[] size = size();
        return (double) size[0] * size[1] * size[2] > MOST_CUBIC_METRES;
    }

    /** All regions that may be athletes, in the order of their first block. */
    static List<Region> of(Volume volume, byte[] occupied) {
        byte[] left = occupied.clone();
        List<Region> regions = new ArrayList<>();
        int[] stack = new int[1024];
        for (int first = 0; first < left.length; first++) {
            if (left[first] == 0) {
                continue;
            }
            int[] found = new int[256];
            int n = 0;
            int top = 0;
            stack[top++] = first;
            left[first] = 0;
            while (top > 0) {
                int block = stack[--top];
                if (n == found.length) {
                    found = Arrays.copyOf(found, 2 * n);
                }
                found[n++] = block;
                if (top + 26 > stack.length) {
                    stack = Arrays.copyOf(stack, 2 * stack.length);
                }
                top = push(volume, left, block, stack, top);
            }
            Region region = of(volume, Arrays.copyOf(found, n));
            if (n >= LEAST_BLOCKS && region.max[2] - region.min[2] >= LEAST_HEIGHT) {
                regions.add(region);
            }
        }
        return regions;
    }

    private static int push(Volume volume, byte[] left, int block, int[] stack, int top) {
        int bx = block % volume.nx;
        int by = block / volume.nx % volume.ny;
        int bz = block / volume.nx / volume.ny;
        for (int z = Math.max(0, bz - 1); z <= Math.min(volume.nz - 1, bz + 1); z++) {
            for (int y = Math.max(0, by - 1); y <= Math.min(volume.ny - 1, by + 1); y++) {
                for (int x = Math.max(0, bx - 1); x <= Math.min(volume.nx - 1, bx + 1); x++) {
                    int next = volume.index(x, y, z);
                    if (left[next] != 0) {
                        left[next] = 0;
                        stack[top++] = next;
                    }
                }
            }
        }
        return top;
    }

    private static Region of(Volume volume, int[] blocks) {
        int[] min = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        int[] max = {-1, -1, -1};
        for (int block : blocks) {
            int[] at = {block % volume.nx, block / volume.nx % volume.ny, block / volume.nx / volume.ny};
            for (int axis = 0; axis < 3; axis++) {
                min[axis] = Math.min(min[axis], at[axis]);
                max[axis] = Math.max(max[axis], at[axis]);
            }
        }
        return new Region(blocks, min, max);
    }
}
