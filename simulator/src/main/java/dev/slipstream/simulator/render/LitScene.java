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
     * @param spots balls on the ground that together cover the shadows
     */
    record Shade(List<ShadowMask> masks, List<Spot> spots) {}

    /** A ball in the world. */
    record Spot(Vec3 centre, double radius) {}

    private static final int GROUND_STEPS = 3;

    private final Scene scene;
    private final List<Shade> shades;

    LitScene(Scene scene, Stage stage) {
        this.scene = scene;
        shades = new ArrayList<>();
        for (Figure figure : scene.figures()) {
            shades.add(shade(figure.cones(), stage));
        }
        for (Prop prop : scene.props()) {
            shades.add(
                    shade(List.of(new Cone(prop.a(), prop.b(), prop.radius(), prop.radius(), Surface.STICK)), stage));
        }
    }

    Scene scene() {
        return scene;
    }

    List<Shade> shades() {
        return shades;
    }

    private static Shade shade(List<Cone> cones, Stage stage) {
        List<ShadowMask> masks = new ArrayList<>();
        List<Spot> spots = new ArrayList<>();
        for (Light.Lamp lamp : stage.light().lamps()) {
            masks.add(new ShadowMask(cones, lamp.to()));
            // A level surface cuts the light's beam at a slant.
            double slant = 1 / lamp.to().z();
            for (Cone cone : cones) {
                spots.add(new Spot(thrown(cone.a(), lamp.to(), stage), (cone.radiusA() + 0.1) * slant));
                spots.add(new Spot(thrown(cone.b(), lamp.to(), stage), (cone.radiusB() + 0.1) * slant));
            }
        }
        return new Shade(masks, spots);
    }

    /** Where the shadow of a point meets the ground, by steps that come nearer. */
    private static Vec3 thrown(Vec3 point, Vec3 toLamp, Stage stage) {
        Vec3 spot = point;
        for (int i = 0; i < GROUND_STEPS; i++) {
            double height = stage.ground().height(spot.x(), spot.y());
            spot = point.minus(toLamp.times((point.z() - height) / toLamp.z()));
        }
        return spot;
    }
}
