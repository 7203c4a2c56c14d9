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

    /** All of them, raised together if the lowest would be in the ground: a body lies on it. */
    List<Cone> above(Ground ground, double[] raised) {
        double deepest = 0;
        for (Cone c : list) {
            deepest = Math.max(deepest, ground.height(c.a().x(), c.a().y()) - (c.a().z() - c.radiusA()));
            deepest = Math.max(deepest, ground.height(c.b().x(), c.b().y()) - (c.b().z() - c.radiusB()));
        }
        raised[0] = deepest;
        if (deepest == 0) {
            return List.copyOf(list);
        }
        Vec3 up = new Vec3(0, 0, deepest);
        return list.stream()
                .map(c -> new Cone(c.a().plus(up), c.b().plus(up), c.radiusA(), c.radiusB(), c.surface()))
                .toList();
    }
}
