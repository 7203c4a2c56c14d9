package dev.slipstream.simulator.render;

import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;

import java.util.Arrays;

/**
 * Where each sample of a camera looks, in the camera's frame: x and y where z is 1. The lens's distortion is undone on a
 * coarse grid and interpolated, which at sixteen samples a step is right to a thousandth of a pixel.
 */
final class PixelRays {
    private static final int STEP = 16;

    private final boolean straight;
    private final float step;
    private final float firstY;
    private final int columns;
    /** Without distortion, of each column; else of the grid. */
    private final float[] x;

    private final float[] y;

    PixelRays(Camera camera) {
        int s = Target.SAMPLES;
        straight = !camera.distorts();
        step = (float) (1 / (camera.focal() * s));
        firstY = (float) ((pixel(0) - camera.principalY()) / camera.focal());
        if (straight) {
            columns = camera.width() * s;
            x = new float[columns];
            y = new float[0];
            for (int u = 0; u < columns; u++) {
                x[u] = (float) ((pixel(u) - camera.principalX()) / camera.focal());
            }
            return;
        }
        columns = camera.width() * s / STEP + 2;
        int rows = camera.height() * s / STEP + 2;
        x = new float[columns * rows];
        y = new float[columns * rows];
        double[] r = camera.rotation();
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                Vec3 ray = camera.ray(pixel(i * STEP), pixel(j * STEP));
                double z = r[6] * ray.x() + r[7] * ray.y() + r[8] * ray.z();
                x[j * columns + i] = (float) ((r[0] * ray.x() + r[1] * ray.y() + r[2] * ray.z()) / z);
                y[j * columns + i] = (float) ((r[3] * ray.x() + r[4] * ray.y() + r[5] * ray.z()) / z);
            }
        }
    }

    /** The pixel coordinate of a sample's centre. */
    static double pixel(double sample) {
        return (sample + 0.5) / Target.SAMPLES - 0.5;
    }

    /** The sample coordinate of a pixel's. */
    static double sample(double pixel) {
        return (pixel + 0.5) * Target.SAMPLES - 0.5;
    }

    /** Fills the x and y of a row of samples from {@code from} to {@code to}, the end excluded. */
    void row(int row, int from, int to, float[] outX, float[] outY) {
        if (straight) {
            System.arraycopy(x, from, outX, 0, to - from);
            Arrays.fill(outY, 0, to - from, firstY + row * step);
            return;
        }
        int j = row / STEP;
        float ky = (row - j * STEP) / (float) STEP;
        for (int u = from; u < to; u++) {
            int i = u / STEP;
            float kx = (u - i * STEP) / (float) STEP;
            int at = j * columns + i;
            outX[u - from] = mix(x, at, kx, ky);
            outY[u - from] = mix(y, at, kx, ky);
        }
    }

    /** The y of one sample. */
    float y(int row, int column) {
        if (straight) {
            return firstY + row * step;
        }
        int i = column / STEP;
        int j = row / STEP;
        return mix(y, j * columns + i, (column - i * STEP) / (float) STEP, (row - j * STEP) / (float) STEP);
    }

    private float mix(float[] v, int at, float kx, float ky) {
        float top = v[at] + (v[at + 1] - v[at]) * kx;
        float bottom = v[at + columns] + (v[at + columns + 1] - v[at + columns]) * kx;
        return top + (bottom - top) * ky;
    }
}
