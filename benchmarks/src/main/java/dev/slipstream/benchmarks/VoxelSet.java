package dev.slipstream.benchmarks;

import java.util.HashMap;
import java.util.Map;

/** Voxels of one centimetre of a venue that is mostly empty, in tiles of 16. */
final class VoxelSet {
    /** Metres. */
    static final double SIZE = 0.01;

    private static final int TILE = 16;

    private final Map<Long, long[]> tiles = new HashMap<>();

    /** The voxel whose centre is the first at or above a coordinate. */
    static int first(double metres) {
        return (int) Math.ceil(metres / SIZE - 0.5);
    }

    static double centre(int voxel) {
        return (voxel + 0.5) * SIZE;
    }

    void add(int x, int y, int z) {
        long[] tile = tiles.computeIfAbsent(
                key(Math.floorDiv(x, TILE), Math.floorDiv(y, TILE), Math.floorDiv(z, TILE)),
                missing -> new long[TILE * TILE * TILE / 64]);
        int bit = (Math.floorMod(z, TILE) * TILE + Math.floorMod(y, TILE)) * TILE + Math.floorMod(x, TILE);
        tile[bit >> 6] |= 1L << bit;
    }

    private static long key(int x, int y, int z) {
        return ((x & 0x1FFFFFL) << 42) | ((y & 0x1FFFFFL) << 21) | (z & 0x1FFFFFL);
    }

    long count() {
        return tiles.values().stream().mapToLong(VoxelSet::bits).sum();
    }

    private static long bits(long[] tile) {
        long n = 0;
        for (long word : tile) {
            n += Long.bitCount(word);
        }
        return n;
    }

    /** Intersection over union; 1 where both are empty. */
    double iou(VoxelSet other) {
        long common = 0;
        for (Map.Entry<Long, long[]> entry : tiles.entrySet()) {
            long[] theirs = other.tiles.get(entry.getKey());
            for (int i = 0; theirs != null && i < theirs.length; i++) {
                common += Long.bitCount(entry.getValue()[i] & theirs[i]);
            }
        }
        long union = count() + other.count() - common;
        return union == 0 ? 1 : (double) common / union;
    }
}
