package dev.slipstream.simulator.render;

import dev.slipstream.simulator.picture.Picture;

/**
 * A picture that repeats in both directions, with its halved versions (mip maps), so that far surfaces neither flicker
 * nor shimmer. Pixels are 0xAARRGGBB; those with less than half of alpha are holes.
 */
public final class Texture {
    /** Texels that are added so that truncation rounds down; a multiple of all sides, which bounds these to it. */
    private static final float POSITIVE = 32_768;

    private final int[][] levels;
    private final int logWidth;
    private final int logHeight;

    private Texture(int[][] levels, int logWidth, int logHeight) {
        this.levels = levels;
        this.logWidth = logWidth;
        this.logHeight = logHeight;
    }

    /** Opaque, of 0xRRGGBB pixels; sides are powers of two. */
    public static Texture opaque(Picture picture) {
        int[] argb = picture.rgb().clone();
        for (int i = 0; i < argb.length; i++) {
            argb[i] |= 0xFF000000;
        }
        return of(picture.width(), picture.height(), argb);
    }

    /**
     * @param argb 0xAARRGGBB by rows
     * @throws IllegalArgumentException unless both sides are powers of two
     */
    public static Texture of(int width, int height, int[] argb) {
        if (Integer.bitCount(width) != 1 || Integer.bitCount(height) != 1) {
            throw new IllegalArgumentException("sides of a texture are powers of two, not " + width + "x" + height);
        }
        int count = 1 + 31 - Integer.numberOfLeadingZeros(Math.min(width, height));
        int[][] levels = new int[count][];
        levels[0] = argb;
        int w = width;
        int h = height;
        for (int level = 1; level < count; level++) {
            levels[level] = halve(levels[level - 1], w, h);
            w /= 2;
            h /= 2;
        }
        return new Texture(levels, 31 - Integer.numberOfLeadingZeros(width), 31 - Integer.numberOfLeadingZeros(height));
    }

    int width() {
        return 1 << logWidth;
    }

    int height() {
        return 1 << logHeight;
    }

    int coarsest() {
        return levels.length - 1;
    }

    /** The texel at texture coordinates (1 = the whole texture), of a level. */
    int nearest(float u, float v, int level) {
        int lw = logWidth - level;
        int lh = logHeight - level;
        int x = (int) (u * (1 << lw) + POSITIVE) & (1 << lw) - 1;
        int y = (int) (v * (1 << lh) + POSITIVE) & (1 << lh) - 1;
        return levels[level][(y << lw) + x];
    }

    /** Bilinear, of a level; weights in steps of a 128th. */
    int smooth(float u, float v, int level) {
        int lw = logWidth - level;
        int lh = logHeight - level;
        int x = (int) ((u * (1 << lw) + (POSITIVE - 0.5f)) * 128);
        int y = (int) ((v * (1 << lh) + (POSITIVE - 0.5f)) * 128);
        int kx = (x & 127) << 1;
        int ky = (y & 127) << 1;
        int maskX = (1 << lw) - 1;
        int maskY = (1 << lh) - 1;
        int x0 = x >> 7 & maskX;
        int x1 = x0 + 1 & maskX;
        int top = (y >> 7 & maskY) << lw;
        int bottom = ((y >> 7) + 1 & maskY) << lw;
        int[] texels = levels[level];
        return Colours.mix(
                Colours.mix(texels[top + x0], texels[top + x1], kx),
                Colours.mix(texels[bottom + x0], texels[bottom + x1], kx),
                ky);
    }

    private static int[] halve(int[] from, int width, int height) {
        int w = width / 2;
        int h = height / 2;
        int[] to = new int[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int i = 2 * y * width + 2 * x;
                to[y * w + x] = Colours.mean(from[i], from[i + 1], from[i + width], from[i + width + 1]);
            }
        }
        return to;
    }
}
