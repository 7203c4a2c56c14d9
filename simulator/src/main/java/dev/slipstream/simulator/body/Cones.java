package dev.slipstream.simulator.body;

import dev.slipstream.simulator.geometry.Vec3;

import java.util.ArrayList;
import java.util.List;

/** The parts of one figure while it is being clothed. */
final class Cones {
    private final List<Cone> list = new ArrayList<>(48);

    void add(Vec3 a, double radiusA, Vec3 b, double radiusB, Surface surface) {
        list.add(new Cone(a, b, radiusA, radiusB, surface));
    }

    /** How deep the lowest is in the ground, metres; 0 if none is. */
    double depth(Ground ground) {
        double deepest = 0;
        for (Cone c : list) {
            deepest = Math.max(deepest, ground.height(c.a().x(), c.a().y()) - (c.a().z() - c.radiusA()));
            deepest = Math.max(deepest, ground.height(c.b().x(), c.b().y()) - (c.b().z() - c.radiusB()));
        }
        return deepest;
    }

    /** All of them, raised together: a body lies on the ground, not in it. */
    List<Cone> raised(Vec3 up) {
        return list.stream()
                .map(c -> new Cone(c.a().plus(up), c.b().plus(up), c.radiusA(), c.radiusB(), c.surface()))
                .toList();
    }
}
