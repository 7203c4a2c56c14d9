package dev.slipstream.simulator.render;

import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;
import org.jspecify.annotations.Nullable;

/**
 * Falling and swirling snow. Flakes live in a cube of ten metres that repeats through space, so that all cameras see the
 * same flakes in the same places; gusts move them together.
 */
final class Snowfall {
    private static final double CUBE = 10;
    private static final int CUBES = 2;
    private static final double NEAREST = 2;
    /** Metres beyond which all is sharp. */
    private static final double FOCUS = 8;

    private static final int WHITE = 0xF4F7FB;

    private final double[] homes;

    Snowfall(int flakes) {
        homes = new double[flakes * 4];
        for (int i = 0; i < flakes; i++) {
            homes[4 * i] = Noise.at(i, 1, 71) * CUBE;
            homes[4 * i + 1] = Noise.at(i, 2, 71) * CUBE;
            homes[4 * i + 2] = Noise.at(i, 3, 71) * CUBE;
            homes[4 * i + 3] = Noise.at(i, 4, 71);
        }
    }

    /** Over a finished picture; {@code target} tells what a flake is behind of. */
    void draw(Camera camera, double time, Target target, int[] rgb) {
        Vec3 eye = camera.centre();
        double gust = 1.6 + 1.2 * StrictMath.sin(time * 0.9) + 0.5 * StrictMath.sin(time * 2.3);
        double blown = 1.6 * time - 1.33 * StrictMath.cos(time * 0.9) - 0.22 * StrictMath.cos(time * 2.3);
        for (int i = 0; i < homes.length; i += 4) {
            double nature = homes[i + 3];
            double swirl = time * (1.1 + nature) + 40 * nature;
            double x = homes[i] + 0.6 * blown + 0.35 * StrictMath.sin(swirl);
            double y = homes[i + 1] + blown * (0.7 + 0.3 * nature) + 0.35 * StrictMath.cos(swirl * 1.3);
            double z = homes[i + 2] - time * (0.9 + 0.7 * nature) + 0.15 * StrictMath.sin(swirl * 2);
            flakes(camera, eye, x, y, z, nature, gust, target, rgb);
        }
    }

    /** One flake, in each of the cubes around the camera. */
    private void flakes(
            Camera camera,
            Vec3 eye,
            double x,
            double y,
            double z,
            double nature,
            double gust,
            Target target,
            int[] rgb) {
        double x0 = x + CUBE * Math.floor((eye.x() - x) / CUBE);
        double y0 = y + CUBE * Math.floor((eye.y() - y) / CUBE);
        double z0 = z + CUBE * Math.floor((eye.z() - z) / CUBE);
        for (int i = -CUBES; i <= CUBES; i++) {
            for (int j = -CUBES; j <= CUBES; j++) {
                for (int k = -1; k <= 1; k++) {
                    flake(
                            camera,
                            new Vec3(x0 + i * CUBE, y0 + j * CUBE, z0 + k * CUBE),
                            0.003 + 0.005 * nature,
                            gust,
                            target,
                            rgb);
                }
            }
        }
    }

    private static void flake(Camera camera, Vec3 place, double radius, double gust, Target target, int[] rgb) {
        @Nullable Vec3 p = camera.project(place);
        if (p == null || p.z() < NEAREST) {
            return;
        }
        double size = camera.focal() * radius / p.z();
        // What is near is out of focus: larger, and fainter by the square of that.
        double blur = p.z() < FOCUS ? camera.focal() * 0.004 * (1 / p.z() - 1 / FOCUS) : 0;
        double reach = size + blur;
        double thin = size / reach;
        double opacity = 0.9 * Math.max(0.2, thin) * (reach < 0.5 ? reach / 0.5 : 1);
        // A fiftieth of a second's way, as the shutter is open.
        double streak = Math.min(reach * 0.8, camera.focal() * gust * 0.006 / p.z());
        int x0 = (int) Math.floor(p.x() - reach - streak);
        int x1 = (int) Math.ceil(p.x() + reach + streak);
        int y0 = (int) Math.floor(p.y() - reach);
        int y1 = (int) Math.ceil(p.y() + reach);
        if (x1 < 0 || y1 < 0 || x0 >= camera.width() || y0 >= camera.height()) {
            return;
        }
        for (int v = Math.max(0, y0); v <= Math.min(camera.height() - 1, y1); v++) {
            for (int u = Math.max(0, x0); u <= Math.min(camera.width() - 1, x1); u++) {
                int sample = v * Target.SAMPLES * target.width() + u * Target.SAMPLES;
                if (target.depth()[sample] < p.z()) {
                    continue;
                }
                double du = Math.max(0, Math.abs(u - p.x()) - streak);
                double dv = v - p.y();
                double far = Math.sqrt(du * du + dv * dv);
                double cover = reach > 1.2 ? soft(far / (reach + 0.5)) : Math.min(1, reach + 0.5 - far);
                if (cover > 0) {
                    int at = v * camera.width() + u;
                    rgb[at] = Colours.mix(rgb[at], WHITE, (int) (256 * cover * opacity)) & 0xFFFFFF;
                }
            }
        }
    }

    /** From the middle to the edge of a flake. */
    private static double soft(double k) {
        return k >= 1 ? 0 : (1 - k * k) * (1 - k * k);
    }
}
