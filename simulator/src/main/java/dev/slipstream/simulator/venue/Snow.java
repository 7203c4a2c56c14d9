package dev.slipstream.simulator.venue;

import dev.slipstream.simulator.render.Colours;
import dev.slipstream.simulator.render.Noise;

/** Snow on the ground: nearly white, bluish in its hollows, with a sparkle here and there. */
final class Snow {
    private Snow() {}

    /** Of a texel of a tile whose opposite sides fit each other. */
    static int colour(int x, int y, int side, double ridge, int seed) {
        double n = wrapped(x, y, side, 64, seed) * 0.6 + wrapped(x, y, side, 16, seed + 1) * 0.4;
        double fine = Noise.at(x, y, seed + 2);
        double light = 226 + 20 * (n - 0.5) + 9 * (fine - 0.5) + ridge + (fine > 0.997 ? 18 : 0);
        return Colours.pack((float) light - 6, (float) light, (float) (light + 7));
    }

    /** Noise of a cell's size that repeats with the tile: two phases faded into each other. */
    private static double wrapped(int x, int y, int side, int cell, int seed) {
        double kx = x / (double) side;
        double ky = y / (double) side;
        double u = x / (double) cell;
        double v = y / (double) cell;
        double period = side / (double) cell;
        double top = Noise.smooth(u, v, seed) * (1 - kx) + Noise.smooth(u - period, v, seed) * kx;
        double bottom = Noise.smooth(u, v - period, seed) * (1 - kx) + Noise.smooth(u - period, v - period, seed) * kx;
        return top * (1 - ky) + bottom * ky;
    }
}
