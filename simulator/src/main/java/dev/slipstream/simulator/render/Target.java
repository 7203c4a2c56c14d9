package dev.slipstream.simulator.render;

import java.util.Arrays;

/**
 * What is drawn into: colour, depth and kind of each sample. Two by two samples make a pixel of the feed.
 *
 * @param colour 0xAARRGGBB
 * @param depth metres along the camera's axis
 * @param kind 0 for nothing, a {@link Mesh.Kind}'s code, or {@link #FIGURE} plus the index of an athlete
 */
record Target(int width, int height, int[] colour, float[] depth, byte[] kind) {
    /** Samples per pixel, in each direction. */
    static final int SAMPLES = 2;

    static final int FIGURE = 16;

    static Target of(int width, int height) {
        return new Target(width, height, new int[width * height], new float[width * height], new byte[width * height]);
    }

    void clear(int sky) {
        Arrays.fill(colour, sky);
        clearDepth();
    }

    void clearDepth() {
        Arrays.fill(depth, Float.POSITIVE_INFINITY);
        Arrays.fill(kind, (byte) 0);
    }

    /** Takes over one sample. */
    void take(int to, Target other, int from) {
        colour[to] = other.colour[from];
        depth[to] = other.depth[from];
        kind[to] = other.kind[from];
    }

    /** Takes over a part of a target that has every other column only, each of them twice. */
    void widen(Target half, Area area) {
        for (int y = area.y0(); y < area.y1(); y++) {
            int from = y * half.width + area.x0() / 2;
            int to = y * width + area.x0();
            for (int i = 0; i < area.width() / 2; i++, to += 2, from++) {
                take(to, half, from);
                take(to + 1, half, from);
            }
        }
    }

    /** Averages the samples of a target that has every other column only into a picture. */
    void resolveHalf(int[] rgb) {
        for (int i = 0; i < rgb.length; i++) {
            int at = i / width * Target.SAMPLES * width + i % width;
            rgb[i] = Colours.mix(colour[at], colour[at + width], 128) & 0xFFFFFF;
        }
    }

    /** Takes over a part of another target of the same size. */
    void copy(Target from, Area area) {
        for (int y = area.y0(); y < area.y1(); y++) {
            int at = y * width + area.x0();
            System.arraycopy(from.colour, at, colour, at, area.width());
            System.arraycopy(from.depth, at, depth, at, area.width());
            System.arraycopy(from.kind, at, kind, at, area.width());
        }
    }

    /** Averages the samples of an area, which is aligned to pixels, into a picture of half the size. */
    void resolve(Area area, int[] rgb) {
        int w = width / SAMPLES;
        for (int y = area.y0() / SAMPLES; y < area.y1() / SAMPLES; y++) {
            int i = SAMPLES * y * width + area.x0();
            for (int x = area.x0() / SAMPLES; x < area.x1() / SAMPLES; x++, i += SAMPLES) {
                rgb[y * w + x] =
                        Colours.mean(colour[i], colour[i + 1], colour[i + width], colour[i + width + 1]) & 0xFFFFFF;
            }
        }
    }
}
