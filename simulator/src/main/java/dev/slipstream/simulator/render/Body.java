package dev.slipstream.simulator.render;

import dev.slipstream.simulator.body.Cone;
import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.body.Surface;
import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.sport.Prop;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Something made of rounded cones, seen by one camera: a figure or a prop, upright or mirrored in the ice. */
final class Body {
    /** A cone, and how it looks. */
    record Part(
            ConeShape shape,
            double[] discs,
            Area bounds,
            @Nullable Surface surface,
            double length) {
        /**
         * Where a line of the unit plane at height y can meet it.
         *
         * @param range receives the least and the greatest x
         * @return whether there is such a place
         */
        boolean across(double y, double[] range) {
            // Along the axis the disc moves and grows in proportion: |y - cy(k)| <= r(k) is linear in k.
            double from = 0;
            double to = 1;
            for (int side = -1; side <= 1; side += 2) {
                double atA = side * (y - discs[1]) - discs[2];
                double atB = side * (y - discs[4]) - discs[5];
                if (atA > 0 && atB > 0) {
                    return false;
                }
                if (atA > 0) {
                    from = Math.max(from, atA / (atA - atB));
                } else if (atB > 0) {
                    to = Math.min(to, atA / (atA - atB));
                }
            }
            if (from > to) {
                return false;
            }
            double x0 = discs[0] + from * (discs[3] - discs[0]);
            double r0 = discs[2] + from * (discs[5] - discs[2]);
            double x1 = discs[0] + to * (discs[3] - discs[0]);
            double r1 = discs[2] + to * (discs[5] - discs[2]);
            range[0] = Math.min(x0 - r0, x1 - r1);
            range[1] = Math.max(x0 + r0, x1 + r1);
            return true;
        }
    }

    private final @Nullable Figure figure;
    private final int colour;
    private final byte kind;
    private final List<Part> parts;
    private final Area bounds;
    private final double distance;

    private Body(@Nullable Figure figure, int colour, byte kind, List<Part> parts) {
        this.figure = figure;
        this.colour = colour;
        this.kind = kind;
        this.parts = parts;
        Area all = Area.NONE;
        double nearest = Double.MAX_VALUE;
        for (Part part : parts) {
            all = all.union(part.bounds());
            nearest = Math.min(nearest, part.shape().nearest());
        }
        bounds = all;
        distance = nearest;
    }

    static Body of(Camera camera, Figure figure, boolean mirrored) {
        List<Part> parts = new ArrayList<>(figure.cones().size());
        for (Cone cone : figure.cones()) {
            add(parts, camera, cone.a(), cone.b(), cone.radiusA(), cone.radiusB(), cone.surface(), mirrored);
        }
        return new Body(figure, 0, (byte) (Target.FIGURE + figure.athlete()), parts);
    }

    static Body of(Camera camera, Prop prop, boolean mirrored) {
        List<Part> parts = new ArrayList<>(1);
        add(parts, camera, prop.a(), prop.b(), prop.radius(), prop.radius(), null, mirrored);
        return new Body(null, prop.colour(), Mesh.Kind.SOLID.code(), parts);
    }

    private static void add(
            List<Part> parts,
            Camera camera,
            Vec3 a,
            Vec3 b,
            double radiusA,
            double radiusB,
            @Nullable Surface surface,
            boolean mirrored) {
        ConeShape shape = mirrored
                ? new ConeShape(camera, flip(a), flip(b), radiusA, radiusB)
                : new ConeShape(camera, a, b, radiusA, radiusB);
        Area bounds = shape.bounds(camera);
        if (!bounds.empty()) {
            parts.add(new Part(shape, shape.discs(), bounds, surface, b.minus(a).length()));
        }
    }

    private static Vec3 flip(Vec3 p) {
        return new Vec3(p.x(), p.y(), -p.z());
    }

    /** Null for a prop. */
    @Nullable
    Figure figure() {
        return figure;
    }

    /** Of a prop. */
    int colour() {
        return colour;
    }

    /** For {@link Target#kind}. */
    byte kind() {
        return kind;
    }

    List<Part> parts() {
        return parts;
    }

    Area bounds() {
        return bounds;
    }

    /** Depth of its nearest point. */
    double distance() {
        return distance;
    }
}
