package dev.slipstream.simulator.render;

/** Arithmetic on packed 0xAARRGGBB pixels, two channels at a time. */
public final class Colours {
    private static final int LOW = 0x00FF00FF;

    private Colours() {}

    /** {@code a} at k 0, {@code b} at k 256. */
    public static int mix(int a, int b, int k) {
        int rb = (((a & LOW) * (256 - k) + (b & LOW) * k) >>> 8) & LOW;
        int ag = ((a >>> 8 & LOW) * (256 - k) + (b >>> 8 & LOW) * k) & ~LOW;
        return rb | ag;
    }

    /** Of four. */
    public static int mean(int a, int b, int c, int d) {
        int rb = (((a & LOW) + (b & LOW) + (c & LOW) + (d & LOW) + 0x00020002) >>> 2) & LOW;
        int ag = (((a >>> 8 & LOW) + (b >>> 8 & LOW) + (c >>> 8 & LOW) + (d >>> 8 & LOW) + 0x00020002) >>> 2) & LOW;
        return rb | (ag << 8);
    }

    /** Each channel times a factor, 256 = 1, clipped at white; alpha is kept. */
    public static int shade(int c, int k) {
        int r = Math.min(255, ((c >>> 16 & 255) * k) >>> 8);
        int g = Math.min(255, ((c >>> 8 & 255) * k) >>> 8);
        int b = Math.min(255, ((c & 255) * k) >>> 8);
        return (c & 0xFF000000) | (r << 16) | (g << 8) | b;
    }

    /** From channels, clipped to 0 to 255. */
    public static int pack(float r, float g, float b) {
        return (clip(r) << 16) | (clip(g) << 8) | clip(b);
    }

    private static int clip(float c) {
        return c <= 0 ? 0 : c >= 255 ? 255 : (int) (c + 0.5f);
    }
}
