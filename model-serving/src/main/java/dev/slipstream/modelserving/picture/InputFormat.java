package dev.slipstream.modelserving.picture;

import dev.slipstream.modelserving.catalogue.CodecSpec;

import java.util.Arrays;

/**
 * How a network wants its picture. Each value is {@code (v - mean) / deviation}, v being 0 to 255.
 *
 * @param planar one plane for each colour (NCHW); else the colours of a pixel side by side (NHWC)
 * @param bgr blue first; else red first
 * @param mean for each colour in the network's order
 * @param deviation for each colour in the network's order
 * @param pad 0 to 255, where the network looks beyond the picture
 */
@SuppressWarnings("ArrayRecordComponent") // never changed after the constructor, and formats are not compared
public record InputFormat(
        int width, int height, boolean planar, boolean bgr, float[] mean, float[] deviation, float pad) {
    private static final int MAX_SIDE = 4096;

    public InputFormat {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException(
                    "A network sees 1 to " + MAX_SIDE + " pixels, not " + width + "x" + height);
        }
        if (mean.length != 3 || deviation.length != 3) {
            throw new IllegalArgumentException(
                    "Three colours take three means and deviations, not " + mean.length + " and " + deviation.length);
        }
    }

    /** As the catalogue says: width, height, layout and channels, and, where they are there, mean, std, scale and pad. */
    public static InputFormat of(CodecSpec spec) {
        return of(spec, spec.number("width"), spec.number("height"));
    }

    /** The same for a network that takes pictures of any size. */
    public static InputFormat of(CodecSpec spec, int width, int height) {
        float scale = spec.has("scale") ? spec.number("scale") : 1;
        return new InputFormat(
                width,
                height,
                choice(spec, "layout", "NCHW", "NHWC"),
                choice(spec, "channels", "BGR", "RGB"),
                spec.has("mean") ? spec.reals("mean") : new float[3],
                spec.has("std") ? spec.reals("std") : filled(scale),
                spec.has("pad") ? spec.number("pad") : 0);
    }

    private static float[] filled(float value) {
        float[] values = new float[3];
        Arrays.fill(values, value);
        return values;
    }

    private static boolean choice(CodecSpec spec, String parameter, String yes, String no) {
        String text = spec.text(parameter);
        if (!text.equals(yes) && !text.equals(no)) {
            throw new IllegalArgumentException(
                    "Codec " + spec.name() + " takes " + yes + " or " + no + " as " + parameter + ", not " + text);
        }
        return text.equals(yes);
    }

    /** This format at another size. */
    public InputFormat sized(int newWidth, int newHeight) {
        return new InputFormat(newWidth, newHeight, planar, bgr, mean, deviation, pad);
    }

    /** The shape of a tensor with one picture. */
    public long[] shape() {
        return planar ? new long[] {1, 3, height, width} : new long[] {1, height, width, 3};
    }

    /** Values of one picture. */
    public int size() {
        return 3 * width * height;
    }
}
