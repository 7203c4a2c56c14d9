package dev.slipstream.simulator.truth;

import dev.slipstream.simulator.body.Cone;
import dev.slipstream.simulator.body.Surface;
import dev.slipstream.simulator.geometry.Vec3;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A cone's capsules are the cone, to within the tolerance that truth promises. */
class CapsuleTest {
    /** Distance to the surface of the hull of two balls, by search along its axis: the smallest of the distances to all balls. */
    private static double toCone(Cone cone, Vec3 p) {
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i <= 2000; i++) {
            double s = i / 2000.0;
            double radius = cone.radiusA() + (cone.radiusB() - cone.radiusA()) * s;
            nearest = Math.min(nearest, p.minus(cone.a().lerp(cone.b(), s)).length() - radius);
        }
        return nearest;
    }

    private static double toCapsules(List<Capsule> capsules, Vec3 p) {
        double nearest = Double.MAX_VALUE;
        for (Capsule c : capsules) {
            Vec3 along = c.b().minus(c.a());
            double s = along.dot(along) == 0 ? 0 : p.minus(c.a()).dot(along) / along.dot(along);
            Vec3 foot = c.a().lerp(c.b(), Math.max(0, Math.min(1, s)));
            nearest = Math.min(nearest, p.minus(foot).length() - c.radius());
        }
        return nearest;
    }

    @Test
    void theSurfaceIsNowhereFartherThanTheTolerance() {
        Cone thigh = new Cone(new Vec3(0, 0, 1), new Vec3(0.1, 0.05, 0.55), 0.11, 0.062, Surface.TROUSERS);
        List<Capsule> capsules = Capsule.of(thigh);
        Random random = new Random(5);

        for (int i = 0; i < 500; i++) {
            Vec3 p = new Vec3(random.nextDouble(-0.2, 0.3), random.nextDouble(-0.2, 0.3), random.nextDouble(0.4, 1.2));
            assertThat(toCapsules(capsules, p)).isCloseTo(toCone(thigh, p), within(Capsule.TOLERANCE + 1e-4));
        }
        assertThat(capsules).hasSize(8);
    }

    @Test
    void whatIsACapsuleStaysOne() {
        Cone pole = new Cone(Vec3.ZERO, Vec3.UP, 0.01, 0.01, Surface.POLE);

        assertThat(Capsule.of(pole)).containsExactly(new Capsule(Vec3.ZERO, Vec3.UP, 0.01));
    }
}
