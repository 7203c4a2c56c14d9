package dev.slipstream.simulator.truth;

import dev.slipstream.simulator.body.Cone;
import dev.slipstream.simulator.geometry.Vec3;

import java.util.ArrayList;
import java.util.List;

/**
 * All points within a radius of a line: the one shape of truth's geometry, simple enough for any program to measure against.
 *
 * @param a one end of the line, world, metres
 * @param radius metres
 */
record Capsule(Vec3 a, Vec3 b, double radius) {
    /** The surface of the union of capsules lies nowhere farther than this from that of the cone, metres. */
    static final double TOLERANCE = 0.003;

    /**
     * A rounded cone as capsules. It is the union of balls whose radius changes evenly from end to end; each capsule is the
     * balls of one stretch with the radius of its middle, so each is wrong by at most half of its stretch's change.
     */
    static List<Capsule> of(Cone cone) {
        double change = cone.radiusB() - cone.radiusA();
        int stretches = Math.max(1, (int) Math.ceil(Math.abs(change) / (2 * TOLERANCE)));
        List<Capsule> capsules = new ArrayList<>(stretches);
        for (int i = 0; i < stretches; i++) {
            capsules.add(new Capsule(
                    cone.a().lerp(cone.b(), (double) i / stretches),
                    cone.a().lerp(cone.b(), (i + 1.0) / stretches),
                    cone.radiusA() + change * (i + 0.5) / stretches));
        }
        return capsules;
    }
}
