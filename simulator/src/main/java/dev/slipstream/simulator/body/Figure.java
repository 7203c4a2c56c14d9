package dev.slipstream.simulator.body;

import dev.slipstream.simulator.geometry.Vec3;

import java.util.List;

/**
 * One athlete at one instant, with everything worn and carried: what is rendered, and what the truth says stood there.
 *
 * @param athlete index in the start list
 * @param head centre of the head, world
 */
public record Figure(int athlete, Outfit outfit, TorsoFrame torso, Vec3 head, List<Cone> cones) {}
