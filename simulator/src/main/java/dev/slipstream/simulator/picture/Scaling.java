package dev.slipstream.simulator.picture;

/** Resampling of pictures with a triangle as wide as a target pixel, or a source pixel where that is wider. */
final class Scaling {
    private Scaling() {}

    /**
     * One direction: a source of {@code sourceLength} pixels fills {@code length} target pixels from {@code start}.
     *
     * @param targetLength only pixels in the target are computed
     */
    record Axis(double start, double length, int sourceLength, int targetLength) {
        static int first(double start, int targetLength) {
            return (int) Math.max(0, Math.min(targetLength, Math.floor(start)));
        }

        int pixels() {
            int end = (int) Math.max(0, Math.min(targetLength, Math.ceil(start + length)));
            return Math.max(0, end - first(start, targetLength));
        }

        /** The source pixels that a target pixel is made of: the first one's index, then the weights. */
        double[] weights(int pixel) {
            double scale = sourceLength / length;
            double reach = Math.max(1, scale);
            double centre = (first(start, targetLength) + pixel + 0.5 - start) * scale - 0.5;
            int from = (int) Math.ceil(centre - reach);
            int to = (int) Math.floor(centre + reach);
            double[] weights = new double[to - from + 2];
            weights[0] = from;
            double sum = 0;
            for (int i = from; i <= to; i++) {
                double weight = Math.max(0, 1 - Math.abs(i - centre) / reach);
                weights[i - from + 1] = weight;
                sum += weight;
            }
            for (int i = 1; i < weights.length; i++) {
                weights[i] /= sum;
            }
            return weights;
        }

        int clamp(int i) {
            return Math.max(0, Math.min(sourceLength - 1, i));
        }
    }

    /** The part of the scaled picture that lies in the target. */
    static Picture part(Picture source, Axis across, Axis down) {
        int width = across.pixels();
        int height = down.pixels();
        float[][] rows = new float[source.height()][];
        Picture scaled = Picture.blank(width, height, 0);
        for (int y = 0; y < height; y++) {
            double[] weights = down.weights(y);
            float[] sum = new float[3 * width];
            for (int i = 1; i < weights.length; i++) {
                int row = down.clamp((int) weights[0] + i - 1);
                if (rows[row] == null) {
                    rows[row] = row(source, row, across);
                }
                float weight = (float) weights[i];
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += weight * rows[row][k];
                }
            }
            for (int x = 0; x < width; x++) {
                scaled.rgb()[y * width + x] = (int) (sum[3 * x] + 0.5f) << 16
                        | (int) (sum[3 * x + 1] + 0.5f) << 8
                        | (int) (sum[3 * x + 2] + 0.5f);
            }
        }
        return scaled;
    }

    private static float[] row(Picture source, int row, Axis across) {
        float[] scaled = new float[3 * across.pixels()];
        for (int x = 0; 3 * x < scaled.length; x++) {
            double[] weights = across.weights(x);
            for (int i = 1; i < weights.length; i++) {
                int rgb = source.rgb()[row * source.width() + across.clamp((int) weights[0] + i - 1)];
                scaled[3 * x] += (float) (weights[i] * (rgb >> 16 & 255));
                scaled[3 * x + 1] += (float) (weights[i] * (rgb >> 8 & 255));
                scaled[3 * x + 2] += (float) (weights[i] * (rgb & 255));
            }
        }
        return scaled;
    }
}
