package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.media.Picture;

/** Packed colours, 0xRRGGBB: mixed and read between pixels, red and blue in one multiplication. */
final class Rgb {
    private Rgb() {}

    static int red(int rgb) {
        return rgb >> 16 & 0xff;
    }

    static int green(int rgb) {
        return rgb >> 8 & 0xff;
    }

    static int blue(int rgb) {
        return rgb & 0xff;
    }

    static int of(float red, float green, float blue) {
        return pack(clamp(red), clamp(green), clamp(blue));
    }

    private static int clamp(float v) {
        return v <= 0 ? 0 : v >= 255 ? 255 : (int) (v + 0.5f);
    }

    /** Of whole numbers, 0 to 255 each. */
    static int pack(int red, int green, int blue) {
        return (red << 16) | (green << 8) | blue;
    }

    /** BT.709 luma, 0 to 255. */
    static float luma(int rgb) {
        return 0.2126f * red(rgb) + 0.7152f * green(rgb) + 0.0722f * blue(rgb);
    }

    /** {@code share} of 256 of the second in the first. */
    static int mix(int first, int second, int share) {
        int rest = 256 - share;
        int redBlue = ((first & 0xff00ff) * rest + (second & 0xff00ff) * share) >>> 8 & 0xff00ff;
        int green = ((first & 0xff00) * rest + (second & 0xff00) * share) >>> 8 & 0xff00;
        return redBlue | green;
    }

    /** {@code share} of 256 of its light. */
    static int dim(int rgb, int share) {
        return ((((rgb & 0xff00ff) * share) >>> 8) & 0xff00ff) | ((((rgb & 0xff00) * share) >>> 8) & 0xff00);
    }

    /** Between four pixels; the position is held inside of the image. */
    static int bilinear(int[] pixels, int width, int height, float u, float v) {
        float x = Math.max(0, Math.min(u, width - 1.001f));
        float y = Math.max(0, Math.min(v, height - 1.001f));
        int i = (int) x;
        int j = (int) y;
        int a = (int) ((x - i) * 16);
        int b = (int) ((y - j) * 16);
        return bilinear(pixels, j * width + i, width, a, b);
    }

    /**
     * Between a pixel and those right of it and below.
     *
     * @param a sixteenths to the right
     * @param b sixteenths down
     */
    static int bilinear(int[] pixels, int at, int width, int a, int b) {
        int lowRight = a * b;
        int low = 16 * b - lowRight;
        int topRight = 16 * a - lowRight;
        int topLeft = 256 - 16 * a - low;
        int p = pixels[at];
        int q = pixels[at + 1];
        int r = pixels[at + width];
        int s = pixels[at + width + 1];
        int redBlue =
                (p & 0xff00ff) * topLeft + (q & 0xff00ff) * topRight + (r & 0xff00ff) * low + (s & 0xff00ff) * lowRight;
        int green = (p & 0xff00) * topLeft + (q & 0xff00) * topRight + (r & 0xff00) * low + (s & 0xff00) * lowRight;
        return (redBlue >>> 8 & 0xff00ff) | (green >>> 8 & 0xff00);
    }

    /** The same of a picture. */
    static int bilinear(Picture picture, double u, double v) {
        int width = picture.width();
        double x = Math.max(0, Math.min(u, width - 1.001));
        double y = Math.max(0, Math.min(v, picture.height() - 1.001));
        int i = (int) x;
        int j = (int) y;
        float a = (float) (x - i);
        float b = (float) (y - j);
        byte[] bytes = picture.rgb();
        int at = 3 * (j * width + i);
        int below = at + 3 * width;
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
            float top = (bytes[at + c] & 0xff) * (1 - a) + (bytes[at + 3 + c] & 0xff) * a;
            float low = (bytes[below + c] & 0xff) * (1 - a) + (bytes[below + 3 + c] & 0xff) * a;
            rgb = (rgb << 8) | (int) (top * (1 - b) + low * b + 0.5f);
        }
        return rgb;
    }
}
