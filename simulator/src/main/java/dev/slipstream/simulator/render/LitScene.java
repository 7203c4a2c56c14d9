package dev.slipstream.simulator.render;

import dev.slipstream.simulator.body.Cone;
import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.body.Surface;
import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.sport.Prop;
import dev.slipstream.simulator.sport.Scene;

import java.util.ArrayList;
import java.util.List;

/** A scene and its shadows, which are the same for all cameras and so are made once. */
public final class LitScene {
    /**
     * What one figure or prop keeps from the ground.
     *
     * @param masks one for each lamp
     * @param near a point of it, and within {@code reach} metres everything else
     */
    record Shade(List<ShadowMask> masks, Vec3 near, double reach) {}

    private final Scene scene;
    private final List<Shade> shades;

    LitScene(Scene scene, Light light) {
        this.scene = scene;
        shades = new ArrayList<>();
        for (Figure figure : scene.figures()) {
            shades.add(shade(figure.cones(), light));
        }
        for (Prop prop : scene.props()) {
            shades.add(
                    shade(List.of(new Cone(prop.a(), prop.b(), prop.radius(), prop.radius(), Surface.STICK)), light));
        }
    }

    Scene scene() {
        return scene;
    }

    List<Shade> shades() {
        return shades;
    }

    private static Shade shade(List<Cone> cones, Light light) {
        List<ShadowMask> masks = light.lamps().stream()
                .map(lamp -> new ShadowMask(cones, lamp.to()))
                .toList();
        Vec3 near = cones.isEmpty() ? Vec3.ZERO : cones.get(0).a();
        double reach = 0;
        for (Cone cone : cones) {
            double radius = Math.max(cone.radiusA(), cone.radiusB());
            reach = Math.max(reach, cone.a().minus(near).length() + radius);
            reach = Math.max(reach, cone.b().minus(near).length() + radius);
        }
        return new Shade(masks, near, reach);
    }
}
