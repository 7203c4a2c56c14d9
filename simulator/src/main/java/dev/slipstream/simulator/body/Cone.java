package dev.slipstream.simulator.body;

import dev.slipstream.simulator.geometry.Vec3;

/**
 * The hull of two balls: one part of a body or of what it carries. A capsule where the radii are equal.
 *
 * @param a centre of the first ball, world, metres
 * @param radiusA of it, metres
 */
public record Cone(Vec3 a, Vec3 b, double radiusA, double radiusB, Surface surface) {}
