package dev.slipstream.simulator.production;

import dev.slipstream.simulator.render.SceneRenderer;
import dev.slipstream.simulator.sport.Athlete;
import dev.slipstream.simulator.truth.Sighting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When one feed shows which athletes, counted on the pixels that were drawn. An athlete is seen where at least one pixel in
 * eight thousand shows them: on a full HD picture a figure of 35 pixels' height. Gaps of less than a fifth of a second, as
 * when somebody skates past in front, do not part a sighting.
 */
final class Sightings {
    private static final int SHARE = 8_000;
    private static final double GAP = 0.2;

    private final String camera;
    private final List<Athlete> athletes;
    private final double fps;
    private final int enough;
    private final int[] since;
    private final int[] last;
    private final List<Sighting> sightings = new ArrayList<>();

    Sightings(String camera, List<Athlete> athletes, ProductionPlan plan) {
        this.camera = camera;
        this.athletes = athletes;
        this.fps = plan.fps();
        this.enough = Math.max(1, plan.width() * plan.height() / SHARE);
        this.since = new int[athletes.size()];
        this.last = new int[athletes.size()];
        Arrays.fill(since, -1);
    }

    /** Looks at the picture that was drawn last, which is the feed's picture of this number. */
    void look(int frame, SceneRenderer drawn) {
        for (int i = 0; i < since.length; i++) {
            if (drawn.seen(i) >= enough) {
                if (since[i] >= 0 && frame - last[i] > GAP * fps) {
                    end(i);
                }
                if (since[i] < 0) {
                    since[i] = frame;
                }
                last[i] = frame;
            }
        }
    }

    /** All of them, once the last picture was looked at. */
    List<Sighting> finish() {
        for (int i = 0; i < since.length; i++) {
            if (since[i] >= 0) {
                end(i);
            }
        }
        return sightings;
    }

    private void end(int athlete) {
        sightings.add(
                new Sighting(camera, athletes.get(athlete).id(), since[athlete] / fps, (last[athlete] + 1) / fps));
        since[athlete] = -1;
    }
}
