package dev.slipstream.simulator.truth;

/**
 * An athlete can be seen in a feed for a while: what recognition is measured against.
 *
 * @param athlete id
 * @param from seconds from the start
 */
public record Sighting(String camera, String athlete, double from, double to) {}
