package dev.slipstream.simulator.render;

import dev.slipstream.simulator.geometry.Vec3;

import java.util.List;

/**
 * How a venue is lit.
 *
 * @param lamps far away: the sun, or the strongest of a hall's
 * @param sky light from above, of each channel, 1 = white paper stays white
 * @param bounce light from below
 */
public record Light(List<Lamp> lamps, Rgb sky, Rgb bounce) {
    public Light {
        lamps = List.copyOf(lamps);
    }

    /** Channels of light. */
    public record Rgb(double r, double g, double b) {}

    /**
     * One lamp.
     *
     * @param to unit vector towards it
     * @param shadow how dark its shadows are, 0 to 1
     */
    public record Lamp(Vec3 to, Rgb colour, double shadow) {}
}
