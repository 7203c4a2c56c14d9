package dev.slipstream.simulator.render;

import dev.slipstream.simulator.geometry.Camera;

/**
 * Draws bodies sample by sample: each row's rays are met with the cones that it crosses, and the nearest is shaded. Exact
 * outlines, so that what the truth says about a body is what its picture shows. For one thread at a time.
 */
final class BodyPainter {
    private final Target target;
    private final BodyShader shader;
    private final float[] rayX;
    private final float[] rayY;
    private final double[] unitX;
    private final double[] unitY;
    private final double[] unitZ;
    private final double[] nearest;
    private final int[] winner;

    BodyPainter(Target target, BodyShader shader) {
        this.target = target;
        this.shader = shader;
        int width = target.width();
        rayX = new float[width];
        rayY = new float[width];
        unitX = new double[width];
        unitY = new double[width];
        unitZ = new double[width];
        nearest = new double[width];
        winner = new int[width];
    }

    /** In front of what is nearer than the target's depth. */
    void draw(Camera camera, PixelRays rays, Body body) {
        paint(camera, rays, body, false);
    }

    /** Into the ice that the target shows; a mirrored body. */
    void mirror(Camera camera, PixelRays rays, Body body) {
        paint(camera, rays, body, true);
    }

    private void paint(Camera camera, PixelRays rays, Body body, boolean mirrored) {
        Area area = body.bounds().within(target);
        shader.look(camera, body, mirrored);
        for (int y = area.y0(); y < area.y1(); y++) {
            int x0 = area.x1();
            int x1 = area.x0();
            for (Body.Part part : body.parts()) {
                Area b = part.bounds();
                if (y >= b.y0() && y < b.y1()) {
                    x0 = Math.min(x0, Math.max(area.x0(), b.x0()));
                    x1 = Math.max(x1, Math.min(area.x1(), b.x1()));
                }
            }
            if (x0 < x1) {
                row(rays, body, y, x0, x1, mirrored);
            }
        }
    }

    private void row(PixelRays rays, Body body, int y, int x0, int x1, boolean mirrored) {
        int n = x1 - x0;
        rays.row(y, x0, x1, rayX, rayY);
        for (int i = 0; i < n; i++) {
            double k = 1 / Math.sqrt(rayX[i] * rayX[i] + rayY[i] * rayY[i] + 1);
            unitX[i] = rayX[i] * k;
            unitY[i] = rayY[i] * k;
            unitZ[i] = k;
            nearest[i] = ConeShape.MISS;
        }
        for (int p = 0; p < body.parts().size(); p++) {
            Body.Part part = body.parts().get(p);
            Area b = part.bounds();
            if (y < b.y0() || y >= b.y1()) {
                continue;
            }
            int to = Math.min(x1, b.x1()) - x0;
            for (int i = Math.max(x0, b.x0()) - x0; i < to; i++) {
                double t = part.shape().hit(unitX[i], unitY[i], unitZ[i]);
                if (t < nearest[i] && t > 0) {
                    nearest[i] = t;
                    winner[i] = p;
                }
            }
        }
        int at = y * target.width() + x0;
        for (int i = 0; i < n; i++, at++) {
            if (nearest[i] == ConeShape.MISS) {
                continue;
            }
            if (mirrored) {
                if (target.kind()[at] == Mesh.Kind.ICE.code()) {
                    int seen = shader.shade(body.parts().get(winner[i]), unitX[i], unitY[i], unitZ[i]);
                    target.colour()[at] = Colours.mix(
                            target.colour()[at], seen | 0xFF000000, shader.mirrored(unitX[i], unitY[i], unitZ[i]));
                }
                continue;
            }
            float depth = (float) (nearest[i] * unitZ[i]);
            if (depth < target.depth()[at]) {
                target.colour()[at] =
                        shader.shade(body.parts().get(winner[i]), unitX[i], unitY[i], unitZ[i]) | 0xFF000000;
                target.depth()[at] = depth;
                target.kind()[at] = body.kind();
            }
        }
    }
}
