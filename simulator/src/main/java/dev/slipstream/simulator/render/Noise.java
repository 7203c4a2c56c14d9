package dev.slipstream.simulator.render;

/** Noise that depends on coordinates alone, so that any pixel of any camera finds the same grain in the same place. */
public final class Noise {
    private Noise() {}

    /** 0 to 1 for a lattice point. */
    public static float at(int x, int y, int seed) {
        int h = x * 0x27d4eb2d ^ y * 0x165667b1 ^ seed * 0x9e3779b1;
        h ^= h >>> 15;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        h ^= h >>> 16;
        return (h >>> 8) * (1f / (1 << 24));
    }

    /** 0 to 1, smooth between lattice points one unit apart (value noise). */
    public static float smooth(double x, double y, int seed) {
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        float fx = (float) (x - i);
        float fy = (float) (y - j);
        fx = fx * fx * (3 - 2 * fx);
        fy = fy * fy * (3 - 2 * fy);
        float top = at(i, j, seed) * (1 - fx) + at(i + 1, j, seed) * fx;
        float bottom = at(i, j + 1, seed) * (1 - fx) + at(i + 1, j + 1, seed) * fx;
        return top * (1 - fy) + bottom * fy;
    }

    /** 0 to 1: several octaves, each at half the size and half the weight. */
    public static float fractal(double x, double y, int octaves, int seed) {
        float sum = 0;
        float weight = 0.5f;
        float total = 0;
        for (int o = 0; o < octaves; o++) {
            sum += weight * smooth(x, y, seed + o);
            total += weight;
            weight *= 0.5f;
            x *= 2.03;
            y *= 2.03;
        }
        return sum / total;
    }
}
