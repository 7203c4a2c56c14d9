package dev.slipstream.simulator.production;

import dev.slipstream.simulator.feed.Pictures;
import dev.slipstream.simulator.render.SceneRenderer;
import dev.slipstream.simulator.truth.Sighting;

import java.util.List;

/** A feed's pictures, with a note of whom they show. */
abstract class SightedPictures implements Pictures {
    private final ProductionPlan plan;
    private final SceneRenderer renderer;
    private final Sightings sightings;

    /** {@code plates}: see {@link Production#renderer}. */
    SightedPictures(Production production, String feed, boolean plates) {
        plan = production.plan();
        renderer = production.renderer(plates);
        sightings = new Sightings(feed, production.competition().athletes(), plan);
    }

    @Override
    public final int width() {
        return plan.width();
    }

    @Override
    public final int height() {
        return plan.height();
    }

    final SceneRenderer renderer() {
        return renderer;
    }

    /** By the feed's own clock. */
    final double seconds(int frame) {
        return frame / (double) plan.fps();
    }

    /** Notes whom the picture drawn last shows. */
    final void note(int frame) {
        sightings.look(frame, renderer);
    }

    /** All of them, once the last picture was drawn. */
    final List<Sighting> sightings() {
        return sightings.finish();
    }
}
