package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Figure;

import java.util.List;

/**
 * What stands where at one instant.
 *
 * @param figures athletes in the venue, not those waiting outside
 * @param props things that move without being carried
 */
public record Scene(double time, List<Figure> figures, List<Prop> props) {}
