package dev.slipstream.simulator.render;

import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.sport.Prop;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Draws what a camera sees at a time. A camera that stands still is drawn on its plate, the picture of the empty venue:
 * only what figures and their shadows touch is drawn again. For one thread at a time.
 *
 * <pre>
 * backdrop (kept for a camera that stands still) → mirrored figures on ice → shadows on the ground → figures
 *   → two by two samples to a pixel → snow → grain
 * </pre>
 */
public final class SceneRenderer {
    /** Times a second at which what moves by itself, such as a crowd, changes. */
    private static final double PHASES = 4;

    private final Stage stage;
    private final SceneMemory scenes;
    private final Backdrop backdrop;
    private final Snowfall snowfall;
    private final boolean plates;
    private final Target target;
    private final Target empty;
    private final int[] clean;
    private final BodyPainter bodies;
    private final ShadowPainter shadows;
    private final int[] seen = new int[128];

    private @Nullable Camera current;
    private @Nullable PixelRays rays;
    private Area dirty = Area.NONE;
    private Area drawn = Area.NONE;

    /**
     * @param suits by the index of the athlete
     * @param plates whether what stands still is drawn only once for a camera; a crowd then does not move
     */
    public SceneRenderer(Stage stage, List<Suit> suits, SceneMemory scenes, int width, int height, boolean plates) {
        this.stage = stage;
        this.scenes = scenes;
        this.plates = plates;
        backdrop = new Backdrop(stage);
        snowfall = new Snowfall(stage.snow());
        target = Target.of(width * Target.SAMPLES, height * Target.SAMPLES);
        empty = Target.of(plates ? target.width() : width, target.height());
        clean = new int[width * height];
        bodies = new BodyPainter(target, new BodyShader(stage.light(), suits));
        shadows = new ShadowPainter(target, stage.light());
    }

    /**
     * @param rgb width times height pixels, overwritten
     * @param grain seed of the sensor's noise
     */
    public void draw(Camera camera, double time, int grain, int[] rgb) {
        drawClean(camera, time, rgb);
        if (stage.snow() > 0) {
            snowfall.draw(camera, time, target, rgb);
        }
        Grain.add(rgb, camera.width(), grain);
    }

    /** As {@link #draw}, in still air and by a sensor without noise: what reconstructions are compared with. */
    public void drawClean(Camera camera, double time, int[] rgb) {
        PixelRays rays = look(camera, time);
        LitScene lit = scenes.at(time);
        List<Body> upright = bodies(camera, lit, false);
        List<Body> mirrored = stage.mirrors() ? bodies(camera, lit, true) : List.of();
        Area touched = touched(camera, lit, upright, mirrored);
        if (plates) {
            System.arraycopy(clean, 0, rgb, 0, rgb.length);
            dirty = touched;
        } else {
            empty.resolveHalf(rgb);
            target.widen(empty, touched);
        }
        mirrored.forEach(body -> bodies.mirror(camera, rays, body));
        lit.shades().forEach(shade -> shadows.draw(camera, rays, shade));
        upright.forEach(body -> bodies.draw(camera, rays, body));
        count(touched);
        drawn = touched;
        target.resolve(touched, rgb);
    }

    /** All that will be drawn over the empty venue. */
    private Area touched(Camera camera, LitScene lit, List<Body> upright, List<Body> mirrored) {
        Area touched = Area.NONE;
        for (Body body : upright) {
            touched = touched.union(body.bounds().within(target));
        }
        for (Body body : mirrored) {
            touched = touched.union(body.bounds().within(target));
        }
        for (LitScene.Shade shade : lit.shades()) {
            touched = touched.union(ShadowPainter.reach(camera, shade).within(target));
        }
        return touched;
    }

    /** The camera's picture of the empty venue, in still air and without grain. */
    public int[] plate(Camera camera) {
        look(camera, 0);
        int[] rgb = new int[camera.width() * camera.height()];
        target.resolve(Area.all(target), rgb);
        return rgb;
    }

    /** How many pixels of the picture drawn last show the athlete of an index. */
    public int seen(int athlete) {
        return seen[athlete] / (Target.SAMPLES * Target.SAMPLES);
    }

    /** Whose body each pixel of the picture drawn last shows: the index of the athlete, or -1. */
    public int[] mask() {
        int width = target.width() / Target.SAMPLES;
        int[] mask = new int[width * (target.height() / Target.SAMPLES)];
        for (int i = 0; i < mask.length; i++) {
            int at = i / width * Target.SAMPLES * target.width() + i % width * Target.SAMPLES;
            mask[i] = Math.max(-1, target.kind()[at] - Target.FIGURE);
        }
        return mask;
    }

    /**
     * How many of the samples in each pixel of the picture drawn last show an athlete's body, 0 to 4: what masks are measured
     * against, as an outline seldom runs between two pixels.
     *
     * @param of tells by the index of an athlete whether that one counts
     */
    public byte[] coverage(IntPredicate of) {
        int width = target.width() / Target.SAMPLES;
        byte[] coverage = new byte[width * (target.height() / Target.SAMPLES)];
        // Elsewhere the target may still hold what an earlier picture showed.
        for (int y = drawn.y0(); y < drawn.y1(); y++) {
            for (int x = drawn.x0(); x < drawn.x1(); x++) {
                int athlete = target.kind()[y * target.width() + x] - Target.FIGURE;
                if (athlete >= 0 && of.test(athlete)) {
                    coverage[y / Target.SAMPLES * width + x / Target.SAMPLES]++;
                }
            }
        }
        return coverage;
    }

    private PixelRays look(Camera camera, double time) {
        PixelRays known = rays;
        boolean moved = camera != current || known == null;
        PixelRays now = moved || known == null ? new PixelRays(camera) : known;
        rays = now;
        current = camera;
        if (!plates) {
            backdrop.drawHalf(camera, (int) (time * PHASES), empty);
        } else if (moved) {
            backdrop.draw(camera, now, 0, empty);
            target.copy(empty, Area.all(target));
            target.resolve(Area.all(target), clean);
        } else {
            target.copy(empty, dirty);
        }
        dirty = Area.NONE;
        return now;
    }

    /** The farthest first, as mirrored ones are laid over each other. */
    private static List<Body> bodies(Camera camera, LitScene lit, boolean mirrored) {
        List<Body> bodies = new ArrayList<>();
        for (Figure figure : lit.scene().figures()) {
            bodies.add(Body.of(camera, figure, mirrored));
        }
        for (Prop prop : lit.scene().props()) {
            bodies.add(Body.of(camera, prop, mirrored));
        }
        bodies.sort(Comparator.comparingDouble(Body::distance).reversed());
        return bodies;
    }

    private void count(Area area) {
        Arrays.fill(seen, 0);
        for (int y = area.y0(); y < area.y1(); y++) {
            for (int x = area.x0(); x < area.x1(); x++) {
                int kind = target.kind()[y * target.width() + x];
                if (kind >= Target.FIGURE) {
                    seen[kind - Target.FIGURE]++;
                }
            }
        }
    }
}
