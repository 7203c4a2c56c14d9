package dev.slipstream.simulator.render;

import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;
import org.jspecify.annotations.Nullable;

/** Darkens the ground where figures keep the lamps from it. For one thread at a time. */
final class ShadowPainter {
    private final Target target;
    private final Light light;
    private final float[] rayX;
    private final float[] rayY;

    ShadowPainter(Target target, Light light) {
        this.target = target;
        this.light = light;
        rayX = new float[target.width()];
        rayY = new float[target.width()];
    }

    void draw(Camera camera, PixelRays rays, LitScene.Shade shade) {
        Area area = reach(camera, shade).within(target);
        double[] r = camera.rotation();
        Vec3 eye = camera.centre();
        int s = Target.SAMPLES;
        for (int y = area.y0(); y < area.y1(); y += s) {
            rays.row(y, area.x0(), area.x1(), rayX, rayY);
            int at = y * target.width() + area.x0();
            for (int i = 0; i < area.width(); i += s, at += s) {
                if (!shadows(at)) {
                    continue;
                }
                double depth = target.depth()[at];
                double cx = rayX[i] * depth;
                double cy = rayY[i] * depth;
                float left = light(
                        shade,
                        eye.x() + r[0] * cx + r[3] * cy + r[6] * depth,
                        eye.y() + r[1] * cx + r[4] * cy + r[7] * depth,
                        eye.z() + r[2] * cx + r[5] * cy + r[8] * depth);
                if (left < 0.998f) {
                    // Shadows are soft: one look is enough for all samples of a pixel.
                    for (int k = 0; k < s * s; k++) {
                        darken(at + k % s + k / s * target.width(), left);
                    }
                }
            }
        }
    }

    private boolean shadows(int at) {
        byte kind = target.kind()[at];
        return kind == Mesh.Kind.GROUND.code() || kind == Mesh.Kind.ICE.code();
    }

    /** What the lamps still give at a point, of one. */
    private float light(LitScene.Shade shade, double x, double y, double z) {
        float left = 1;
        for (int l = 0; l < shade.masks().size(); l++) {
            left *= 1
                    - shade.masks().get(l).at(x, y, z)
                            * (float) light.lamps().get(l).shadow();
        }
        return left;
    }

    /** Shade is lit by the sky alone, and so is a little bluer than the light. */
    private void darken(int at, float left) {
        if (shadows(at)) {
            int c = target.colour()[at];
            int k = (int) (256 * left);
            int blue = k + (256 - k) / 8;
            target.colour()[at] =
                    (c & 0xFF000000) | (Colours.shade(c, k) & 0x00FFFF00) | (Colours.shade(c, blue) & 0xFF);
        }
    }

    /** The area that it can darken. */
    static Area reach(Camera camera, LitScene.Shade shade) {
        Area area = Area.NONE;
        for (LitScene.Spot spot : shade.spots()) {
            area = area.union(ball(camera, spot.centre(), spot.radius()));
        }
        return area;
    }

    private static Area ball(Camera camera, Vec3 centre, double radius) {
        @Nullable Vec3 p = camera.project(centre);
        if (p == null || p.z() < radius + 0.2) {
            return Area.NONE;
        }
        double reach = Target.SAMPLES * camera.focal() * radius / (p.z() - radius) * 1.2 + 2;
        double u = PixelRays.sample(p.x());
        double v = PixelRays.sample(p.y());
        return new Area((int) (u - reach), (int) (v - reach), (int) (u + reach), (int) (v + reach));
    }
}
