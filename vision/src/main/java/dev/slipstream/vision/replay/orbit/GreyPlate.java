package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.media.Picture;

/** A plate in grey and a quarter of its size: as coarse as the sweep's samples lie apart. */
final class GreyPlate {
    private static final int FACTOR = 4;

    private final Camera camera;
    private final int width;
    private final int height;
    private final byte[] grey;
    private final double[] out = new double[3];

    GreyPlate(Camera camera, Picture plate) {
        this.camera = camera;
        width = plate.width() / FACTOR;
        height = plate.height() / FACTOR;
        grey = new byte[width * height];
        byte[] rgb = plate.rgb();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int sum = 0;
                for (int k = 0; k < FACTOR * FACTOR; k++) {
                    int at = 3 * ((FACTOR * y + k / FACTOR) * plate.width() + FACTOR * x + k % FACTOR);
                    sum += (rgb[at] & 0xff) + 2 * (rgb[at + 1] & 0xff) + (rgb[at + 2] & 0xff);
                }
                grey[y * width + x] = (byte) (sum / (4 * FACTOR * FACTOR));
            }
        }
    }

    Camera camera() {
        return camera;
    }

    /** Grey at a point of the world, 0 to 255; not a number where the camera does not see it. Used by one thread. */
    float at(double x, double y, double z) {
        if (!camera.project(x, y, z, out)) {
            return Float.NaN;
        }
        float u = (float) ((out[0] + 0.5) / FACTOR - 0.5);
        float v = (float) ((out[1] + 0.5) / FACTOR - 0.5);
        if (!(u >= 0 && v >= 0 && u < width - 1 && v < height - 1)) {
            return Float.NaN;
        }
        int i = (int) u;
        int j = (int) v;
        float a = u - i;
        float b = v - j;
        int at = j * width + i;
        float top = (grey[at] & 0xff) * (1 - a) + (grey[at + 1] & 0xff) * a;
        float low = (grey[at + width] & 0xff) * (1 - a) + (grey[at + width + 1] & 0xff) * a;
        return top * (1 - b) + low * b;
    }
}
