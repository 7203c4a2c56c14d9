package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Ground;
import dev.slipstream.simulator.geometry.Vec3;

/** A slope as a height over the plan: what the renderer makes a mesh of and what skiers stand on. */
public interface Terrain extends Ground {
    /** Of length one, out of the snow. */
    default Vec3 normal(double x, double y) {
        double e = 0.05;
        double dx = (height(x + e, y) - height(x - e, y)) / (2 * e);
        double dy = (height(x, y + e) - height(x, y - e)) / (2 * e);
        return new Vec3(-dx, -dy, 1).unit();
    }
}
