package dev.slipstream.simulator.venue;

import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.picture.Picture;
import dev.slipstream.simulator.render.Colours;
import dev.slipstream.simulator.render.Mesh;
import dev.slipstream.simulator.render.Noise;
import dev.slipstream.simulator.render.Texture;

import java.util.List;

/** Sky and far mountains on a drum around the valley. */
final class Panorama {
    private static final double RADIUS = 420;
    private static final double BOTTOM = -80;
    private static final double TOP = 260;
    private static final int STEPS = 48;

    private Panorama() {}

    static void add(List<Mesh> meshes) {
        Mesh.Builder drum = Mesh.of(Mesh.Kind.SOLID, texture());
        for (int i = 0; i < STEPS; i++) {
            drum.quad(
                    at(i, TOP),
                    at(i + 1, TOP),
                    at(i + 1, BOTTOM),
                    at(i, BOTTOM),
                    2.0 * i / STEPS,
                    0.002,
                    2.0 * (i + 1) / STEPS,
                    0.998,
                    1);
        }
        meshes.add(drum.build());
        Mesh.Builder lid = Mesh.of(Mesh.Kind.SOLID, Texture.opaque(Picture.blank(4, 4, 0x9FB4CE)));
        lid.quad(
                new Vec3(-500, 500, TOP - 1),
                new Vec3(500, 500, TOP - 1),
                new Vec3(500, -500, TOP - 1),
                new Vec3(-500, -500, TOP - 1),
                0,
                0,
                1,
                1,
                1);
        meshes.add(lid.build());
    }

    private static Vec3 at(int i, double z) {
        double angle = 2 * StrictMath.PI * i / STEPS;
        return new Vec3(60 + RADIUS * StrictMath.cos(angle), RADIUS * StrictMath.sin(angle), z);
    }

    private static Texture texture() {
        int width = 2048;
        int height = 512;
        Picture picture = Picture.blank(width, height, 0);
        for (int x = 0; x < width; x++) {
            double far = ridge(x, width, 5, 21) * 150 + 150;
            double near = ridge(x, width, 9, 27) * 110 + 60;
            for (int y = 0; y < height; y++) {
                double up = height - y;
                picture.rgb()[y * width + x] = colour(x, y, up, far, near);
            }
        }
        return Texture.opaque(picture);
    }

    private static int colour(int x, int y, double up, double far, double near) {
        double haze = Math.min(1, up / 512);
        if (up < near) {
            double snow = Noise.fractal(x / 26.0 + up / 60, up / 34.0, 3, 33);
            double light = snow > 0.52 ? 206 : 150 + 60 * snow;
            return Colours.pack((float) (light * 0.93), (float) (light * 0.97), (float) Math.min(255, light * 1.05));
        }
        if (up < far) {
            double snow = Noise.fractal(x / 40.0 + up / 50, up / 40.0, 4, 39);
            double light = 172 + 48 * snow;
            return Colours.pack((float) (light * 0.94), (float) (light * 0.985), (float) Math.min(255, light * 1.07));
        }
        double cloud = 14 * Noise.fractal(x / 128.0, y / 50.0, 4, 51);
        return Colours.pack((float) (214 - 52 * haze + cloud), (float) (223 - 40 * haze + cloud), (float)
                (233 - 22 * haze + cloud * 0.6));
    }

    /** 0 to 1, fitting where the picture repeats. */
    private static double ridge(int x, int width, int peaks, int seed) {
        double k = x / (double) width;
        double here = Noise.fractal(k * peaks, 0, 5, seed);
        double wrapped = Noise.fractal((k - 1) * peaks, 0, 5, seed);
        return here * (1 - k) + wrapped * k;
    }
}
