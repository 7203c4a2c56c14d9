package dev.slipstream.simulator.body;

import dev.slipstream.simulator.geometry.Vec3;

/**
 * Where the chest is and how it stands: the bib is drawn in its coordinates, and close-ups frame it. All directions are
 * unit vectors of the world.
 *
 * @param centre of the chest, inside the body
 * @param right the athlete's own right
 * @param up from the hips to the neck
 * @param forward out of the chest
 * @param width of the torso, metres
 * @param height from hips to neck, metres
 */
public record TorsoFrame(Vec3 centre, Vec3 right, Vec3 up, Vec3 forward, double width, double height) {}
