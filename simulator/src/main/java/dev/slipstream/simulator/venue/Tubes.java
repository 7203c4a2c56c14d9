package dev.slipstream.simulator.venue;

import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.render.Mesh;

/** Pipes and poles: eight-sided, lit from above. */
final class Tubes {
    private static final int SIDES = 8;

    private Tubes() {}

    static void add(Mesh.Builder mesh, Vec3 a, Vec3 b, double radius) {
        Vec3 axis = b.minus(a).unit();
        Vec3 u = axis.cross(Math.abs(axis.z()) > 0.9 ? new Vec3(1, 0, 0) : Vec3.UP)
                .unit();
        Vec3 v = axis.cross(u);
        for (int i = 0; i < SIDES; i++) {
            Vec3 from = around(u, v, i);
            Vec3 to = around(u, v, i + 1);
            double shade = 0.8 + 0.25 * from.plus(to).unit().dot(new Vec3(0.3, -0.4, 0.86));
            mesh.quad(
                    b.plus(from.times(radius)),
                    b.plus(to.times(radius)),
                    a.plus(to.times(radius)),
                    a.plus(from.times(radius)),
                    0,
                    0,
                    1,
                    1,
                    shade);
        }
    }

    private static Vec3 around(Vec3 u, Vec3 v, int i) {
        double angle = 2 * StrictMath.PI * i / SIDES;
        return u.times(StrictMath.cos(angle)).plus(v.times(StrictMath.sin(angle)));
    }
}
