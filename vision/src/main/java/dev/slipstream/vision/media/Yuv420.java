package dev.slipstream.vision.media;

/**
 * A picture as encoders want it: luma, then both chroma planes of half the width and height, BT.709 in limited range.
 * Source: ITU-R BT.709-6, table 3 and 4, as integers of 16 bits; those of chroma sum to zero, so that grey stays grey.
 *
 * @param width even
 * @param height even
 * @param planes Y, then Cb, then Cr, without padding
 */
@SuppressWarnings("ArrayRecordComponent") // a buffer that is used again and again; never compared
public record Yuv420(int width, int height, byte[] planes) {
    public Yuv420 {
        requireEven(width, height);
        if (planes.length != width * height * 3 / 2) {
            throw new IllegalArgumentException(
                    planes.length + " bytes are no 4:2:0 picture of " + width + "x" + height);
        }
    }

    /** A buffer for pictures of this size. */
    public static Yuv420 ofSize(int width, int height) {
        return new Yuv420(width, height, new byte[width * height * 3 / 2]);
    }

    /** @throws IllegalArgumentException if chroma could not have half of it */
    static void requireEven(int width, int height) {
        if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException(
                    "a video of " + width + "x" + height + " cannot be made: sides are even");
        }
    }

    /**
     * Fills it; chroma is the mean of four pixels.
     *
     * @param rgb 0xRRGGBB by rows
     */
    public void fill(int[] rgb) {
        if (rgb.length != width * height) {
            throw new IllegalArgumentException(rgb.length + " pixels are no picture of " + width + "x" + height);
        }
        int u = width * height;
        int v = u + u / 4;
        for (int y = 0; y < height; y += 2) {
            for (int x = 0; x < width; x += 2) {
                int at = y * width + x;
                int a = rgb[at];
                int b = rgb[at + 1];
                int c = rgb[at + width];
                int d = rgb[at + width + 1];
                planes[at] = luma(a);
                planes[at + 1] = luma(b);
                planes[at + width] = luma(c);
                planes[at + width + 1] = luma(d);
                int red = (a >> 16 & 0xff) + (b >> 16 & 0xff) + (c >> 16 & 0xff) + (d >> 16 & 0xff);
                int green = (a >> 8 & 0xff) + (b >> 8 & 0xff) + (c >> 8 & 0xff) + (d >> 8 & 0xff);
                int blue = (a & 0xff) + (b & 0xff) + (c & 0xff) + (d & 0xff);
                planes[u++] = (byte) ((-6596 * red - 22188 * green + 28784 * blue + (128 << 18) + (1 << 17)) >> 18);
                planes[v++] = (byte) ((28784 * red - 26145 * green - 2639 * blue + (128 << 18) + (1 << 17)) >> 18);
            }
        }
    }

    private static byte luma(int p) {
        return (byte) ((11966 * (p >> 16 & 0xff) + 40254 * (p >> 8 & 0xff) + 4064 * (p & 0xff) + (16 << 16) + (1 << 15))
                >> 16);
    }
}
