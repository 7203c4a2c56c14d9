package dev.slipstream.modelserving.ocr;

import dev.slipstream.vision.media.Picture;

import java.nio.FloatBuffer;

/**
 * Cuts a region out of a picture, scales it and lays it out as a network wants it: planes blue, green, red (the order
 * PP-OCR was trained in), each value {@code (v / 255 - mean) / deviation}.
 */
final class PixelScaler {
    private final float[] mean;
    private final float[] deviation;

    /** Both per plane, in the order of the planes. */
    PixelScaler(float[] mean, float[] deviation) {
        this.mean = mean.clone();
        this.deviation = deviation.clone();
    }

    /**
     * Appends the region, scaled to {@code width} x {@code height}, as three planes.
     *
     * <p>Bilinear; when shrinking, the mean of as many bilinear samples as source pixels fall on a target pixel, else
     * thin strokes would fall between the samples.
     */
    void append(Picture picture, Region region, int width, int height, FloatBuffer out) {
        double scaleX = region.width() / (double) width;
        double scaleY = region.height() / (double) height;
        int tapsX = Math.max(1, (int) Math.ceil(scaleX - 0.01));
        int tapsY = Math.max(1, (int) Math.ceil(scaleY - 0.01));
        Axis columns = new Axis(region.x(), scaleX, tapsX, width, picture.width());
        Axis rows = new Axis(region.y(), scaleY, tapsY, height, picture.height());
        int plane = width * height;
        int start = out.position();
        byte[] rgb = picture.rgb();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    float value = sample(rgb, picture.width(), columns, x, rows, y, 2 - channel);
                    out.put(
                            start + channel * plane + y * width + x,
                            (value / 255f - mean[channel]) / deviation[channel]);
                }
            }
        }
        out.position(start + 3 * plane);
    }

    private static float sample(byte[] rgb, int stride, Axis columns, int x, Axis rows, int y, int channel) {
        float sum = 0;
        for (int v = y * rows.taps; v < (y + 1) * rows.taps; v++) {
            int upper = rows.lower[v] * stride;
            int lower = rows.upper[v] * stride;
            float fy = rows.fraction[v];
            for (int u = x * columns.taps; u < (x + 1) * columns.taps; u++) {
                int left = columns.lower[u];
                int right = columns.upper[u];
                float fx = columns.fraction[u];
                float top = at(rgb, upper + left, channel) * (1 - fx) + at(rgb, upper + right, channel) * fx;
                float bottom = at(rgb, lower + left, channel) * (1 - fx) + at(rgb, lower + right, channel) * fx;
                sum += top * (1 - fy) + bottom * fy;
            }
        }
        return sum / (rows.taps * columns.taps);
    }

    private static float at(byte[] rgb, int pixel, int channel) {
        return rgb[pixel * 3 + channel] & 0xff;
    }

    /** Where the samples of one axis lie, worked out once instead of per pixel. */
    private static final class Axis {
        private final int taps;
        private final int[] lower;
        private final int[] upper;
        private final float[] fraction;

        Axis(int start, double scale, int taps, int length, int limit) {
            this.taps = taps;
            this.lower = new int[length * taps];
            this.upper = new int[length * taps];
            this.fraction = new float[length * taps];
            for (int i = 0; i < lower.length; i++) {
                double position = start + (i + 0.5) / taps * scale - 0.5;
                double clamped = Math.max(0, Math.min(limit - 1.0, position));
                lower[i] = (int) clamped;
                upper[i] = Math.min(limit - 1, lower[i] + 1);
                fraction[i] = (float) (clamped - lower[i]);
            }
        }
    }
}
