package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.geometry.Vec3;

/**
 * A thing that moves without being carried: the puck, a gate's pole that was hit. Drawn as a rounded cone.
 *
 * @param colour 0xRRGGBB
 */
public record Prop(Vec3 a, Vec3 b, double radius, int colour) {}
