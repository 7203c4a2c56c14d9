package dev.slipstream.simulator.picture;

/** What a shape is filled with: a colour and how opaque it is, for each place of the picture. */
@FunctionalInterface
public interface Ink {
    /** 0xAARRGGBB at a place in pixels; the first pixel reaches from 0 to 1. */
    int at(double x, double y);

    /**
     * @param colour 0xRRGGBB
     * @param opacity 0 to 1
     */
    static Ink plain(int colour, double opacity) {
        int argb = argb(colour, opacity);
        return (x, y) -> argb;
    }

    /** Changes evenly from one place to the other and stays the same beyond both. */
    static Ink gradient(
            double x0, double y0, int colour0, double opacity0, double x1, double y1, int colour1, double opacity1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double scale = 1 / Math.max(1e-9, dx * dx + dy * dy);
        return (x, y) -> {
            double k = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) * scale));
            return argb(mix(colour0, colour1, k), opacity0 + (opacity1 - opacity0) * k);
        };
    }

    /** From one colour (0) to the other (1), both 0xRRGGBB. */
    static int mix(int a, int b, double k) {
        return channel(a, b, k, 16) << 16 | channel(a, b, k, 8) << 8 | channel(a, b, k, 0);
    }

    private static int channel(int a, int b, double k, int shift) {
        int from = a >> shift & 255;
        int to = b >> shift & 255;
        return (int) (from + (to - from) * k + 0.5);
    }

    private static int argb(int colour, double opacity) {
        return (int) (Math.max(0, Math.min(1, opacity)) * 255 + 0.5) << 24 | (colour & 0xFFFFFF);
    }

    /** The colour under it, 0xRRGGBB, after ink was laid over so much of it. */
    static int over(int under, int argb, double covered) {
        int alpha = (int) ((argb >>> 24) * covered + 0.5);
        int rest = 255 - alpha;
        int red = ((argb >> 16 & 255) * alpha + (under >> 16 & 255) * rest + 127) / 255;
        int green = ((argb >> 8 & 255) * alpha + (under >> 8 & 255) * rest + 127) / 255;
        int blue = ((argb & 255) * alpha + (under & 255) * rest + 127) / 255;
        return red << 16 | green << 8 | blue;
    }
}
