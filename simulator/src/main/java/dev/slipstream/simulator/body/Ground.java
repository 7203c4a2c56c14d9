package dev.slipstream.simulator.body;

/** What figures stand on: poses are written for a plane, feet and falls are set on this. */
@FunctionalInterface
public interface Ground {
    /** Level ice at z = 0. */
    Ground ICE = (x, y) -> 0;

    /** World z of the surface above or below a point of the plan, metres. */
    double height(double x, double y);
}
