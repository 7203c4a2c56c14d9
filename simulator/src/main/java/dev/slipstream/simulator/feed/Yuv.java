package dev.slipstream.simulator.feed;

/**
 * RGB to planar 4:2:0 with the BT.709 matrix in limited range (ITU-R BT.709-6, item 3; 16 to 235), colour taken as the mean
 * of two by two pixels. Done here because it halves what goes through the pipe to the encoder.
 */
final class Yuv {
    private static final int SHIFT = 16;
    private static final int Y_OFFSET = (16 << SHIFT) + (1 << (SHIFT - 1));
    /** Sums of four pixels are shifted two bits further. */
    private static final int C_OFFSET = (128 << (SHIFT + 2)) + (1 << (SHIFT + 1));

    private Yuv() {}

    static int bytes(int width, int height) {
        return width * height * 3 / 2;
    }

    /**
     * Converts one picture.
     *
     * @param rgb 0xRRGGBB by rows; width and height are even
     * @param yuv planes Y, U, V, one after the other
     */
    static void fromRgb(int[] rgb, int width, int height, byte[] yuv) {
        int u = width * height;
        int v = u + u / 4;
        for (int y = 0; y < height; y += 2) {
            int row = y * width;
            for (int x = 0; x < width; x += 2) {
                int at = row + x;
                int a = rgb[at];
                int b = rgb[at + 1];
                int c = rgb[at + width];
                int d = rgb[at + width + 1];
                yuv[at] = luma(a);
                yuv[at + 1] = luma(b);
                yuv[at + width] = luma(c);
                yuv[at + width + 1] = luma(d);
                int red = (a >> 16 & 255) + (b >> 16 & 255) + (c >> 16 & 255) + (d >> 16 & 255);
                int green = (a >> 8 & 255) + (b >> 8 & 255) + (c >> 8 & 255) + (d >> 8 & 255);
                int blue = (a & 255) + (b & 255) + (c & 255) + (d & 255);
                yuv[u++] = (byte) ((-6596 * red - 22188 * green + 28784 * blue + C_OFFSET) >> (SHIFT + 2));
                yuv[v++] = (byte) ((28784 * red - 26145 * green - 2639 * blue + C_OFFSET) >> (SHIFT + 2));
            }
        }
    }

    private static byte luma(int rgb) {
        return (byte) ((11966 * (rgb >> 16 & 255) + 40254 * (rgb >> 8 & 255) + 4064 * (rgb & 255) + Y_OFFSET) >> SHIFT);
    }
}
