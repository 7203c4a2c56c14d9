package dev.slipstream.vision.replay.orbit;

/**
 * The colour that most cameras see at a place: their weighted median by brightness, then the mean of those near it, which
 * is sharper and has no steps. Whatever stands before the place in some of them, or is mirrored in it, drops out. Used by
 * one thread, again and again.
 */
final class AgreedColour {
    /** Brightness beside the median, 0 to 255, from which on a colour does not count. */
    private static final float SAME = 40;

    private final int[] colour;
    private final float[] luma;
    private final float[] weight;
    private int count;
    private float total;

    AgreedColour(int most) {
        colour = new int[most];
        luma = new float[most];
        weight = new float[most];
    }

    void clear() {
        count = 0;
        total = 0;
    }

    void add(int rgb, float w) {
        colour[count] = rgb;
        luma[count] = Rgb.luma(rgb);
        weight[count++] = w;
        total += w;
    }

    /** 0xRRGGBB; negative where nobody said anything. */
    int colour() {
        if (!(total > 0)) {
            return -1;
        }
        float median = median();
        float red = 0;
        float green = 0;
        float blue = 0;
        float sum = 0;
        for (int i = 0; i < count; i++) {
            float w = weight[i] * Math.max(0, 1 - Math.abs(luma[i] - median) / SAME);
            red += w * Rgb.red(colour[i]);
            green += w * Rgb.green(colour[i]);
            blue += w * Rgb.blue(colour[i]);
            sum += w;
        }
        return Rgb.of(red / sum, green / sum, blue / sum);
    }

    /** By picking the least again and again: there are few. */
    private float median() {
        float passed = 0;
        float last = Float.NEGATIVE_INFINITY;
        while (true) {
            float least = Float.POSITIVE_INFINITY;
            float w = 0;
            for (int i = 0; i < count; i++) {
                if (luma[i] > last && luma[i] < least) {
                    least = luma[i];
                    w = weight[i];
                } else if (luma[i] == least) {
                    w += weight[i];
                }
            }
            passed += w;
            if (2 * passed >= total || least == Float.POSITIVE_INFINITY) {
                return least == Float.POSITIVE_INFINITY ? last : least;
            }
            last = least;
        }
    }
}
