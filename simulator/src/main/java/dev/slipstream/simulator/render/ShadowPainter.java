package dev.slipstream.simulator.render;

import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;
import org.jspecify.annotations.Nullable;

import java.util.List;

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

    /** The area that was touched. */
    Area draw(Camera camera, PixelRays rays, LitScene.Shade shade) {
        Area area = reach(camera, shade).within(target);
        double[] r = camera.rotation();
        Vec3 eye = camera.centre();
        List<Light.Lamp> lamps = light.lamps();
        for (int y = area.y0(); y < area.y1(); y++) {
            rays.row(y, area.x0(), area.x1(), rayX, rayY);
            int at = y * target.width() + area.x0();
            for (int i = 0; i < area.width(); i++, at++) {
                byte kind = target.kind()[at];
                if (kind != Mesh.Kind.GROUND.code() && kind != Mesh.Kind.ICE.code()) {
                    continue;
                }
                double depth = target.depth()[at];
                double cx = rayX[i] * depth;
                double cy = rayY[i] * depth;
                double x = eye.x() + r[0] * cx + r[3] * cy + r[6] * depth;
                double y2 = eye.y() + r[1] * cx + r[4] * cy + r[7] * depth;
                double z = eye.z() + r[2] * cx + r[5] * cy + r[8] * depth;
                float left = 1;
                for (int l = 0; l < lamps.size(); l++) {
                    float dark = shade.masks().get(l).at(x, y2, z);
                    left *= 1 - dark * (float) lamps.get(l).shadow();
                }
                if (left < 0.998f) {
                    // Shade is lit by the sky alone, and so is a little bluer than the light.
                    int c = target.colour()[at];
                    int k = (int) (256 * left);
                    int blue = k + (256 - k) / 8;
                    target.colour()[at] =
                            (c & 0xFF000000) | (Colours.shade(c, k) & 0x00FFFF00) | (Colours.shade(c, blue) & 0xFF);
                }
            }
        }
        return area;
    }

    /** Of the figure itself and of its shadows: balls around where its lamps throw it, ten metres at most. */
    private Area reach(Camera camera, LitScene.Shade shade) {
        Area area = ball(camera, shade.near(), shade.reach() + 0.3);
        for (Light.Lamp lamp : light.lamps()) {
            double height = Math.min(8, shade.reach() * 2 + 0.2);
            double thrown = Math.min(10, height / Math.max(0.2, lamp.to().z()));
            for (double k = 0.25; k <= 1; k += 0.25) {
                area = area.union(ball(camera, shade.near().minus(lamp.to().times(thrown * k)), shade.reach() + 0.3));
            }
        }
        return area;
    }

    private static Area ball(Camera camera, Vec3 centre, double radius) {
        @Nullable Vec3 p = camera.project(centre);
        if (p == null || p.z() < radius + 0.2) {
            return Area.NONE;
        }
        double reach = Target.SAMPLES * camera.focal() * radius / (p.z() - radius) * 1.3;
        double u = PixelRays.sample(p.x());
        double v = PixelRays.sample(p.y());
        return new Area((int) (u - reach), (int) (v - reach), (int) (u + reach), (int) (v + reach));
    }
}
